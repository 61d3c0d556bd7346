"""A call at night: taken down by triage with what the sheriff can tell, accepted for now, the rest paid after it."""

from datetime import timedelta

from app.extensions import db
from app.requests.services import drafting
from tests.journeys.visitor import REFERENCE, Visitor
from tests.journeys.world import World
from tests.requests import walks

EXECUTIVE = "harbor.executive@agency.example.org"
TAKEN_DOWN = ("title", "problem", "law_enforcement_executive", "urgency")


def take_down(world: World, triage: Visitor) -> str:
    """How the call came, then the few answers that a sheriff gives at night; its number."""
    triage.open("/queue")
    triage.follow("New request by phone")
    triage.answer("How did it reach us?", "Phone")
    triage.write("Who spoke or wrote?", "Sheriff Boone")
    triage.date("On which day?", world.today)
    triage.write("At what time", (world.now - timedelta(minutes=9)).strftime("%I:%M %p"))
    triage.press("Go on")
    triage.write("Name of", "Harbor County Sheriff's Office")
    triage.choose("State", "Florida")
    triage.press("Save and continue")
    sheriff = triage.group("Law enforcement executive")
    for label, text in (("Name", "Henry Boone"), ("E-mail", EXECUTIVE), ("Phone", "202-555-0101")):
        triage.write(label, text, within=sheriff)
    triage.press("Save and continue")
    triage.answer("Which program do you ask for?", "Critical Response")
    triage.press("Save and continue")
    triage.answer("What kind of help do you have in mind?", "An after-action review")
    triage.press("Save and continue")
    triage.write("Your need in one line", "The night of the parade")
    triage.write("What is the problem?", "Shots were fired into the parade.")
    triage.press("Save and continue")
    triage.answer("How soon do you need it?", "As soon as possible")
    triage.write("Why must it be so soon?", "The barricades still stand.")
    triage.press("Save and continue")
    triage.open(triage.path.replace("/other", "/statements"))
    triage.tick("The caller or writer said")
    triage.press("Save and continue")
    triage.press("Send the request")
    world.work()
    return REFERENCE.search(triage.text)[0]


def screen(triage: Visitor, reference: str) -> None:
    """Only what an acceptance for now asks: the agency, the program, the manager."""
    triage.open("/queue")
    triage.press(f"Claim {reference}")
    triage.press("Match")
    triage.choose("Program and kind of help", "Critical Response: after-action review")
    triage.press("Settle the program")
    triage.choose("Program manager", "Maya Feld")
    triage.press("Name the program manager")


def accept_for_now(world: World, director: Visitor, reference: str) -> None:
    """A review is the director's to accept, on the sheriff's spoken word."""
    director.open(f"/cases/{reference}")
    director.follow("Accept for now")
    director.press("Accept for now", status=422)
    director.write("Who said it?", "Sheriff Boone")
    director.write("What did he or she say?", "Please look into what went wrong; the letter follows.")
    director.press("Accept for now")
    director.sees(
        "Accepted for now.", "Still owed", "Clearance by the sister component", "The rest of the request form"
    )
    world.work()


def pay_what_is_owed(world: World, executive: Visitor, manager: Visitor, reference: str) -> None:
    """The executive authorizes from the mail, the sister component clears; the form is completed without pages."""
    executive.open(world.link_to(EXECUTIVE, "needs your authorization"))
    executive.sees("Shots were fired into the parade.")
    executive.tick("I authorize this request")
    executive.press("Authorize the request")
    manager.open(f"/cases/{reference}")
    manager.follow("Ask a sister component")
    manager.choose("Sister component", "Civil Rights Division")
    manager.press("Ask the component")
    manager.follow("Record the answer")
    manager.answer("What did the component answer?", "Yes, go ahead")
    manager.write("Who answered?", "Leo Hart")
    manager.date("On which day?", world.today)
    manager.write("At what time", world.now.strftime("%I:%M %p"))
    manager.press("Record the answer")
    complete_the_form(world, reference)
    manager.open(f"/cases/{reference}")
    manager.sees_not("Still owed")


def complete_the_form(world: World, reference: str) -> None:
    """Without pages: the executive answers what the call left open."""
    db.session.rollback()
    assistance, author = walks.by_number(reference), world.cast.harbor_executive.actor
    for step, answers in (walks.ANSWERS | walks.REVIEW).items():
        values = {name: value for name, value in answers.items() if name not in TAKEN_DOWN}
        drafting.save_step(assistance, step, values, actor=author, seen="", whole=True)
        db.session.commit()
    world.work()
