"""The agreement: filed by the manager, signed by the executive here and by the office, concluded."""

from tests.documents.pdfs import pdf
from tests.journeys.visitor import Visitor
from tests.journeys.world import World


def sign(world: World, manager: Visitor, executive: Visitor, reference: str, kind: str, days: int) -> None:
    """From no paper to the agreement in force; the final report is due in some days."""
    manager.open(f"/cases/{reference}/agreement")
    manager.follow("File the agreement")
    manager.answer("What kind of paper is it?", kind)
    manager.attach("The paper", pdf(), "agreement.pdf")
    manager.write("Goals and objectives", "Know what happened, and lead better.")
    manager.write("Release terms", "All reports are public once approved.")
    manager.date("When is the final report due?", world.in_days(days))
    manager.date("When does the agreement end?", world.in_days(days + 200))
    manager.press("File the agreement")
    executive.open(f"/cases/{reference}/agreement")
    executive.follow("Sign the agreement")
    executive.press("Sign as Henry Boone", status=422)
    executive.tick("I have read the agreement")
    executive.press("Sign as Henry Boone")
    manager.open(f"/cases/{reference}/agreement")
    manager.follow("Sign, or record a signature")
    manager.answer("Which signature is it?", "For the COPS Office: I sign here")
    manager.write("Title of the signer", "Program manager")
    manager.press("Save the signature")
    manager.follow("Conclude the agreement")
    manager.press("Conclude the agreement")
    world.work()
