"""Where the thread leaves the straight way: an offer declined, a plan that comes back twice."""

import pytest

from tests.journeys import planning, staffing
from tests.journeys.world import World

pytestmark = [pytest.mark.browser, pytest.mark.several_connections, pytest.mark.xdist_group("journey_detours")]


def test_a_declined_offer_goes_to_the_next_provider(world: World):
    reference = world.staged(lambda way: way.call())
    manager, first, second = (world.member(name) for name in ("manager", "x_coordinator", "y_coordinator"))
    staffing.offer(world, manager, reference)
    first.open(world.link_to(staffing.COORDINATOR, "is offered to your organization"))
    first.follow("Decline")
    first.press("Decline the offer", status=422)
    first.sees("Choose a reason.")
    first.answer("Why do you decline?", "No capacity")
    first.press("Decline the offer")
    first.is_at("Our work")
    first.sees("No offer waits for you.")
    first.open(f"/cases/{reference}/plan", status=404)
    world.work()
    assert f"{reference}: The provider declined the offer" in world.subjects_to("manager@cops.example.org")
    manager.open(f"/cases/{reference}/team")
    manager.sees("Declined", "No capacity at these dates")
    staffing.offer(world, manager, reference, staffing.Y)
    second.open("/provider")
    second.follow(f"Answer the offer {reference}")
    second.sees_not(staffing.X, "No capacity")
    second.follow("Accept the offer")
    second.press("Accept the offer")
    second.sees("The provider is on board.")
    manager.open(f"/cases/{reference}")
    manager.sees(staffing.Y)


def test_a_plan_is_returned_by_the_office_and_changed_for_the_executive(world: World):
    reference = world.staged(lambda way: way.to_planning())
    names = ("manager", "x_coordinator", "harbor_executive")
    manager, coordinator, executive = (world.member(name) for name in names)
    planning.write(world, coordinator, reference)
    planning.submit(world, coordinator, reference)
    manager.open(f"/cases/{reference}/plan")
    manager.follow("Return the plan")
    manager.answer("Reason", "Unclear")
    manager.write("What should change?", "Say who trains the night shift.")
    manager.press("Return")
    world.work()
    coordinator.open("/provider")
    coordinator.sees("Came back to you", "Say who trains the night shift.")
    _change(coordinator, reference, "Edda Sloan, lead trainer, both shifts")
    planning.submit(world, coordinator, reference)
    planning.approve(world, manager, reference)
    executive.open(world.link_to("harbor.executive@agency.example.org", "waits for your agency's agreement"))
    executive.follow("Ask for changes")
    executive.write("What should change?", "Please train before the summer.")
    executive.press("Ask for changes")
    world.work()
    coordinator.open(f"/cases/{reference}/plan")
    coordinator.sees("Please train before the summer.")
    _change(coordinator, reference, "Edda Sloan, lead trainer, both shifts, in May")
    planning.submit(world, coordinator, reference)
    planning.approve(world, manager, reference)
    executive.open(f"/cases/{reference}/plan")
    executive.sees("both shifts, in May")
    planning.concur(world, executive)


def _change(coordinator, reference: str, team: str) -> None:
    coordinator.open(f"/cases/{reference}/plan")
    coordinator.follow("Write the plan")
    coordinator.write("Team", team)
    coordinator.press("Save the plan")
