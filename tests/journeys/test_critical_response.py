"""Critical Response: immediate help from the executive call to its close within weeks; a review up to its report."""

from datetime import timedelta

import pytest

from tests.engagements.critical_way import CriticalWay, ReviewWay
from tests.journeys import staffing
from tests.journeys.visitor import PHONE, Visitor
from tests.journeys.world import World

pytestmark = [pytest.mark.browser, pytest.mark.several_connections, pytest.mark.xdist_group("journey_critical")]

EXECUTIVE = "harbor.executive@agency.example.org"


def test_immediate_assistance_within_two_weeks(world: World):
    reference = CriticalWay.begin(world.cast, urgent=True).file.reference
    manager, coordinator = world.member("manager"), world.member("x_coordinator")
    expert, executive = world.member("x_expert", PHONE), world.member("harbor_executive")
    call(world, manager, reference)
    engage(world, manager, coordinator, expert, reference)
    start_at_once(world, manager, reference)
    agree_scope(world, coordinator, manager, executive, reference)
    announce(world, manager, world.member("director"), reference)
    world.pass_days(8)
    deliver(world, expert, coordinator, manager, reference)


def call(world: World, manager: Visitor, reference: str) -> None:
    """The manager logs the executive call, in which the kind is settled."""
    manager.open(f"/cases/{reference}")
    manager.sees("Restricted", "Executive call")
    manager.follow("Record the executive call")
    manager.press("Record the call", status=422)
    manager.date("Date of the call", world.today)
    manager.write("Time", (world.now - timedelta(minutes=5)).strftime("%I:%M %p"))
    manager.choose("Time zone", "Eastern")
    manager.write("Who took part?", "Sheriff Boone, Captain Alvarez")
    manager.write("Goals that were agreed", "A plan for the next demonstration")
    manager.write("Who is the help for?", "Command staff")
    manager.answer("What kind of help is it to be?", "Immediate assistance")
    manager.press("Record the call")
    manager.sees("The call is recorded.", "Provider selection")
    world.work()


def engage(world: World, manager: Visitor, coordinator: Visitor, expert: Visitor, reference: str) -> None:
    """X accepts within the day; its expert attests."""
    staffing.offer(world, manager, reference)
    coordinator.open("/provider")
    coordinator.follow(f"Answer the offer {reference}")
    coordinator.follow("Accept the offer")
    coordinator.press("Accept the offer")
    coordinator.follow("Propose an expert")
    coordinator.answer("Expert", "Elias Grant")
    coordinator.write("What the expert brings to this case", "Crowd management")
    coordinator.press("Propose the expert")
    world.work()
    expert.open(f"/cases/{reference}/experts/1")
    expert.follow("Attest to conflicts of interest")
    expert.answer("Do you have a conflict of interest", "No")
    expert.tick("This is true")
    expert.press("Attest")
    world.work()


def start_at_once(world: World, manager: Visitor, reference: str) -> None:
    """Hours count: the work begins before its scope."""
    manager.open(f"/cases/{reference}")
    manager.follow("Start at once")
    manager.write("Why does it begin now?", "The next demonstration is on Saturday.")
    manager.press("Start at once")
    manager.sees("The help begins.", "Delivery")
    world.work()


def agree_scope(world: World, coordinator: Visitor, manager: Visitor, executive: Visitor, reference: str) -> None:
    """A page: purpose, what happens when, who, cost; approved by the office, agreed by the executive."""
    coordinator.open(f"/cases/{reference}/plan")
    coordinator.is_at("Scope")
    coordinator.follow("Write the scope")
    coordinator.sees_not("Goal 1")
    coordinator.write("Purpose", "Advice to command staff before and during Saturday's demonstration.")
    coordinator.choose("Kind", "Activity")
    coordinator.write("What", "Two days with command staff")
    coordinator.date("When", world.in_days(6))
    coordinator.write("Team", "Elias Grant, crowd management")
    coordinator.write("Cost estimate", "6,200")
    coordinator.press("Save the scope")
    coordinator.sees("The scope is saved.", "Purpose", "Two days with command staff")
    coordinator.follow("Submit the scope")
    coordinator.press("Submit the scope")
    world.work()
    manager.open(f"/cases/{reference}/plan")
    manager.follow("Approve the scope")
    manager.press("Approve the scope")
    world.work()
    executive.open(f"/cases/{reference}/plan")
    executive.follow("Agree to the scope")
    executive.tick("I agree to this scope")
    executive.press("Agree to the scope")
    executive.sees("The scope is agreed.")
    world.work()


