"""Renders mails from app/templates/email/<kind>/{subject,body}.txt; plain text, case number and link, no narrative."""

from typing import Any

from flask import current_app
from jinja2 import Environment

from app.engagements.models.follow_up import Obligation
from app.notifications import links, reminder_wording, wording
from app.notifications.candidates import Matter, assignment_of, offer_of
from app.notifications.recipients import Recipient
from app.policy.roles import Role
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.parts import Deconfliction
from app.requests.queries import components
from app.wording import _
from app.workflow.models.case_task import CaseTask, CaseTaskKind
from app.workflow.models.record import Clock

LONGEST_SUBJECT = 200
AGENCY = (Role.REQUESTER, Role.EXECUTIVE)
INSIDE = (Role.TRIAGE, Role.PROGRAM_MANAGER, Role.DIRECTOR, Role.COORDINATOR)
PARTY_NAMES = {
    Role.REQUESTER: _("the agency"),
    Role.EXECUTIVE: _("the agency's executive"),
    Role.TRIAGE: _("the COPS Office"),
    Role.PROGRAM_MANAGER: _("the COPS Office"),
    Role.DIRECTOR: _("the COPS Office's director"),
    Role.COORDINATOR: _("the provider"),
    Role.PROVIDER_STAFF: _("the provider"),
    Role.EXPERT: _("the expert"),
    Role.DECONFLICTION: _("the COPS Office"),
    Role.ADMINISTRATOR: _("the administrators"),
}

Mail = tuple[str, str]
"""A subject and a body."""


def letter(template: str, values: dict[str, Any]) -> Mail:
    """A mail about someone's account."""
    return _rendered(template, {"home": links.to("/"), **values})


def step(matter: Matter, lifecycle: str, reader: Recipient) -> Mail:
    """The mail that tells one reader of a step; a body without an account gets a letter about the referral."""
    if reader.role is None:
        return _rendered("referral", _of_referral(matter, reader))
    values = _about(matter, lifecycle, reader)
    file = matter.file
    values["sentence"] = wording.of_step(lifecycle, matter.step, reader.role, _duty(matter))
    if reader.role is Role.DECONFLICTION:
        values |= _for_the_contact(matter)
    elif file.is_open and file.turn_party is not None:
        values["turn"] = PARTY_NAMES.get(file.turn_party, file.turn_party)
        values["is_own_turn"] = file.turn_party is reader.role
        values["due_at"] = file.due_at
    return _rendered("step", values)


def _of_referral(matter: Matter, reader: Recipient) -> dict[str, Any]:
    """What the body to which a request is referred may know: the number, and how to reach us."""
    operator = current_app.extensions["settings"].operator
    values = _about(matter, "", reader)
    return {**values, "office": operator.name, "phone": operator.help_phone, "email": operator.help_email}


def reminder(matter: Matter, running: Clock, reader: Recipient, *, to_party: bool) -> Mail:
    """The mail that reminds one reader of a clock."""
    values = _about(matter, running.lifecycle, reader)
    values["sentence"] = reminder_wording.sentence(running.name, to_party=to_party)
    values["due_at"] = running.due_at
    values["is_overdue"] = running.is_overdue
    values["to_party"] = to_party
    values["turn"] = PARTY_NAMES.get(running.party, running.party)
    return _rendered("reminder", values)


def case_task(matter: Matter, task: CaseTask, reader: Recipient) -> Mail:
    """The mail that tells administrators of a step without anybody, or a provider of the answer to its wish."""
    values = _about(matter, "", reader)
    values["is_nobody"] = task.kind is CaseTaskKind.NOBODY_ELIGIBLE
    if values["is_nobody"]:
        values["link"], values["agency"] = links.to("/administration"), None
        values["sentence"] = _("A step waits for a person whom nobody can replace")
    else:
        values["sentence"] = _("The COPS Office leaves it as it is; its answer stands on the case")
    return _rendered("case_task", values)


def _about(matter: Matter, lifecycle: str, reader: Recipient) -> dict[str, Any]:
    """What every mail about a case may say; the agency's name only where the case is open to its readers."""
    file = matter.file
    is_told = not file.restricted and reader.role is not Role.DECONFLICTION
    agency = file.agency.name if is_told and file.agency else None
    link = links.to_place(file, *_place(matter, lifecycle, reader))
    if matter.step == "ask_authorization" and reader.role is Role.EXECUTIVE:
        link = links.to_page("requests.authorize", file)
    return {
        "reference": file.reference,
        "agency": agency,
        "link": link,
        "why": reader.why,
        "has_account": reader.person_id is not None,
        "account": links.to("/account"),
    }


def _place(matter: Matter, lifecycle: str, reader: Recipient) -> tuple[str, int]:
    """The case, or part of it, where this reader goes on: an offer or an assignment that is his own comes first."""
    if reader.role is Role.EXPERT and (assignment := assignment_of(matter)):
        return assignment.lifecycle, assignment.number
    if reader.role is Role.COORDINATOR and matter.step == "make_offer" and (offer := offer_of(matter)):
        return offer.lifecycle, offer.number
    if lifecycle in links.OF_THE_CONTACT and reader.role is not Role.DECONFLICTION:
        return "", 0
    if lifecycle in links.OF_THE_AGENCY and (matter.step or reader.role not in AGENCY):
        return "", 0
    if lifecycle in links.NOT_FOR_ALL and reader.role not in INSIDE:
        return "", 0
    return lifecycle, matter.subject.number


def _for_the_contact(matter: Matter) -> dict[str, Any]:
    """Of whose turn it is, a component's contact hears only when his own answer is due."""
    assert isinstance(matter.subject, Deconfliction)
    return {"turn": True, "is_own_turn": True, "due_at": components.due_at(matter.subject)}


def _duty(matter: Matter) -> str:
    """What a step's words may depend on besides: which duty it is, to which program a request goes."""
    if isinstance(matter.subject, AssistanceRequest):
        return matter.file.program or ""
    return matter.subject.kind.value if isinstance(matter.subject, Obligation) else ""


def _rendered(template: str, values: dict[str, Any]) -> Mail:
    environment = _environment()
    subject = environment.get_template(f"email/{template}/subject.txt").render(values)
    body = environment.get_template(f"email/{template}/body.txt").render(values)
    return " ".join(subject.split())[:LONGEST_SUBJECT], body.strip() + "\n"


def _environment() -> Environment:
    """The pages' own environment, but with tags that leave no empty lines behind; made once for each application."""
    held: Environment | None = current_app.extensions.get("mail_templates")
    if held is None:
        held = current_app.jinja_env.overlay(trim_blocks=True, lstrip_blocks=True)
        current_app.extensions["mail_templates"] = held
    return held
