"""The form as data: its steps by program, in order, and which fields each must have before the request can be sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.requests.models.choices import Channel, ContactRole, HelpWanted, Urgency, WantedProgram

if TYPE_CHECKING:
    from app.requests.models.assistance import AssistanceRequest

Condition = Callable[["AssistanceRequest"], bool]
REVIEWS = (HelpWanted.AFTER_ACTION_REVIEW, HelpWanted.IN_DEPTH_REVIEW)


@dataclass(frozen=True, slots=True)
class FormStep:
    """One page of the form: its word in the address, the fields that must be filled in, and whom it is for."""

    name: str
    required: tuple[str, ...] = ()
    at_times: tuple[tuple[str, Condition], ...] = ()
    belongs: Condition = lambda assistance: True


def is_unsure(assistance: AssistanceRequest) -> bool:
    """Whether the agency asked for advice on the program."""
    return assistance.program_wanted is WantedProgram.NOT_SURE


def asks_for_response(assistance: AssistanceRequest) -> bool:
    """Whether it asks for Critical Response."""
    return assistance.program_asked is WantedProgram.CRITICAL_RESPONSE


def asks_for_assessment(assistance: AssistanceRequest) -> bool:
    """Whether it asks for an Organizational Assessment."""
    return assistance.program_asked is WantedProgram.ORGANIZATIONAL_ASSESSMENT


def names_training(assistance: AssistanceRequest) -> bool:
    """Whether the agency chose CRI-TAC itself."""
    return assistance.program_wanted is WantedProgram.CRI_TAC


def asks_for_training(assistance: AssistanceRequest) -> bool:
    """Whether it asks for CRI-TAC, or for nothing in particular yet."""
    return not asks_for_response(assistance) and not asks_for_assessment(assistance)


def is_about_incident(assistance: AssistanceRequest) -> bool:
    """Whether there is an incident to tell of."""
    return assistance.is_about_incident is True


def asks_for_review(assistance: AssistanceRequest) -> bool:
    """Whether it asks that someone look back."""
    return assistance.help_wanted in REVIEWS


def is_urgent_response(assistance: AssistanceRequest) -> bool:
    """Whether Critical Response is asked for as soon as possible."""
    return asks_for_response(assistance) and assistance.urgency is Urgency.URGENT


def is_advised(assistance: AssistanceRequest) -> bool:
    """Whether the questions led to a program."""
    return is_unsure(assistance) and assistance.recommended_program is not None


ADVICE = ("advice_event", "advice_whole_agency", "advice_ready")
INCIDENT = ("incident_kind", "incident_on", "incident_place")
TRAINING = ("primary_topic", "delivery_types", "mode")
AWARENESS = ("governing_body_aware", "unions_aware", "commits_to_act")

STEPS = (
    FormStep("agency", ("agency_name", "agency_type", "city", "state_code")),
    FormStep("contacts", ("law_enforcement_executive", "point_of_contact")),
    FormStep("program", ("program_wanted",), tuple((field, names_training) for field in TRAINING)),
    FormStep("advice", ADVICE, belongs=is_unsure),
    FormStep("recommendation", ("follows_advice",), belongs=is_advised),
    FormStep(
        "incident",
        ("help_wanted", "is_about_incident", "proceedings"),
        (*((field, is_about_incident) for field in INCIDENT), ("review_justification", asks_for_review)),
        belongs=asks_for_response,
    ),
    FormStep("assessment", ("focus_areas_wanted", "community_concerns", *AWARENESS), belongs=asks_for_assessment),
    FormStep("need", ("title", "problem", "how_it_came_up", "if_nothing_is_done")),
    FormStep(
        "outcome",
        ("outcome_wanted", "place", "urgency"),
        (
            ("success_measure", asks_for_training),
            ("audience", asks_for_training),
            ("urgency_reason", is_urgent_response),
        ),
    ),
    FormStep("other", ("has_pending_matters", "naming_consent")),
    FormStep("attachments"),
    FormStep("statements", ("authority_attested",)),
)
BY_NAME = {step.name: step for step in STEPS}

IN_A_HURRY = {
    "agency": ("agency_name", "state_code"),
    "contacts": ("law_enforcement_executive",),
    "program": ("program_wanted",),
    "need": ("title", "problem"),
    "outcome": ("urgency", "urgency_reason"),
    "statements": ("authority_attested",),
}
"""What a call at night must give before staff can send an urgent Critical Response request; the rest is owed."""


def steps_of(assistance: AssistanceRequest) -> list[FormStep]:
    """The steps of this request's form, by the program asked for."""
    return [step for step in STEPS if step.belongs(assistance)]


def required_in(assistance: AssistanceRequest, step: FormStep) -> tuple[str, ...]:
    """The fields that a step of the whole form must have, by what was answered so far."""
    return (*step.required, *(field for field, when in step.at_times if when(assistance)))


def is_taken_in_a_hurry(assistance: AssistanceRequest) -> bool:
    """Whether staff write down an urgent call, which may be sent with but part of the form."""
    return assistance.channel is not Channel.WEB and is_urgent_response(assistance)


def missing(assistance: AssistanceRequest, *, in_full: bool = False) -> dict[str, tuple[str, ...]]:
    """The required fields still empty, by step in the form's order; an urgent call owes the rest only in full."""
    hurried = is_taken_in_a_hurry(assistance) and not in_full
    gaps: dict[str, tuple[str, ...]] = {}
    for step in steps_of(assistance):
        needed = IN_A_HURRY.get(step.name, ()) if hurried else required_in(assistance, step)
        gaps[step.name] = tuple(field for field in needed if not _is_filled(assistance, field))
    return {name: fields for name, fields in gaps.items() if fields}


def _is_filled(assistance: AssistanceRequest, field: str) -> bool:
    judge = JUDGES.get(field)
    if judge is not None:
        return judge(assistance)
    value: Any = getattr(assistance, field)
    return bool(value.strip()) if isinstance(value, str) else value not in (None, [])


def _has_contact(role: ContactRole) -> Condition:
    def judge(assistance: AssistanceRequest) -> bool:
        contact = assistance.contact(role)
        return contact is not None and all(part.strip() for part in (contact.name, contact.email, contact.phone))

    return judge


JUDGES: dict[str, Condition] = {
    "law_enforcement_executive": _has_contact(ContactRole.LAW_ENFORCEMENT_EXECUTIVE),
    "point_of_contact": _has_contact(ContactRole.POINT_OF_CONTACT),
    "primary_topic": lambda assistance: any(topic.is_primary for topic in assistance.topics),
    "authority_attested": lambda assistance: assistance.authority_attested,
}
