"""A review from the sheriff's call at night to the embargoed release of its report, with one round of corrections."""

import pytest
from sqlalchemy import select

from app.engagements.models.report import Report
from app.engagements.services import reporting
from app.extensions import db
from app.workflow.models.case_file import CaseFile
from tests.engagements.critical_way import take_part
from tests.journeys import agreeing, night_call, publishing, reviewing, staffing
from tests.journeys.night_call import EXECUTIVE
from tests.journeys.visitor import PHONE, Visitor
from tests.journeys.world import World

pytestmark = [pytest.mark.browser, pytest.mark.several_connections, pytest.mark.xdist_group("journey_embargo")]

ANNOUNCED = "At the sheriff's wish a team reviews the night of the parade."
SECRET = "The north gate stood open for nine minutes"


def test_an_after_action_review_from_a_night_call_to_its_embargoed_release(world: World):
    take_part(world.cast)
    db.session.commit()
    world.until(hour=2)
    triage, director, manager = (world.member(name) for name in ("triage", "director", "manager"))
    executive, coordinator = world.member("harbor_executive"), world.member("x_coordinator")
    expert, public = world.member("x_expert", PHONE), world.stranger("the public")
    reference = night_call.take_down(world, triage)
    night_call.screen(triage, reference)
    night_call.accept_for_now(world, director, reference)
    reviewing.call(world, manager, reference)
    night_call.pay_what_is_owed(world, executive, manager, reference)
    staffing.engage(world, manager, coordinator, expert, reference)
    reviewing.settle_team(world, manager, reference)
    reviewing.scope(world, coordinator, manager, reference)
    agreeing.sign(world, manager, executive, reference, "Letter of agreement", 270)
    announce(world, manager, director, public, reference)
    reviewing.find_facts(world, expert, reference)
    reviewing.finish(world, coordinator, manager, reference)
    executive.open(f"/cases/{reference}/facts")
    executive.sees("What we asked you for", "Radio traffic", "Missing")
    executive.sees_not("Dispatch audio", "Patrol sergeant")
    write(world, expert, coordinator, reference)
    publishing.send(world, manager, reference)
    correct(world, executive, coordinator, reference)
    publishing.send(world, manager, reference)
    executive.open(world.link_to(EXECUTIVE, "waits for your check"))
    executive.follow("Report", exact=True)
    executive.follow("Read the draft and check the facts")
    executive.sees("Round 2", "The camera shows nine.")
    publishing.confirm_facts(world, executive)
    publishing.approve(world, director, reference)
    release(world, manager, director, public, reference)


def announce(world: World, manager: Visitor, director: Visitor, public: Visitor, reference: str) -> None:
    """Proposed by one, scheduled by the other, made by the worker a week later."""
    manager.open(f"/cases/{reference}")
    manager.follow("Propose the announcement")
    publishing.name_the_instant(world, manager, 7)
    manager.write("Text of the announcement", ANNOUNCED)
    manager.press("Propose it")
    world.work()
    director.open("/director")
    director.sees("Schedule the announcement")
    director.follow(reference)
    director.follow("Schedule the announcement")
    director.sees(ANNOUNCED)
    director.press("Schedule it")
    director.open("/director/calendar")
    director.sees(reference, "scheduled")
    public.open("/announcements")
    public.sees_not(ANNOUNCED, "Harbor County")
    world.pass_days(8)
    public.open("/announcements")
    public.follow("Harbor County")
    public.sees(ANNOUNCED)


def write(world: World, expert: Visitor, coordinator: Visitor, reference: str) -> None:
    """A chapter with an observation; the other sections are written without pages."""
    expert.open(f"/cases/{reference}/report")
    expert.follow("Add a chapter")
    expert.choose("Theme", "Tactics")
    expert.press("Add it")
    expert.follow("Add an observation")
    expert.write("Observation", "Units came from two sides.")
    expert.write("Lesson", "One way in keeps units apart.")
    expert.write("Recommendation", "Name one way in.")
    expert.press("Add it")
    expert.sees("Observation 1", "Recommendation 1")
    db.session.rollback()
    own = select(Report).join(CaseFile, Report.case_file_id == CaseFile.id).where(CaseFile.reference == reference)
    report = db.session.scalars(own).one()
    for section in list(report.sections):
        words = {"seen_version": section.version, "status": "complete"}
        reporting.write(section, report=report, actor=world.cast.x_expert.actor, body=f"{SECRET}.", **words)
        db.session.commit()
    publishing.submit(world, coordinator, reference)


def correct(world: World, executive: Visitor, coordinator: Visitor, reference: str) -> None:
    """The executive corrects one fact; the writers answer and hand the draft in again."""
    executive.open("/requests")
    executive.follow("Check the facts in the draft report")
    executive.sees(SECRET)
    executive.follow("Correct something here in The incident")
    executive.write("What is not right", "The gate stood open for seven minutes, as the log shows.")
    executive.press("Write it down")
    executive.follow("Return the draft with one correction")
    executive.press("Return the draft")
    executive.sees("The corrections are sent.")
    world.work()
    coordinator.open(f"/cases/{reference}/report")
    coordinator.sees("The gate stood open for seven minutes")
    coordinator.follow("Answer it")
    coordinator.answer("What became of it?", "Not changed")
    coordinator.press("Save", status=422)
    coordinator.write("Answer to the agency", "The camera shows nine.")
    coordinator.press("Save")
    publishing.submit(world, coordinator, reference)


def release(world: World, manager: Visitor, director: Visitor, public: Visitor, reference: str) -> None:
    """Prepared, scheduled, confirmed; seen by nobody before the instant and by everybody after it."""
    publishing.check(manager, reference)
    manager.open(f"/cases/{reference}/publicity")
    manager.follow("Prepare the release")
    manager.press("Bring it to the director")
    publishing.schedule(world, director, manager, reference)
    public.open("/released")
    public.sees_not("parade")
    public.open(f"/released/{reference}/1", status=404)
    world.pass_days(9)
    public.open("/released")
    public.follow("After-action report")
    public.sees(SECRET, "Harbor County")
    assert public.download("Download the report").startswith(b"%PDF-1.7")
    manager.open(f"/cases/{reference}")
    manager.sees("Follow-up")
    manager.sees_not("Restricted")