def announce(world: World, manager: Visitor, director: Visitor, reference: str) -> None:
    """The manager proposes the words, the director announces; the case is restricted no longer."""
    manager.open(f"/cases/{reference}/announcement-of-help/propose")
    manager.write("What the public will read", "Harbor County asked the COPS Office for help.")
    manager.press("Propose the announcement")
    world.work()
    director.open(f"/cases/{reference}")
    director.follow("Announce the help")
    director.sees("Harbor County asked the COPS Office for help.")
    director.press("Announce the help", status=422)
    director.tick("I have read the announcement")
    director.press("Announce the help")
    director.sees("The help is announced.")
    director.sees_not("Restricted")
    world.work()


def deliver(world: World, expert: Visitor, coordinator: Visitor, manager: Visitor, reference: str) -> None:
    """The days are logged on a phone, the expert is confirmed, delivery is finished within two weeks."""
    manager.open(f"/cases/{reference}/team")
    manager.follow("Confirm Elias Grant")
    manager.press("Confirm the expert")
    expert.open(f"/cases/{reference}/activities")
    expert.follow("Two days with command staff")
    expert.follow("Log it")
    expert.write("What happened?", "Two days with command staff; the demonstration stayed calm.")
    expert.write("People there in person", "14")
    expert.write("Your hours", "12")
    expert.press("Save the log")
    coordinator.open(f"/cases/{reference}")
    coordinator.follow("Finish delivery")
    coordinator.press("Finish delivery")
    coordinator.sees("Delivery is finished.", "Wrap-up")
    assert world.days <= 14
    world.work()


def test_a_review_from_the_call_to_its_report(world: World):
    way = ReviewWay.begin(world.cast)
    reference = way.file.reference
    manager, coordinator = world.member("manager"), world.member("x_coordinator")
    expert = world.member("x_expert", PHONE)
    review_call(world, manager, reference)
    engage(world, manager, coordinator, expert, reference)
    settle_team(world, manager, reference)
    scope(world, coordinator, manager, reference)
    way.filed().signed().concluded().begun_confidentially()
    find_facts(world, expert, reference)
    finish(world, coordinator, manager, reference)
    requester = world.member("harbor_requester")
    requester.open(f"/cases/{reference}/facts")
    requester.sees("What we asked you for", "Radio traffic", "Missing")
    requester.sees_not("Dispatch audio", "Patrol sergeant")


def review_call(world: World, manager: Visitor, reference: str) -> None:
    """The call, with proceedings and other reviews."""
    manager.open(f"/cases/{reference}/review-call")
    manager.date("Date of the call", world.today)
    manager.write("Time", (world.now - timedelta(minutes=5)).strftime("%I:%M %p"))
    manager.choose("Time zone", "Eastern")
    manager.write("Who took part?", "Sheriff Boone")
    manager.write("Goals that were agreed", "What happened, and what to learn from it")
    manager.write("Who is the help for?", "The whole office")
    manager.write("Open criminal", "A criminal case against two people")
    manager.press("Record the call", status=422)
    manager.write("Other reviews", "None")
    manager.press("Record the call")
    manager.sees("The call is recorded.")
    world.work()


def settle_team(world: World, manager: Visitor, reference: str) -> None:
    """Two skills: one filled, the gap of the other accepted in words."""
    manager.open(f"/cases/{reference}/team")
    manager.sees("Needed skills", "A needed skill is neither filled nor accepted as a gap.")
    manager.follow("Name needed skills")
    manager.write("Needed skills", "Crowd management\nTrauma-informed interviewing")
    manager.press("Add the skills")
    manager.follow("Settle Crowd management")
    manager.answer("Who brings it?", "Elias Grant")
    manager.press("Save")
    manager.follow("Settle Trauma-informed interviewing")
    manager.answer("Who brings it?", "Nobody: the team does without it")
    manager.press("Save", status=422)
    manager.write("If the team does without it", "Two interviews only; a local counselor helps.")
    manager.press("Save")
    manager.sees("Gap accepted", "Two interviews only", "attested, not confirmed yet")
    manager.follow("Confirm Elias Grant")
    manager.press("Confirm the expert")
    manager.follow("Confirm the team")
    manager.press("Confirm the team")
    manager.sees("Scoping")
    world.work()


