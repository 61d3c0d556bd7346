"""Critical Response: immediate help from the executive call to its delivery within two weeks."""

from datetime import timedelta

import pytest

from tests.engagements.critical_way import CriticalWay
from tests.journeys import staffing
from tests.journeys.visitor import PHONE, Visitor
from tests.journeys.world import World

pytestmark = [pytest.mark.browser, pytest.mark.several_connections, pytest.mark.xdist_group("journey_critical")]


def test_immediate_assistance_within_two_weeks(world: World):
    reference = CriticalWay.begin(world.cast, urgent=True).file.reference
    manager, coordinator = world.member("manager"), world.member("x_coordinator")
    expert, executive = world.member("x_expert", PHONE), world.member("harbor_executive")
    call(world, manager, reference)
    staffing.engage(world, manager, coordinator, expert, reference)
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
