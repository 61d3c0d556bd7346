"""Deconfliction: whom a sister component's question is put to, and the answer that its contact gives himself."""

from app import clock
from app.accounts.models.people import Person
from app.errors import InvalidFact
from app.extensions import db
from app.outbox import services as outbox
from app.policy.actor import Actor
from app.requests.models.parts import ADVERSE, Component, ComponentToAsk, Deconfliction
from app.requests.queries import components
from app.requests.services.numbering import next_number
from app.wording import _
from app.workflow.audiences import Audience
from app.workflow.models.case_file import Staged
from app.workflow.services import door

TO_THE_OFFICE = "cops"
"""The audience of everything about deconfliction: neither agency nor provider learns of it."""


def answer(deconfliction: Deconfliction, *, word: str, reason: str, actor: Actor, seen_version: int) -> None:
    """Give the component's yes, no or hold as its contact; a no or a hold says why. Raises InvalidFact."""
    if word in ADVERSE and not reason.strip():
        raise InvalidFact("reason", _("Say why, as far as you may. The COPS Office alone reads it."))

    def answered(case: Deconfliction) -> None:
        case.answer, case.reason = word, reason
        case.answered_by, case.answered_at = actor.name or case.contact_name, clock.now()
        case.recorded_by_id = actor.person_id

    door.advance(
        deconfliction, "answer", actor=actor, seen_version=seen_version, facts=answered, reason=word,
        audience=TO_THE_OFFICE,
    )  # fmt: skip


def to_ask(component: Component, contact_name: str, contact: Person | None) -> ComponentToAsk:
    """Whom a step is to ask. Raises InvalidFact for a contact who answers for no component."""
    if contact is None:
        return ComponentToAsk(component, contact_name)
    require_contact(contact)
    return ComponentToAsk(component, contact.name, contact.id)


def put_to(case: Deconfliction, contact: Person | None, contact_name: str = "") -> None:
    """Address the question to someone else; whoever was asked before sees it no longer. Raises InvalidFact."""
    asked = to_ask(case.component, contact_name, contact)
    case.contact_id, case.contact_name = asked.contact_id, asked.contact_name


def clear(case: Deconfliction) -> None:
    """Forget an answer, since the component is asked once more; the history keeps it."""
    case.answer, case.answered_by, case.reason = None, "", ""
    case.answered_at = case.recorded_by_id = None


def require_contact(contact: Person) -> None:
    """Refuse a person who answers for no component today. Raises InvalidFact."""
    if not components.is_contact(contact.id):
        raise InvalidFact("contact", _("Choose a person who answers for a sister component today."))


def open_deconfliction(case: Staged, actor: Actor) -> list[Staged]:
    """Begin the question to the component that the step named; the door's opener of this family."""
    asked: ComponentToAsk | None = getattr(case, "component_to_ask", None)
    if asked is None:
        raise InvalidFact("component", _("Choose whom we ask."))
    begun = Deconfliction(
        case_file_id=case.case_file_id,
        case_file=case.case_file,
        number=next_number(Deconfliction, case.case_file_id),
        component=asked.component,
        contact_name=asked.contact_name,
        contact_id=asked.contact_id,
        asked_by_id=actor.person_id,
    )
    db.session.add(begun)
    db.session.flush()
    _tell_the_contact(begun)
    return [begun]


def _tell_the_contact(begun: Deconfliction) -> None:
    """Mail the contact with an account in the words of being asked again; the step that asks tells nobody else."""
    if begun.contact_id is not None:
        outbox.announce(
            "step", f"step:asked:{begun.id}", case_file_id=begun.case_file_id, lifecycle=begun.lifecycle,
            subject_id=begun.id, step="ask_again", tells=[Audience.COMPONENT_CONTACT.value],
        )  # fmt: skip
