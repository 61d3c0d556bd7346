"""A review between the executive call and its report: the call, the team, the scope, the facts."""

from datetime import timedelta

from tests.journeys.visitor import Visitor
from tests.journeys.world import World


def call(world: World, manager: Visitor, reference: str) -> None:
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
