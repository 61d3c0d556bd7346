"""The plan: written, submitted, approved, agreed."""

from tests.journeys.arriving import EXECUTIVE
from tests.journeys.visitor import Visitor
from tests.journeys.world import World


def agree(world: World, coordinator: Visitor, manager: Visitor, executive: Visitor, reference: str) -> None:
    """The straight way from the empty plan to delivery."""
    write(world, coordinator, reference)
    submit(world, coordinator, reference)
    approve(world, manager, reference)
    executive.open(world.link_to(EXECUTIVE.email, "waits for your agency's agreement"))
    concur(world, executive)


def write(world: World, coordinator: Visitor, reference: str) -> None:
    """A goal, a training day in twenty days and a lesson plan before it."""
    coordinator.open(f"/cases/{reference}/plan")
    coordinator.follow("Write the plan")
    coordinator.write("Summary", "Two days of scenario training.")
    goal = coordinator.group("Goal 1")
    coordinator.write("Goal", "Officers calm situations down", within=goal)
    coordinator.write("How we will know", "Use of force falls within a year", within=goal)
    _item(world, coordinator, 1, "Activity", "Training, day one", 20)
    coordinator.press("Add an item")
    _item(world, coordinator, 2, "Deliverable", "Lesson plan", 15)
    coordinator.write("Team", "Edda Sloan, lead trainer")
    coordinator.write("Cost estimate", "18,500")
    coordinator.press("Save the plan")
    coordinator.sees("The plan is saved.", "$18,500.00", "Training, day one")


def submit(world: World, coordinator: Visitor, reference: str) -> None:
    """Hand it in to the office."""
    coordinator.open(f"/cases/{reference}")
    coordinator.follow("Submit the plan")
    coordinator.press("Submit the plan")
    coordinator.sees("The plan is at the COPS Office.")
    world.work()


def approve(world: World, manager: Visitor, reference: str) -> None:
    """The manager reads and approves."""
    manager.open(f"/cases/{reference}")
    manager.follow("Approve the plan")
    manager.sees("Officers calm situations down", "$18,500.00")
    manager.press("Approve the plan")
    world.work()


def concur(world: World, executive: Visitor) -> None:
    """The executive agrees for the agency."""
    executive.sees("agree to the plan")
    executive.follow("Agree to the plan")
    executive.sees("Training, day one")
    executive.tick("I agree to this plan")
    executive.press("Agree")
    executive.sees("The plan is agreed. Delivery begins.", "Under way")
    world.work()


def _item(world: World, coordinator: Visitor, number: int, kind: str, title: str, days: int) -> None:
    item = coordinator.group(f"Item {number}")
    item.get_by_label("Kind").select_option(label=kind)
    coordinator.write("What", title, within=item)
    coordinator.date("When", world.in_days(days), within=item)
