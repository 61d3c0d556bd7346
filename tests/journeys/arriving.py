"""How an agency's people come in: they register, follow the link in the mail, and triage confirms that they belong."""

from dataclasses import dataclass

from tests.journeys.visitor import Visitor
from tests.journeys.world import World, real_directory

PASSWORD = "umber kettle glides over 47 fjords"


@dataclass(frozen=True)
class Newcomer:
    """Someone who registers."""

    window: str
    name: str
    title: str
    email: str
    part: str


@dataclass(frozen=True)
class Agency:
    """An agency of the directory and what to search for."""

    words: str
    state: str
    name: str


REQUESTER = Newcomer(
    "requester", "Dora Finch", "Lieutenant", "dora.finch@police.example.org", "I am the point of contact"
)
EXECUTIVE = Newcomer("executive", "Ella Ward", "Chief of Police", "ella.ward@police.example.org", "I lead the agency")


def directory(world: World) -> Agency:
    """A real agency where the real directory is at hand, else an invented one."""
    file = real_directory()
    if file is None:
        return Agency("Mill River", "Massachusetts", "Mill River Police Department")
    world.import_directory(file)
    return Agency("Saugus", "Massachusetts", "Saugus Police Department")


def register(world: World, agency: Agency, newcomer: Newcomer) -> Visitor:
    """Find the agency, give a name, follow the link in the mail, enter the password."""
    visitor = world.stranger(newcomer.window)
    visitor.open("/")
    visitor.follow("Start a request")
    visitor.follow("Register")
    visitor.write("Name, ORI, city or county", agency.words)
    visitor.choose("State", agency.state)
    visitor.page.wait_for_url("**/register?*state=MA*")  # as one types: no button is pressed
    visitor.follow(f"This is mine {agency.name}")
    _give_details(visitor, newcomer)
    visitor.is_at("Look into your mail")
    world.work()
    visitor.open(world.link_to(newcomer.email))
    visitor.sees(newcomer.name, agency.name)
    visitor.write("The password you chose", PASSWORD)
    visitor.press("Confirm and sign in")
    return visitor


def _give_details(visitor: Visitor, newcomer: Newcomer) -> None:
    visitor.write("Full name", newcomer.name)
    visitor.write("Title or rank", newcomer.title)
    visitor.write("Work phone", "202-555-0147")
    visitor.write("Work e-mail", newcomer.email)
    visitor.answer("Your part", newcomer.part)
    visitor.write("Password", PASSWORD)
    visitor.press("Register")


def confirm(world: World, triage: Visitor, newcomer: Newcomer) -> None:
    """Triage looks at the hints and confirms; the newcomer hears of it."""
    triage.open("/agency-links")
    triage.follow(f"Look {newcomer.name}")
    triage.write("How you checked", "Called back on the number of the agency.")
    triage.press("Confirm")
    triage.sees("Confirmed", newcomer.name)
    world.work()
    assert world.subjects_to(newcomer.email)[-1] == "Your link to your agency is confirmed"
