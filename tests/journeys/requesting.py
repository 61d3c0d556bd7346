"""The request: sent by the agency, looked at by triage, asked about, cleared and accepted."""

from tests.journeys.arriving import REQUESTER, Agency
from tests.journeys.form import TITLE, fill_in_the_form
from tests.journeys.visitor import REFERENCE, Visitor
from tests.journeys.world import World, text_of


def send(world: World, requester: Visitor, agency: Agency) -> str:
    """Fill in the form, send it, keep the number."""
    requester.open("/requests")
    requester.follow("Start a request")
    requester.press("Begin")
    fill_in_the_form(requester)
    requester.sees(agency.name, "Officers calm a situation down", "62")
    requester.press("Send the request")
    requester.is_at("We have your request")
    reference = REFERENCE.search(requester.text)[0]
    requester.follow("Save or print a copy")
    requester.sees(reference, TITLE)
    requester.open(f"/cases/{reference}")
    requester.sees("Received", TITLE)
    world.work()
    receipt = world.mails_to(REQUESTER.email)[-1]
    assert reference in text_of(receipt) and "mental health" not in text_of(receipt)
    return reference


def ask(world: World, triage: Visitor, requester: Visitor, reference: str) -> None:
    """Triage claims the request from the queue, matches the agency and asks; the agency answers from the mail."""
    triage.open("/queue")
    triage.press(f"Claim {reference}")
    triage.press("Match")
    triage.press("I have looked")
    triage.press("Settle the program")
    triage.follow("Ask the agency")
    triage.write("Question", "How many sergeants should take part?")
    triage.press("Send the question")
    world.work()
    requester.open(world.link_to(REQUESTER.email, "We have a question"))
    requester.sees("Information needed", "How many sergeants should take part?")
    requester.follow("Answer our questions")
    requester.write("How many sergeants", "Six sergeants, all of patrol.")
    requester.press("Send the answers")
    requester.sees("Under review")
    requester.sees_not("Answer the questions")
    world.work()


def clear(world: World, triage: Visitor, reference: str) -> None:
    """Triage records what the sister component said, and names the program manager."""
    assert f"{reference}: The agency answered our questions" in world.subjects_to("triage@cops.example.org")
    triage.open(f"/cases/{reference}/screening")
    triage.follow("Ask a sister component")
    triage.choose("Sister component", "Civil Rights Division")
    triage.press("Ask a sister component")
    triage.follow("Record the answer")
    triage.answer("What did the component answer?", "Yes, go ahead")
    triage.write("Who answered?", "Leo Hart")
    triage.date("On which day?", world.today)
    triage.write("At what time", world.now.strftime("%I:%M %p"))
    triage.press("Record the answer")
    triage.choose("Program manager", "Maya Feld")
    triage.press("Name the program manager")
    world.work()


def accept(world: World, manager: Visitor, reference: str) -> None:
    """The program manager accepts and logs the first call."""
    manager.open("/today")
    manager.follow(reference)
    manager.follow("Accept the request")
    manager.sees("Everything that acceptance needs is there.")
    manager.press("Accept the request")
    world.work()
    assert world.subjects_to(REQUESTER.email)[-1] == f"{reference}: Your request is accepted"
    manager.follow("Record the intake call")
    manager.date("Date of the call", world.today)
    manager.write("Time", world.now.strftime("%I:%M %p"))
    manager.choose("Time zone", "Eastern")
    manager.write("Who took part?", "Chief Ward, Lieutenant Finch")
    manager.write("Goals that were agreed", "Fewer injuries in mental health calls")
    manager.write("Who is the help for?", "48 officers")
    manager.press("Record the call")
    manager.sees("The call is recorded.", "Provider selection")
    world.work()
