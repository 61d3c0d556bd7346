"""The form as data: its steps in order, and which fields each must have before the request can be sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.requests.models.choices import ContactRole, WantedProgram

if TYPE_CHECKING:
    from app.requests.models.assistance import AssistanceRequest

OPEN_ONLINE = (WantedProgram.CRI_TAC, WantedProgram.NOT_SURE)
"""What can be asked for through the form; the other programs take requests by phone or e-mail so far."""


@dataclass(frozen=True, slots=True)
class FormStep:
    """One page of the form: its word in the address, and the fields that must be filled in."""

    name: str
    required: tuple[str, ...] = ()


STEPS = (
    FormStep("agency", ("agency_name", "agency_type", "city", "state_code")),
    FormStep("contacts", ("law_enforcement_executive", "point_of_contact")),
    FormStep("program", ("program_wanted", "primary_topic", "delivery_types", "mode")),
    FormStep("need", ("title", "problem", "how_it_came_up", "if_nothing_is_done")),
    FormStep("outcome", ("outcome_wanted", "success_measure", "audience", "place", "urgency")),
    FormStep("other", ("has_pending_matters", "naming_consent")),
    FormStep("attachments"),
    FormStep("statements", ("authority_attested",)),
)
BY_NAME = {step.name: step for step in STEPS}


def is_required(step: str, field: str) -> bool:
    """Whether a field of a step must be filled in before the request is sent."""
    return field in BY_NAME[step].required


def missing(assistance: AssistanceRequest) -> dict[str, tuple[str, ...]]:
    """The required fields still empty, by step in the form's order; a program not open online counts as missing."""
    gaps = {step.name: tuple(field for field in step.required if not _is_filled(assistance, field)) for step in STEPS}
    return {name: fields for name, fields in gaps.items() if fields}


def _is_filled(assistance: AssistanceRequest, field: str) -> bool:
    judge = JUDGES.get(field)
    if judge is not None:
        return judge(assistance)
    value: Any = getattr(assistance, field)
    return bool(value.strip()) if isinstance(value, str) else value not in (None, [])


def _has_contact(role: ContactRole) -> Callable[[AssistanceRequest], bool]:
    def judge(assistance: AssistanceRequest) -> bool:
        contact = assistance.contact(role)
        return contact is not None and all(part.strip() for part in (contact.name, contact.email, contact.phone))

    return judge


def _program_fits(assistance: AssistanceRequest) -> bool:
    if assistance.channel.value != "web":
        return assistance.program_wanted is not None
    return assistance.program_wanted in OPEN_ONLINE


JUDGES: dict[str, Callable[[AssistanceRequest], bool]] = {
    "law_enforcement_executive": _has_contact(ContactRole.LAW_ENFORCEMENT_EXECUTIVE),
    "point_of_contact": _has_contact(ContactRole.POINT_OF_CONTACT),
    "program_wanted": _program_fits,
    "primary_topic": lambda assistance: any(topic.is_primary for topic in assistance.topics),
    "authority_attested": lambda assistance: assistance.authority_attested,
}