def scope(world: World, coordinator: Visitor, manager: Visitor, reference: str) -> None:
    """The review's scope, written at length, agreed within the office."""
    coordinator.open(f"/cases/{reference}/plan")
    coordinator.follow("Write the scope")
    coordinator.write("Summary", "What happened on July 4, minute by minute, and what to learn from it.")
    coordinator.write("Goal", "Know what happened")
    coordinator.write("How we will know", "A timeline with two sources for each moment")
    coordinator.choose("Kind", "Deliverable")
    coordinator.write("What", "Timeline")
    coordinator.date("When", world.in_days(40))
    coordinator.write("Team", "Elias Grant, lead reviewer")
    coordinator.write("Cost estimate", "48,000")
    coordinator.press("Save the scope")
    coordinator.follow("Submit the scope")
    coordinator.press("Submit the scope")
    world.work()
    manager.open(f"/cases/{reference}/plan")
    manager.follow("Approve the scope")
    manager.press("Approve the scope")
    manager.sees("The scope is agreed. The agreement comes next.", "Agreement")
    world.work()


def find_facts(world: World, expert: Visitor, reference: str) -> None:
    """On a phone: moments of the incident with their sources, an interview by role, what was asked for."""
    expert.open(f"/cases/{reference}/facts")
    expert.sees("No moment of the incident is noted yet.")
    day = world.in_days(-30)
    for time, what, sure in (
        ("9:41 p.m.", "First call about shots at Main and 3rd", "Confirmed"),
        ("9:43 p.m.", "First unit arrives", "Confirmed"),
        ("10:20 p.m.", "The street is cleared", "Disputed"),
    ):
        expert.follow("Add a timeline entry")
        expert.date("Day", day)
        expert.write("Time", time)
        expert.write("What happened?", what)
        expert.write("Sources", "Dispatch audio\nBody camera 14")
        expert.answer("How sure is it?", sure)
        expert.press("Save")
    expert.follow("Add a timeline entry")
    expert.write("Time", "9:50 p.m.")
    expert.answer("How exactly is it known?", "Between this time and a later one")
    expert.write("What happened?", "Second call, from the river bank")
    expert.write("Sources", "Two witnesses")
    expert.answer("How sure is it?", "Likely")
    expert.press("Save", status=422)
    expert.write("Later time", "10:05 p.m.")
    expert.press("Save")
    expert.sees("between 9:50 p.m. and 10:05 p.m.", "Body camera 14", "Disputed")
    expert.follow("Log an interview")
    expert.write("Role of whoever was asked", "Patrol sergeant")
    expert.write("How many people?", "2")
    expert.date("Day", world.in_days(-2))
    expert.answer("How?", "In person")
    expert.write("Who asked?", "Elias Grant")
    expert.press("Save")
    expert.follow("Add to the data list")
    expert.write("What was asked for?", "Radio traffic, 8 to 11 p.m.")
    expert.date("Asked on", world.in_days(-9))
    expert.press("Save")
    expert.sees("Not yet")


def finish(world: World, coordinator: Visitor, manager: Visitor, reference: str) -> None:
    """What did not come is noted as missing; then the facts are gathered, and the office reads them."""
    coordinator.open(f"/cases/{reference}/facts")
    coordinator.sees("An item of the data list is neither answered nor noted as missing.")
    coordinator.follow("Note what came")
    coordinator.write("If it does not come, why?", "The recorder was broken that night.")
    coordinator.press("Save")
    coordinator.follow("Finish the fact finding")
    coordinator.press("Finish the fact finding")
    coordinator.sees("The facts are gathered.", "Reporting")
    world.work()
    manager.open(f"/cases/{reference}/facts")
    manager.sees("Minute by minute", "First unit arrives", "Patrol sergeant", "The recorder was broken")
    manager.sees_not("Add a timeline entry")
