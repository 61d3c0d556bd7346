"""What was answered in the form, in the form's order and words, for the review, the copy and the case page."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from app.agencies.jurisdictions import JURISDICTIONS
from app.requests.models import completeness, form_values
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.choices import ContactRole, DeliveryType, Proceedings
from app.requests.wording import BECAUSE, FOLLOWED, LABELS, STEP_TITLES, label_of

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
    gaps = completeness.missing(assistance, in_full=assistance.owes_form)
    steps = completeness.steps_of(assistance)
    return [chapter(assistance, step.name, gaps) for step in steps if form_values.FIELDS[step.name]]


def chapter(assistance: AssistanceRequest, step: str, gaps: dict[str, tuple[str, ...]] | None = None) -> Chapter:
    """The answers of one step."""
    owed = (completeness.missing(assistance) if gaps is None else gaps).get(step, ())
    return Chapter(
        step,
        STEP_TITLES[step],
        tuple((_label(name), _said(assistance, name)) for name in form_values.FIELDS[step]),
        tuple(_label(name) for name in owed),
    )


def block(assistance: AssistanceRequest) -> Chapter | None:
    """What the program asked for asks besides; None where it asks nothing."""
    names = {step.name for step in completeness.steps_of(assistance)} & {"incident", "assessment"}
    return chapter(assistance, names.pop()) if names else None


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
    if name in IN_WORDS:
        return IN_WORDS[name](value)
    return label_of(value) if isinstance(value, Enum) else value


IN_WORDS: dict[str, Callable[[Any], Any]] = {
    "delivery_types": lambda words: ", ".join(label_of(DeliveryType(word)) for word in words),
    "proceedings": lambda words: ", ".join(label_of(Proceedings(word)) for word in words or ()),
    "recommended_because": lambda rule: BECAUSE.get(rule, ""),
    "follows_advice": lambda follows: FOLLOWED.get(follows, ""),
    "state_code": lambda code: STATES.get(code, code),
}
"""How an answer is said whose value is a code or a list of codes."""
