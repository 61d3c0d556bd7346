"""The request form, filled in step by step as an agency would."""

from tests.journeys.visitor import Visitor

TITLE = "De-escalation training for 48 officers"


def fill_in_the_form(visitor: Visitor) -> None:
    """From the first step to the review."""
    for step in (_agency, _contacts, _program, _need, _outcome, _other):
        step(visitor)
        visitor.press("Save and continue")
    visitor.is_at("Attachments")
    visitor.press("Save and continue")
    visitor.tick("I may ask for this help")
    visitor.press("Save and continue")
    visitor.is_at("Review and send")


def _agency(visitor: Visitor) -> None:
    visitor.is_at("Your agency")
    visitor.choose("Kind of agency", "Municipal police")
    visitor.write("City", "Saugus")
    visitor.write("Population served", "28,000")
    visitor.write("Sworn officers, full time", "62")


def _contacts(visitor: Visitor) -> None:
    people = {
        "Law enforcement executive": ("Ella Ward", "Chief of Police", "chief@police.example.org", "202-555-0148"),
        "Point of contact": ("Dora Finch", "Lieutenant", "dora.finch@police.example.org", "202-555-0147"),
    }
    for who, answers in people.items():
        group = visitor.group(who)
        for label, text in zip(("Name", "Title", "E-mail", "Phone"), answers, strict=True):
            visitor.write(label, text, within=group)


def _program(visitor: Visitor) -> None:
    visitor.answer("Which program do you ask for?", "CRI-TAC")
    visitor.choose("Main topic", "De-escalation")
    visitor.answer("What kind of help do you have in mind?", "Training in person")
    visitor.answer("In person or virtual?", "In person")


def _need(visitor: Visitor) -> None:
    visitor.write("Your need in one line", TITLE)
    visitor.write("What is the problem?", "Use of force in mental health calls has doubled in a year.")
    visitor.write("How did it come up?", "The chief reviewed last year's reports.")
    visitor.write("What happens if nothing is done?", "More injuries and less trust.")


def _outcome(visitor: Visitor) -> None:
    visitor.write("What should be different afterwards?", "Officers calm a situation down before they use force.")
    visitor.write("How will you know that it worked?", "A third fewer injuries within a year.")
    visitor.write("Who should take part?", "Patrol officers and their sergeants")
    visitor.write("How many people?", "48")
    visitor.write("Where?", "Saugus, Massachusetts")
    visitor.answer("How soon do you need it?", "No hurry")


def _other(visitor: Visitor) -> None:
    visitor.answer("Is a Department of Justice", "No")
    visitor.answer("May we name your agency in public?", "Ask")
