"""Converting: from each life cycle into the others, what passes over, who may, and what must be there."""

from datetime import timedelta
from itertools import permutations

import pytest

from app import clock
from app.engagements.models.choices import EndReason
from app.engagements.models.engagement import Engagement
from app.engagements.models.lineage import NewExecutive
from app.engagements.services import asking, converting, offering, staffing, succession
from app.engagements.services.converting import Conversion
from app.errors import InvalidFact, NotPermitted, NotVisible, StaleCase, StepNotAvailable, StepNotReady
from app.extensions import db
from app.policy.programs import Kind, Program
from app.providers.models import Participation
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.parts import Component, Deconfliction
from app.workflow.models.record import Clock
from tests.browser import Browser, upload
from tests.cast import sign_in
from tests.documents.pdfs import pdf
from tests.engagements.kinds import ONE_OF_EACH, PROGRAMS, accepted
from tests.notifications import world

CRI_TAC, IMMEDIATE, REVIEW, ASSESSMENT = ONE_OF_EACH
DIRECTORS = (REVIEW, ASSESSMENT)
CONVERTIBLE_AT_ONCE = (CRI_TAC, IMMEDIATE, REVIEW)
"""Kinds whose first state is one from which a conversion leads."""
READY = {"authorization_at": clock.now(), "review_justification": "A look from outside helps"}


@pytest.fixture
def at(app):
    """Opens a browser as someone of the cast."""

    def open_as(who) -> Browser:
        browser = Browser(app)
        sign_in(browser, who)
        return browser

    return open_as


def as_kind(kind, **words) -> Conversion:
    """A conversion that the agency agreed to yesterday."""
    return Conversion(kind, "The need is another one", "Sheriff Boone", clock.now() - timedelta(days=1), **words)


def step_of(old, new) -> str:
    return "convert_by_director" if old not in DIRECTORS and new in DIRECTORS else "convert"


def taker_of(cast, old, new):
    return cast.director if old in DIRECTORS or new in DIRECTORS else cast.manager


def converted(engagement, cast, kind, who=None, **words) -> Engagement:
    """Convert it, and return what begins."""
    who = who or taker_of(cast, engagement.kind, kind)
    converting.convert(
        engagement, actor=who.actor, seen_version=engagement.version, conversion=as_kind(kind, **words),
        step=step_of(engagement.kind, kind),
    )  # fmt: skip
    db.session.commit()
    return db.session.query(Engagement).filter_by(case_file_id=engagement.case_file_id, number=2).one()


def to_provider_selection(engagement) -> None:
    """An assessment leads elsewhere from its provider selection on; stand there without walking."""
    engagement.state = engagement.case_file.state = "provider_selection"
    db.session.commit()


@pytest.mark.parametrize(("old", "new"), list(permutations(ONE_OF_EACH, 2)), ids=lambda kind: kind.value)
def test_each_kind_becomes_each_other(cast, old, new):
    before = accepted(cast, old, **READY)
    if old is ASSESSMENT:
        to_provider_selection(before)
    before.case_file.restricted = False
    db.session.commit()
    after = converted(before, cast, new)
    file = after.case_file
    assert (before.state, before.end_reason) == ("ended", EndReason.CONVERTED)
    first = {CRI_TAC: "intake_call", ASSESSMENT: "readiness"}.get(new, "executive_call")
    assert (after.state, after.kind, after.converted_from_id) == (first, new, before.id)
    assert (file.stage, file.state, file.program, file.kind) == (after.lifecycle, first, PROGRAMS[new], new)
    assert file.is_open and file.restricted is (PROGRAMS[new] is Program.CRITICAL_RESPONSE)
    names = {row.name for row in db.session.query(Clock).filter_by(case_file_id=file.id, stopped_at=None)}
    assert names == {{CRI_TAC: "intake_call", ASSESSMENT: "readiness"}.get(new, "executive_call")}


def test_data_analysis_is_another_kind_of_the_same_life_cycle(cast):
    after = converted(accepted(cast, IMMEDIATE), cast, Kind.DATA_ANALYSIS)
    assert (after.kind, after.lifecycle) == (Kind.DATA_ANALYSIS, "critical_response")


