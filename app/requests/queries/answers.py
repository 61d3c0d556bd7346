"""What was answered in the form, in the form's order and words, for the review, the copy and the case page."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from app.agencies.jurisdictions import JURISDICTIONS
from app.requests.models import completeness, form_values
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.choices import ContactRole, DeliveryType
from app.requests.wording import LABELS, STEP_TITLES, label_of

STATES = {each.code: each.name for each in JURISDICTIONS}


@dataclass(frozen=True, slots=True)
class Chapter:
    """One step of the form with its answers as (label, value); `missing` are the labels still owed."""

    step: str
    title: str
    answers: tuple[tuple[str, Any], ...]
    missing: tuple[str, ...]


def chapters(assistance: AssistanceRequest) -> list[Chapter]:
    """Every step with its answers; steps without fields are left out."""
    gaps = completeness.missing(assistance)
    return [chapter(assistance, step.name, gaps) for step in completeness.STEPS if form_values.FIELDS[step.name]]


def chapter(assistance: AssistanceRequest, step: str, gaps: dict[str, tuple[str, ...]] | None = None) -> Chapter:
    """The answers of one step."""
    owed = (completeness.missing(assistance) if gaps is None else gaps).get(step, ())
    return Chapter(
        step,
        STEP_TITLES[step],
        tuple((_label(name), _said(assistance, name)) for name in form_values.FIELDS[step]),
        tuple(_label(name) for name in owed),
    )


def _label(name: str) -> str:
    return LABELS.get(name) or label_of(ContactRole(name))


def _said(assistance: AssistanceRequest, name: str) -> Any:
    if name == "primary_topic":
        return next((topic.topic.name for topic in assistance.topics if topic.is_primary), "")
    if name == "other_topics":
        return ", ".join(topic.topic.name for topic in assistance.topics if not topic.is_primary)
    value = form_values.value_of(assistance, name)
    if name in form_values.CONTACTS:
        return "\n".join(part for part in (value["name"], value["title"], value["email"], value["phone"]) if part)
    if name == "delivery_types":
        return ", ".join(label_of(DeliveryType(word)) for word in value)
    if name == "state_code":
        return STATES.get(value, value)
    return label_of(value) if isinstance(value, Enum) else value
