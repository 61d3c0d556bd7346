"""What follows: survey, hand-over, check-ins as time passes, the close."""

from tests.journeys.arriving import PASSWORD, REQUESTER
from tests.journeys.visitor import Visitor
from tests.journeys.world import World


def hand_over(world: World, manager: Visitor, requester: Visitor, reference: str) -> None:
    """The agency answers the survey; the manager hands the recommendations over."""
    requester.open(f"/cases/{reference}")
    requester.follow("Answer the survey")
    requester.answer("Did the assistance meet its goals?", "5")
    requester.write("What helped most?", "The scenarios")
    requester.press("Send the answers")
    requester.sees("5 of 5", "The scenarios")
    manager.open(f"/cases/{reference}")
    manager.follow("Hand over to the agency")
    manager.press("Hand over")
    manager.sees("The recommendations are with the agency", "Follow-up")
    world.work()
    assert "handed over" in world.subjects_to(REQUESTER.email)[-1]
    requester.open(f"/cases/{reference}/recommendations")
    requester.follow("Repeat the training")
    requester.follow("Report progress")
    requester.answer("Where does it stand?", "In progress")
    requester.date("As of", world.today)
    requester.write("What was done?", "The dates for next year are set.")
    requester.press("Report progress")
    requester.sees("In progress", "The dates for next year are set.")


def check_in(world: World, requester: Visitor, reference: str) -> None:
    """The agency is reminded of each check-in and answers it."""
    for days, label in ((31, "30-day"), (60, "90-day"), (90, "180-day")):
        world.pass_days(days)
        world.sign_in(requester, REQUESTER.email, PASSWORD)
        requester.open(world.link_to(REQUESTER.email, "how things stand"))
        requester.follow(f"Answer the check-in: {label}")
        requester.write("What has changed since?", f"Fewer injuries ({label})")
        requester.press("Send the answers")
        requester.sees(f"Fewer injuries ({label})")
        world.work()


def close(world: World, manager: Visitor, requester: Visitor, reference: str) -> None:
    """The manager closes the case; nothing is left to do for anybody."""
    manager.open(f"/cases/{reference}")
    manager.follow("Close the case")
    manager.answer("Outcome", "Completed as planned")
    manager.answer("Records class", "Case file of technical assistance")
    manager.press("Close the case")
    manager.sees("The case is closed.", "Closed")
    manager.sees_not("Do next")
    world.work()
    assert world.subjects_to(REQUESTER.email)[-1] == f"{reference}: This case is closed"
    requester.open(f"/cases/{reference}")
    requester.sees("Closed")
    requester.sees_not("Do next")
    requester.open(f"/cases/{reference}/history")
    requester.sees("Case closed", "Check-in answered", "Report released", "Plan agreed by the agency")
