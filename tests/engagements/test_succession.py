"""A new chief: asked by the program manager, confirms on his own page; what was signed before stands."""

import pytest

from app import clock
from app.engagements.models.lineage import NewExecutive
from app.engagements.services import succession
from app.errors import InvalidFact, NotPermitted, NotVisible
from app.extensions import db
from app.policy.roles import Role
from app.worker import jobs
from app.workflow.models.record import Clock
from app.workflow.rules import Behalf
from tests.browser import Browser
from tests.cast import _member, sign_in
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


@pytest.fixture
def chief(cast):
    """The new sheriff of Harbor County, with an account of his own."""
    body = cast.harbor_executive.organization
    member = _member(body, "harbor_chief", "Ann Lee", "Sheriff", Role.EXECUTIVE)
    db.session.add(member.membership)
    db.session.commit()
    return member


def recorded(engagement, cast, chief=None):
    """The manager writes the new executive down."""
    email = chief.email if chief else ""
    new = NewExecutive("Ann Lee", "Sheriff", email, clock.now().date(), "The county's letter")
    succession.record(engagement, actor=cast.manager.actor, seen_version=engagement.version, executive=new)
    db.session.commit()
    return next(duty for duty in engagement.obligations if duty.is_executive_confirmation)


@EVERY_KIND
def test_a_manager_records_the_new_chief_and_the_chief_confirms_by_page(cast, at, chief, kind):
    engagement = accepted(cast, kind)
    file, state = engagement.case_file, engagement.state
    manager = at(cast.manager)
    manager.get(f"/cases/{file.reference}/engagement/new-executive")
    manager.submit("Ask the new executive", status=422)
    today = clock.now().date()
    since = {"since-month": str(today.month), "since-day": str(today.day), "since-year": str(today.year)}
    manager.submit(
        "Ask the new executive", name="Ann Lee", title="Sheriff", email=chief.email, note="The county's letter", **since
    )
    assert "Ann Lee" in manager.page.text and "To confirm by" in manager.page.text
    page = at(chief)
    assert "Confirm as the new executive" in page.get("/requests").text
    page.click("Confirm as the new executive")
    page.submit("Confirm", status=422)
    page.submit("Confirm", agreed="y")
    (duty,) = [each for each in engagement.obligations if each.is_executive_confirmation]
    assert (duty.state, duty.completed_by_id, engagement.state) == ("done", chief.person.id, state)
    assert "Confirm as the new executive" not in page.get("/requests").text


def test_the_clock_gives_fifteen_business_days_and_reminds_the_executive(way, chief):
    duty = recorded(way.engagement, way.cast, chief)
    running = db.session.query(Clock).filter_by(lifecycle="obligation", subject_id=duty.id).one()
    assert (running.name, running.party) == ("new_executive", Role.EXECUTIVE)
    world.mailed()
    with clock.moved_to(running.due_at):
        jobs.remind()
    told = [each for each in world.mailed() if each.kind == "reminder" and "confirm" in each.subject]
    assert chief.email in {each.address for each in told}


def test_what_was_signed_before_stands(way, chief):
    way.to_delivery()
    recorded(way.engagement, way.cast, chief)
    assert (way.plan.state, way.engagement.state) == ("agreed", "delivery")


@pytest.mark.parametrize("who", ["harbor_executive", "harbor_requester", "mill_executive", "x_coordinator", "director"])
def test_nobody_else_confirms(way, chief, who):
    duty = recorded(way.engagement, way.cast, chief)
    with pytest.raises((NotPermitted, NotVisible)):
        succession.confirm(duty, actor=getattr(way.cast, who).actor, seen_version=duty.version)


def test_without_an_account_the_manager_records_the_word(way, at):
    duty = recorded(way.engagement, way.cast)
    with pytest.raises(NotPermitted):
        succession.confirm(duty, actor=way.cast.harbor_executive.actor, seen_version=duty.version)
    db.session.rollback()
    manager = at(way.cast.manager)
    manager.get(f"/cases/{way.file.reference}")
    manager.click("Record the confirmation of the new executive")
    today = clock.now().date()
    on = {"happened_on-month": str(today.month), "happened_on-day": str(today.day), "happened_on-year": str(today.year)}
    manager.submit("Record the confirmation", status=422)
    manager.submit("Record the confirmation", channel="phone", evidence="Sheriff Lee on the phone", **on)
    assert duty.state == "done"
    assert "Record the confirmation of the new executive" not in manager.get(f"/cases/{way.file.reference}").text


@pytest.mark.parametrize("who", ["triage", "director", "harbor_executive", "x_coordinator"])
def test_the_word_is_recorded_by_a_manager_alone(way, at, who):
    way.to_team()
    duty = recorded(way.engagement, way.cast)
    page = at(getattr(way.cast, who))
    assert "Ann Lee" in page.get(f"/cases/{way.file.reference}").text
    assert f"/obligations/{duty.number}/complete" not in page.page.body


@pytest.mark.parametrize("who", ["triage", "director", "harbor_executive", "x_coordinator", "y_coordinator"])
def test_only_a_manager_records_a_new_executive(way, who):
    way.to_team()
    new = NewExecutive("Ann Lee", "Sheriff", "", clock.now().date())
    with pytest.raises((NotPermitted, NotVisible)):
        succession.record(
            way.engagement, actor=getattr(way.cast, who).actor, seen_version=way.engagement.version, executive=new
        )


def test_one_new_executive_at_a_time(way, chief):
    recorded(way.engagement, way.cast, chief)
    with pytest.raises(InvalidFact):
        recorded(way.engagement, way.cast, chief)


def test_a_word_by_mail_keeps_its_channel(way, chief):
    duty = recorded(way.engagement, way.cast, chief)
    behalf = Behalf(Role.EXECUTIVE, "mail", happened_at=clock.now())
    succession.confirm(duty, actor=way.cast.manager.actor, seen_version=duty.version, note="Letter", behalf=behalf)
    assert duty.state == "done"
