"""The report: written by the expert, returned once, approved, made into a PDF by the worker, released."""

from tests.journeys.arriving import PASSWORD, REQUESTER
from tests.journeys.visitor import Visitor
from tests.journeys.world import World

SECTIONS = (
    "What the agency asked for", "What was planned", "What was delivered", "Attendance", "Evaluation results",
    "Recommendations", "Lessons learned",
)  # fmt: skip


def write(world: World, expert: Visitor, coordinator: Visitor, manager: Visitor, reference: str) -> None:
    """Every section, a recommendation, the first draft returned, the second approved."""
    expert.open(f"/cases/{reference}/report")
    for section in SECTIONS:
        expert.follow(f"Write {section}")
        expert.write("Text", f"{section}: 46 officers took part in the training.")
        expert.answer("How far is this section?", "Complete")
        expert.press("Save the section")
    _recommend(world, expert, reference)
    _submit(world, coordinator, reference)
    _send_back(world, manager, reference)
    coordinator.open(f"/cases/{reference}/report")
    coordinator.sees("Say how many sergeants took part.")
    coordinator.follow("Say what became of it")
    coordinator.answer("What became of it?", "The text was changed")
    coordinator.press("Save")
    _submit(world, coordinator, reference)
    manager.open(f"/cases/{reference}/report")
    manager.follow("Approve")
    manager.press("Approve")
    manager.sees("The PDF is being made.")
    world.work()


def release(world: World, manager: Visitor, requester: Visitor, reference: str) -> None:
    """The manager reads the PDF, checks the level and releases; the agency downloads it."""
    manager.open(f"/cases/{reference}/report")
    assert manager.download("Download the PDF").startswith(b"%PDF-1.7")
    manager.follow("Check before release")
    manager.answer("Who may read", "The agency only")
    manager.press("I have checked it")
    manager.follow("Release", exact=True)
    manager.press("Release")
    manager.sees("The report is released.")
    world.work()
    world.sign_in(requester, REQUESTER.email, PASSWORD)
    requester.open(f"/cases/{reference}/report")
    assert requester.download("Download the PDF").startswith(b"%PDF-1.7")


def _recommend(world: World, expert: Visitor, reference: str) -> None:
    expert.open(f"/cases/{reference}/recommendations")
    expert.follow("Add a recommendation")
    expert.write("Recommendation", "Repeat the training each year")
    expert.write("Who at the agency", "Lieutenant Finch")
    expert.date("Target date", world.in_days(200))
    expert.press("Add")
    expert.sees("Repeat the training each year", "Lieutenant Finch")


def _submit(world: World, coordinator: Visitor, reference: str) -> None:
    coordinator.open(f"/cases/{reference}/report")
    coordinator.follow("Submit")
    coordinator.press("Submit")
    coordinator.sees("The report is with the COPS Office.")
    world.work()


def _send_back(world: World, manager: Visitor, reference: str) -> None:
    manager.open(f"/cases/{reference}/report")
    manager.follow("Return with comments")
    manager.answer("Reason", "Unclear")
    manager.write("What should change?", "Say how many sergeants took part.")
    manager.press("Return")
    manager.sees("The report is returned.")
    world.work()
