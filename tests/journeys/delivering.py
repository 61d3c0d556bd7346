"""The work: a training day arranged and logged on the phone, a deliverable handed in and accepted."""

from tests.documents.pdfs import pdf
from tests.journeys.arriving import PASSWORD
from tests.journeys.staffing import EXPERT
from tests.journeys.visitor import Visitor
from tests.journeys.world import World


def arrange(expert: Visitor, reference: str) -> None:
    """The expert sets time, place and contact."""
    expert.open(f"/cases/{reference}/activities")
    expert.follow("Training, day one")
    expert.follow("Arrange")
    expert.write("Starting time", "9:00 a.m.")
    expert.choose("Time zone", "Eastern")
    expert.answer("How", "In person")
    expert.write("Place", "Police station, 27 Hamilton Street")
    expert.write("Contact on site", "Sergeant Pike, 202-555-0199")
    expert.press("Save")
    expert.sees("The activity is arranged.", "9:00 a.m.", "27 Hamilton Street")


def hand_in(world: World, coordinator: Visitor, manager: Visitor, reference: str) -> None:
    """The coordinator hands in a PDF, the manager reads and accepts it."""
    coordinator.open(f"/cases/{reference}/deliverables")
    coordinator.follow("Hand in")
    coordinator.attach("File", pdf(), "lesson plan.pdf")
    coordinator.press("Hand in")
    coordinator.sees("lesson plan.pdf", "Submitted")
    world.work()
    manager.open(f"/cases/{reference}/deliverables")
    assert manager.download("lesson plan.pdf").startswith(b"%PDF")
    manager.follow("Accept")
    manager.press("Accept")
    manager.sees("Accepted")
    world.work()


def hold(world: World, expert: Visitor, coordinator: Visitor, reference: str) -> None:
    """The day comes; the expert logs it in a few words from his home; the provider says that all is delivered."""
    world.pass_days(21)
    world.sign_in(expert, EXPERT, PASSWORD)
    expert.is_at("My work")
    expert.follow("Log it")
    expert.write("What happened?", "Scenario training for two shifts.")
    expert.write("People there in person", "46")
    expert.write("Your hours", "6.5")
    expert.press("Save the log")
    expert.sees("The activity is logged.", "46", "6.5")
    coordinator.open(f"/cases/{reference}")
    coordinator.follow("Finish delivery")
    coordinator.press("Finish delivery")
    coordinator.sees("Delivery is finished. The report is due next.")
    world.work()