@pytest.mark.parametrize(
    ("kind", "who", "step"),
    [
        (REVIEW, "manager", "convert"), (REVIEW, "manager", "convert_by_director"),
        (IMMEDIATE, "director", "convert"), (IMMEDIATE, "director", "convert_by_director"),
        (IMMEDIATE, "triage", "convert"), (IMMEDIATE, "harbor_executive", "convert"),
        (IMMEDIATE, "x_coordinator", "convert"),
    ],
)  # fmt: skip
def test_a_manager_converts_among_his_kinds_and_a_director_to_reviews_and_assessments(way, kind, who, step):
    way.to_team()
    member = getattr(way.cast, who)
    request = db.session.query(AssistanceRequest).one()
    request.agency_matched_at, request.review_justification = clock.now(), "Why"
    with pytest.raises((NotPermitted, NotVisible, StepNotReady)):
        converting.convert(
            way.engagement, actor=member.actor, seen_version=way.engagement.version, conversion=as_kind(kind), step=step
        )


def test_a_review_is_the_directors_alone_to_convert(cast):
    review = accepted(cast, REVIEW, **READY)
    with pytest.raises(NotPermitted):
        converted(review, cast, CRI_TAC, who=cast.manager)


@pytest.mark.parametrize(
    ("new", "columns", "sentence"),
    [
        (REVIEW, {"authorization_at": None}, "authorization"),
        (REVIEW, {"review_justification": ""}, "objective review"),
        (ASSESSMENT, {"authorization_at": None}, "authorization"),
        (IMMEDIATE, {"agency_matched_at": None}, "not matched"),
    ],
)
def test_what_acceptance_for_the_other_kind_needs_must_be_there(cast, new, columns, sentence):
    engagement = accepted(cast, CRI_TAC, **(READY | columns))
    with pytest.raises(StepNotReady) as refused:
        converted(engagement, cast, new)
    assert any(sentence in each for each in refused.value.missing)


def test_immediate_help_needs_no_letter_and_no_justification(cast):
    assert converted(accepted(cast, CRI_TAC), cast, IMMEDIATE).kind is IMMEDIATE


def test_the_same_kind_is_refused_and_so_is_a_case_under_way(way, cast):
    with pytest.raises(InvalidFact):
        converted(way.engagement, cast, CRI_TAC, who=cast.manager)
    db.session.rollback()
    way.to_delivery()
    with pytest.raises(StepNotAvailable):
        converted(way.engagement, cast, IMMEDIATE)


def takes_part(provider, program) -> None:
    """Let a provider take part in another program, too."""
    since = clock.now().date().replace(month=1, day=1)
    db.session.add(Participation(provider_id=provider.id, program=program, award_number="15JCOPS-CR", since=since))
    db.session.commit()


def matched(way) -> None:
    """Let the way's request have what acceptance needs."""
    request = db.session.query(AssistanceRequest).one()
    request.agency_matched_at = clock.now()
    db.session.add(
        Deconfliction(
            case_file=request.case_file, component=Component.CRS, state="clear", answer="clear",
            answered_by="Leo Hart", answered_at=clock.now(),
        )
    )  # fmt: skip
    db.session.commit()


def test_the_call_the_fitting_provider_and_its_experts_pass_over(way, cast):
    way.to_team().proposed().attested()
    matched(way)
    takes_part(cast.x, Program.CRITICAL_RESPONSE)
    call = way.engagement.call_goals
    offer, assignment = way.offer, way.assignment
    after = converted(way.engagement, cast, IMMEDIATE)
    assert (after.call_goals, after.provider_id) == (call, cast.x.id)
    assert (offer.engagement_id, offer.state) == (after.id, "accepted")
    assert (assignment.engagement_id, assignment.state) == (after.id, "attested")
    assert after.case_file.provider_id == cast.x.id


def test_a_provider_that_takes_no_part_in_the_other_program_goes(way, cast, at):
    way.to_team().proposed().attested()
    matched(way)
    offer, assignment, file = way.offer, way.assignment, way.file
    after = converted(way.engagement, cast, IMMEDIATE)
    assert (offer.state, assignment.state) == ("revoked", "released")
    assert after.provider_id is None and file.provider_id is None
    for who in (cast.x_coordinator, cast.x_expert):
        at(who).get(f"/cases/{file.reference}", status=404)


def test_an_offer_without_an_answer_is_revoked(way, cast):
    way.to_offer()
    matched(way)
    takes_part(cast.x, Program.CRITICAL_RESPONSE)
    offer = way.offer
    converted(way.engagement, cast, IMMEDIATE)
    assert offer.state == "revoked"


def test_a_plan_in_the_making_is_taken_over_when_the_next_one_is_begun(way, cast):
    way.to_planning().written()
    matched(way)
    takes_part(cast.x, Program.CRITICAL_RESPONSE)
    plan = way.plan
    after = converted(way.engagement, cast, IMMEDIATE)
    assert plan.state == "dropped"
    way.engagement = after
    after.state = "team"
    after.kind_settled_at = clock.now()
    db.session.commit()
    way._did(staffing.confirm_team, after, cast.manager, no_expert_reason="It is known")
    (new,) = after.plans
    assert (new.state, new.summary, len(new.items)) == ("drafting", plan.summary, len(plan.items))


