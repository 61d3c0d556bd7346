"""A review from its signed agreement to the embargoed release of its report, with one round of corrections.

The way from the call to the facts is told in test_critical_response; here verbs bring the case to its announcement.
"""

import pytest

from app.engagements.queries import work as queries
from app.engagements.services import reporting
from app.extensions import db
from tests.engagements.critical_way import ReviewWay
from tests.journeys.visitor import Visitor
from tests.journeys.world import World

pytestmark = [pytest.mark.browser, pytest.mark.several_connections, pytest.mark.xdist_group("journey_embargo")]

ANNOUNCED = "At the sheriff's wish a team reviews the night of the parade."
SECRET = "The north gate stood open for nine minutes"


def test_an_after_action_review_to_its_embargoed_release(world: World):
    way = ReviewWay.begin(world.cast)
    way.to_agreement().put_in("announcement")
    reference = way.file.reference
    manager, director = world.member("manager"), world.member("director")
    public = world.stranger("the public")
    announce(world, manager, director, public, reference)
    way.gathered().facts_finished()
    coordinator, expert = world.member("x_coordinator"), world.member("x_expert")
    executive = world.member("harbor_executive")
    write(world, way, expert, coordinator, reference)
    send(world, manager, reference)
    correct(world, executive, coordinator, reference)
    send(world, manager, reference)
    confirm_facts(world, executive, reference)
    approve(world, director, reference)
    schedule(world, manager, director, reference)
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


def announce(world: World, manager: Visitor, director: Visitor, public: Visitor, reference: str) -> None:
    """Proposed by one, scheduled by the other, made by the worker a week later."""
    manager.open(f"/cases/{reference}")
    manager.follow("Propose the announcement")
    _name_the_instant(world, manager, 7)
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


def write(world: World, way: ReviewWay, expert: Visitor, coordinator: Visitor, reference: str) -> None:
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
    report = queries.reports(way.engagement)[0]
    for section in list(report.sections):
        words = {"seen_version": section.version, "status": "complete"}
        reporting.write(section, report=report, actor=world.cast.x_expert.actor, body=f"{SECRET}.", **words)
        db.session.commit()
    _submit(coordinator, reference)
    world.work()


def send(world: World, manager: Visitor, reference: str) -> None:
    """The manager lays the draft before the agency."""
    manager.open(f"/cases/{reference}/report")
    manager.follow("Send to the agency")
    manager.press("Send it")
    manager.sees("The agency checks the facts")
    world.work()


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
    _submit(coordinator, reference)
    world.work()


def confirm_facts(world: World, executive: Visitor, reference: str) -> None:
    """In the second round the executive confirms."""
    executive.open(f"/cases/{reference}/reports/1/fact-check")
    executive.sees("Round 2", "The camera shows nine.")
    executive.follow("The facts are right")
    executive.press("The facts are right")
    executive.sees("The facts are confirmed.")
    world.work()


def approve(world: World, director: Visitor, reference: str) -> None:
    """The department's review."""
    director.open("/director")
    director.sees("Approve the report, or return it")
    director.open(f"/cases/{reference}/report")
    director.follow("Approve", exact=True)
    director.press("Approve")
    director.sees("The report is approved.")
    world.work()


def schedule(world: World, manager: Visitor, director: Visitor, reference: str) -> None:
    """Checked and prepared by the manager, scheduled by the director, confirmed by the manager."""
    manager.open(f"/cases/{reference}/report")
    manager.follow("Check before release")
    manager.answer("Who may read", "The public")
    manager.press("I have checked it")
    manager.open(f"/cases/{reference}/publicity")
    manager.follow("Prepare the release")
    manager.press("Bring it to the director")
    director.open(f"/cases/{reference}/publicity")
    director.follow("Schedule the release")
    _name_the_instant(world, director, 7)
    director.answer("People affected by the event", "They are briefed")
    director.write("Who is briefed", "The families, by the chaplain, the day before.")
    director.press("Schedule it")
    director.sees("Waits for a second person")
    manager.open(f"/cases/{reference}/publicity")
    manager.follow("Confirm the release")
    manager.press("Confirm it")
    manager.sees("Scheduled and confirmed")
    world.work()


def _submit(coordinator: Visitor, reference: str) -> None:
    coordinator.open(f"/cases/{reference}/report")
    coordinator.follow("Submit", exact=True)
    coordinator.press("Submit")


def _name_the_instant(world: World, who: Visitor, days: int) -> None:
    who.date("Date", world.in_days(days))
    who.write("Time", "10:00 a.m.")
    who.choose("Time zone", "Eastern")
