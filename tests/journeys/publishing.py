"""A report that everyone will read: handed in, checked by the agency, approved, its release set and confirmed."""

from tests.journeys.visitor import Visitor
from tests.journeys.world import World


def submit(world: World, coordinator: Visitor, reference: str) -> None:
    """The provider hands the draft in."""
    coordinator.open(f"/cases/{reference}/report")
    coordinator.follow("Submit", exact=True)
    coordinator.press("Submit")
    world.work()


def send(world: World, manager: Visitor, reference: str) -> None:
    """The manager lays the draft before the agency."""
    manager.open(f"/cases/{reference}/report")
    manager.follow("Send to the agency")
    manager.press("Send it")
    manager.sees("The agency checks the facts")
    world.work()


def confirm_facts(world: World, executive: Visitor) -> None:
    """The executive, on the page with the draft, confirms."""
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


def check(manager: Visitor, reference: str) -> None:
    """The manager has read it for what must not go out."""
    manager.open(f"/cases/{reference}/report")
    manager.follow("Check before release")
    manager.answer("Who may read", "The public")
    manager.press("I have checked it")


def schedule(world: World, director: Visitor, manager: Visitor, reference: str) -> None:
    """The director sets the instant a week from now, the manager confirms it."""
    director.open(f"/cases/{reference}/publicity")
    director.follow("Schedule the release")
    name_the_instant(world, director, 7)
    director.answer("People affected by the event", "They are briefed")
    director.write("Who is briefed", "The families, by the chaplain, the day before.")
    director.press("Schedule it")
    director.sees("Waits for a second person")
    manager.open(f"/cases/{reference}/publicity")
    manager.follow("Confirm the release")
    manager.press("Confirm it")
    manager.sees("Scheduled and confirmed")
    world.work()


def name_the_instant(world: World, who: Visitor, days: int) -> None:
    """Ten in the morning, some days from now."""
    who.date("Date", world.in_days(days))
    who.write("Time", "10:00 a.m.")
    who.choose("Time zone", "Eastern")
