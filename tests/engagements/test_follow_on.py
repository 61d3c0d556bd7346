"""A follow-on request: begun by the executive or the program manager, filled in, linked, and told."""

import pytest

from app import clock
from app.engagements.services import following_on
from app.errors import InvalidFact, NotPermitted, NotVisible, StaleCase
from app.extensions import db
from app.policy.roles import Role
from app.requests.models.assistance import AssistanceRequest, Contact
from app.requests.models.choices import ContactRole
from app.workflow.models.case_file import AccessLevel, CaseFile
from app.workflow.models.record import Clock
from app.workflow.services import access
from tests.browser import Browser
from tests.cast import sign_in
from tests.engagements.kinds import ONE_OF_EACH, accepted
from tests.notifications import world

EVERY_KIND = pytest.mark.parametrize("kind", ONE_OF_EACH)


@pytest.fixture
def at(app):
    """Opens a browser as someone of the cast."""

    def open_as(who) -> Browser:
        browser = Browser(app)
        sign_in(browser, who)
        return browser

    return open_as


def spawned(engagement, who, title="Train the trainers") -> AssistanceRequest:
    """Somebody begins a follow-on."""
    draft = following_on.spawn(engagement, actor=who.actor, seen_version=engagement.version, title=title)
    db.session.commit()
    return draft


@EVERY_KIND
@pytest.mark.parametrize("who", ["manager", "harbor_executive"])
def test_it_begins_a_draft_of_the_same_agency_filled_in_from_the_case(cast, kind, who):
    engagement = accepted(cast, kind, audience="48 deputies", success_measure="Fewer injuries")
    request = db.session.query(AssistanceRequest).one()
    request.contacts.append(
        Contact(case_file_id=request.case_file_id, role=ContactRole.POINT_OF_CONTACT, name="Rita Alvarez")
    )
    state = engagement.state
    draft = spawned(engagement, getattr(cast, who))
    file = draft.case_file
    assert (draft.state, file.is_draft, file.agency_id) == ("draft", True, cast.harbor.id)
    assert (draft.title, draft.audience, draft.place) == ("Train the trainers", "48 deputies", "Port Harbor")
    assert [each.name for each in draft.contacts] == ["Rita Alvarez"]
    assert not draft.authority_attested and draft.wanted_from is None and draft.urgency is None
    assert engagement.case_file.reference in draft.earlier_help
    assert (file.follows_id, engagement.state) == (engagement.case_file_id, state)
    (running,) = db.session.query(Clock).filter_by(case_file_id=file.id, stopped_at=None)
    assert (running.name, running.party) == ("draft", Role.REQUESTER)


def test_a_closed_case_may_be_followed_on(way):
    way.engagement.state, way.engagement.end_reason = "ended", "other"
    way.file.is_open = False
    db.session.commit()
    assert spawned(way.engagement, way.cast.harbor_executive).state == "draft"


def test_the_executive_goes_on_to_the_draft_and_both_cases_link_to_each_other(way, at):
    page = at(way.cast.harbor_executive)
    page.get(f"/cases/{way.file.reference}/engagement/follow-on")
    page.submit("Begin the draft", status=422)
    page.submit("Begin the draft", title="Train the trainers")
    draft = db.session.query(CaseFile).filter(CaseFile.follows_id == way.file.id).one()
    assert draft.reference in page.page.url
    assert draft.reference in page.get(f"/cases/{way.file.reference}").text
    manager = at(way.cast.manager).get(f"/cases/{way.file.reference}")
    assert draft.reference not in manager.text  # nobody else sees a draft
    draft.is_draft, draft.submitted_at = False, clock.now()
    request = db.session.query(AssistanceRequest).filter_by(case_file_id=draft.id).one()
    request.state = draft.state = "submitted"
    db.session.commit()
    assert draft.reference in at(way.cast.manager).get(f"/cases/{way.file.reference}").text
    assert way.file.reference in at(way.cast.manager).get(f"/cases/{draft.reference}").text


def test_a_provider_sees_no_link_to_a_case_that_is_not_its_own(way, at):
    way.to_team()
    draft = spawned(way.engagement, way.cast.manager)
    draft.case_file.is_draft = False
    db.session.commit()
    assert draft.reference not in at(way.cast.x_coordinator).get(f"/cases/{way.file.reference}").text


def test_the_manager_comes_back_to_the_case_and_requester_and_manager_are_told(way, at):
    world.mailed()
    page = at(way.cast.manager_two)
    page.get(f"/cases/{way.file.reference}/engagement/follow-on")
    page.submit("Begin the draft", title="Train the trainers")
    assert page.page.url == f"/cases/{way.file.reference}"
    told = {each.address for each in world.mailed() if "follow-on request is drafted" in each.subject}
    assert told == {way.cast.harbor_requester.email, way.cast.manager.email}


@pytest.mark.parametrize("who", ["triage", "director", "harbor_requester", "x_coordinator", "y_coordinator", "auditor"])
def test_nobody_else_begins_one(way, who):
    way.to_team()
    with pytest.raises((NotPermitted, NotVisible)):
        spawned(way.engagement, getattr(way.cast, who))


def test_it_needs_a_line_and_is_begun_once_a_click(way):
    with pytest.raises(InvalidFact):
        spawned(way.engagement, way.cast.manager, " ")
    db.session.rollback()
    version = way.engagement.version
    spawned(way.engagement, way.cast.manager)
    with pytest.raises(StaleCase):
        following_on.spawn(way.engagement, actor=way.cast.manager.actor, seen_version=version, title="Again")


def test_the_draft_of_a_restricted_case_is_for_the_same_list(way, at):
    way.file.restricted = True
    for who in (way.cast.harbor_executive, way.cast.manager):
        access.give(way.file, AccessLevel.LISTED, person_id=who.person.id)
    db.session.commit()
    draft = spawned(way.engagement, way.cast.harbor_executive)
    assert draft.case_file.restricted
    at(way.cast.harbor_executive).get(f"/cases/{draft.reference}/review")
    at(way.cast.harbor_newcomer).get(f"/cases/{draft.reference}", status=404)