def test_questions_answers_of_components_and_owed_words_stay_with_the_case(way, cast):
    matched(way)
    asking.ask_agency(way.engagement, ["How many?"], actor=cast.manager.actor, seen_version=way.engagement.version)
    new = NewExecutive("Ann Lee", "Sheriff", "", clock.now().date())
    succession.record(way.engagement, actor=cast.manager.actor, seen_version=way.engagement.version, executive=new)
    db.session.commit()
    request = db.session.query(AssistanceRequest).one()
    after = converted(way.engagement, cast, IMMEDIATE)
    assert [each.state for each in request.questions] == ["open"]
    assert [each.state for each in request.deconflictions] == ["clear"]
    assert [(each.state, each.engagement_id) for each in after.obligations] == [("due", after.id)]


def test_everybody_on_the_case_hears_that_it_goes_on_as_another_kind(way, cast):
    matched(way)
    world.mailed()
    converted(way.engagement, cast, IMMEDIATE)
    told = {each.address: each.subject.partition(": ")[2] for each in world.mailed()}
    assert told[cast.harbor_requester.email] == "This engagement goes on as another kind of help"


def test_a_manager_converts_by_page_and_both_engagements_are_reached(way, cast, at):
    matched(way)
    browser = at(cast.manager)
    browser.get(f"/cases/{way.file.reference}/engagement/convert")
    browser.submit("Convert the case", status=422)
    day = clock.now().date() - timedelta(days=1)
    on = {"happened_on-month": str(day.month), "happened_on-day": str(day.day), "happened_on-year": str(day.year)}
    words = {"reason": "The incident needs more", "channel": "phone", "evidence": "Sheriff Boone: yes"}
    browser.submit("Convert the case", kind="immediate_assistance", **words, **on)
    assert "How this case came about" in browser.page.text
    browser.click("CRI-TAC: training and technical assistance")
    assert "Converted into" in browser.page.text and "converted on" in browser.page.text
    browser.click("Critical Response: immediate assistance")
    assert "Converted from" in browser.page.text
    at(cast.harbor_executive).get(f"/cases/{way.file.reference}/engagements/1")
    at(cast.mill_executive).get(f"/cases/{way.file.reference}/engagements/1", status=404)
    at(cast.manager).get(f"/cases/{way.file.reference}/engagements/9", status=404)


def test_a_director_converts_to_a_review_with_the_executives_letter(way, cast, at):
    matched(way)
    browser = at(cast.director)
    address = f"/cases/{way.file.reference}/engagement/convert-to-review"
    browser.get(address)
    day = clock.now().date() - timedelta(days=1)
    on = {"happened_on-month": str(day.month), "happened_on-day": str(day.day), "happened_on-year": str(day.year)}
    words = {"reason": "An outside look", "channel": "mail", "evidence": "Sheriff Boone's letter"}
    browser.submit("Convert the case", status=422, kind="after_action_review", **words, **on)
    assert "authorization is not on file" in browser.page.text and "objective review" in browser.page.text
    browser.submit(
        "Convert the case", kind="after_action_review", justification="Trust", signed_by="Henry Boone",
        signed_as="Sheriff", paper=upload(pdf()), **words, **on,
    )  # fmt: skip
    request = db.session.query(AssistanceRequest).one()
    assert request.authorization_by == "Henry Boone" and request.authorization_document_id
    assert (way.file.stage, way.file.restricted) == ("critical_response_review", True)
    at(cast.manager).get(address, status=None)


def test_a_convert_twice_is_stale(way, cast):
    matched(way)
    version = way.engagement.version
    converted(way.engagement, cast, IMMEDIATE)
    with pytest.raises(StaleCase):
        converting.convert(
            way.engagement, actor=cast.manager.actor, seen_version=version, conversion=as_kind(IMMEDIATE)
        )


def test_an_accepted_lead_is_engaged_again_in_the_other_kind(way, cast):
    way.to_team()
    matched(way)
    takes_part(cast.x, Program.CRITICAL_RESPONSE)
    after = converted(way.engagement, cast, IMMEDIATE)
    after.state = "provider_selection"
    db.session.commit()
    offering.engage(after, actor=cast.manager.actor, seen_version=after.version)
    assert after.state == "team"
