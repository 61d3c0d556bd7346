"""What passes to the engagement that follows a conversion (docs/decisions/lineage.md); the rest stands down."""

from sqlalchemy import select

from app import clock
from app.engagements.models.engagement import Engagement
from app.engagements.models.team import Assignment, Offer
from app.extensions import db
from app.providers.models import Participation
from app.workflow.services import access

CALL = ("call_at", "call_zone", "call_with", "call_goals", "call_audience", "call_note")
STAND = ("attested", "confirmed")
"""Experts who have attested keep their place beside a provider that stays."""


def carry_over(old: Engagement, new: Engagement) -> None:
    """Hand the call, a fitting lead provider with its experts, and what is still owed to the new engagement."""
    new.converted_from_id = old.id
    for name in CALL:
        setattr(new, name, getattr(old, name))
    lead = _fitting_lead(old, new)
    new.provider_id = new.case_file.provider_id = lead.provider_id if lead else None
    for part in _carried(old, lead):
        part.engagement = new
    for duty in list(old.obligations):
        if duty.state == "due":
            duty.engagement = new
    _close_to_those_left(old)
    db.session.flush()


def _fitting_lead(old: Engagement, new: Engagement) -> Offer | None:
    """The lead's accepted offer, where its provider takes part in the other program today."""
    lead = next((offer for offer in old.offers if offer.is_lead and offer.state == "accepted"), None)
    if lead is None:
        return None
    today = clock.today()
    takes_part = select(Participation.id).where(
        Participation.provider_id == lead.provider_id,
        Participation.program == new.program,
        Participation.since <= today,
        Participation.until.is_(None) | (Participation.until >= today),
    )
    return lead if db.session.scalar(takes_part.limit(1)) is not None else None


def _carried(old: Engagement, lead: Offer | None) -> list[Offer | Assignment]:
    if lead is None:
        return []
    return [lead, *(each for each in old.assignments if each.state in STAND and each.provider_id == lead.provider_id)]


def _close_to_those_left(old: Engagement) -> None:
    """Close the case to providers and experts who do not go along: the other kind of help is not theirs to see."""
    db.session.flush()
    db.session.expire(old, ["offers", "assignments"])
    access.end_before_content(old.case_file)
    for offer in old.offers:
        if offer.provider_id != old.case_file.provider_id:
            access.end(old.case_file, organization_id=offer.provider_id)
    for each in old.assignments:
        access.end(old.case_file, person_id=each.person_id)
