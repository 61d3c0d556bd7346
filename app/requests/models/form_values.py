"""What each step of the form holds now, as plain values; the same that the step's page shows and sends back."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING, Any

from app.requests.models.choices import ContactRole

if TYPE_CHECKING:
    from app.requests.models.assistance import AssistanceRequest

CONTACTS = tuple(role.value for role in ContactRole)
PARTS = ("name", "title", "phone", "email")

FIELDS: dict[str, tuple[str, ...]] = {
    "agency": (
        "agency_name", "agency_ori", "agency_type", "street", "city", "state_code", "postal_code",
        "population_served", "sworn_full_time", "sworn_part_time", "civilian_staff",
    ),
    "contacts": CONTACTS,
    "program": ("program_wanted", "primary_topic", "other_topics", "delivery_types", "mode"),
    "advice": ("advice_event", "advice_whole_agency", "advice_ready"),
    "recommendation": ("recommended_program", "recommended_because", "follows_advice"),
    "incident": (
        "help_wanted", "review_justification", "is_about_incident", "incident_kind", "incident_on", "incident_place",
        "casualties", "agencies_involved", "proceedings", "open_proceedings", "press_attention", "other_reviews",
    ),
    "assessment": (
        "focus_areas_wanted", "community_concerns", "governing_body_aware", "unions_aware", "commits_to_act",
    ),
    "need": (
        "title", "problem", "how_it_came_up", "if_nothing_is_done", "supporting_data", "barriers", "policies_in_place",
        "what_was_tried",
    ),
    "outcome": (
        "outcome_wanted", "success_measure", "audience", "number_to_train", "place", "wanted_from", "wanted_until",
        "hard_deadline", "urgency", "urgency_reason",
    ),
    "other": ("has_pending_matters", "pending_matters", "earlier_help", "naming_consent", "heard_from"),
    "attachments": (),
    "statements": ("authority_attested",),
}  # fmt: skip


def of_step(assistance: AssistanceRequest, step: str) -> dict[str, Any]:
    """The values of one step by field."""
    return {name: value_of(assistance, name) for name in FIELDS[step]}


def value_of(assistance: AssistanceRequest, name: str) -> Any:
    """The value of one field: a contact as a dictionary, topics as ids."""
    if name in CONTACTS:
        contact = assistance.contact(ContactRole(name))
        return {part: getattr(contact, part) if contact else "" for part in PARTS}
    if name == "primary_topic":
        return next((topic.topic_id for topic in assistance.topics if topic.is_primary), None)
    if name == "other_topics":
        return [topic.topic_id for topic in assistance.topics if not topic.is_primary]
    return getattr(assistance, name)


def fingerprint(assistance: AssistanceRequest, step: str) -> str:
    """A short mark of a step's values, by which a page knows that nobody changed them since it was opened."""
    said = repr([_plain(value) for value in of_step(assistance, step).values()])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return sorted(str(each) for each in value)
    return str(value)
