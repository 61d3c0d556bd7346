"""Offering an engagement to a provider, and the provider's answer."""

from sqlalchemy import select

from app import clock
from app.engagements.models.begun import NewOffer
from app.engagements.models.choices import OfferDeclineReason, OfferPlace
from app.engagements.models.engagement import Engagement
from app.engagements.models.team import Offer
from app.engagements.numbering import next_number
from app.errors import InvalidFact
from app.extensions import db
from app.policy.actor import Actor
from app.providers.models import Participation
from app.wording import _
from app.workflow.models.case_file import AccessLevel, Staged
from app.workflow.rules import Behalf, happened
from app.workflow.services import access, door

LIVING = ("offered", "accepted")
TOLD_THE_OFFICE = "cops"
"""The audience of a provider's answer: neither the agency nor another provider reads why somebody declined."""


def make(engagement: Engagement, *, actor: Actor, seen_version: int, offer: NewOffer) -> None:
    """Offer a place to a provider, who from then on sees what the answer needs. Raises InvalidFact."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        _require_fitting(locked, offer)
        locked.new_offer = offer

    door.advance(engagement, "make_offer", actor=actor, seen_version=seen_version, facts=facts)


def open_offer(case: Staged, actor: Actor) -> list[Staged]:
    """Begin the offer that the step's facts name."""
    assert isinstance(case, Engagement) and case.new_offer
    offer = Offer(
        case_file=case.case_file,
        engagement=case,
        number=next_number(Offer, case.case_file_id),
        provider_id=case.new_offer.provider_id,
        place=case.new_offer.place,
        message=case.new_offer.message,
        offered_by_id=actor.person_id,
    )
    db.session.add(offer)
    access.give(case.case_file, AccessLevel.OFFER, organization_id=offer.provider_id)
    return [offer]


def accept(offer: Offer, *, actor: Actor, seen_version: int, note: str = "", behalf: Behalf | None = None) -> None:
    """Take the place; the lead's acceptance engages the provider and opens the case to it."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Offer)
        _note_answer(locked, actor, behalf)
        locked.answer_note = note
        if locked.is_lead:
            locked.engagement.provider_id = locked.case_file.provider_id = locked.provider_id
        access.give(locked.case_file, AccessLevel.FULL, organization_id=locked.provider_id)

    door.advance(
        offer,
        "accept",
        actor=actor,
        seen_version=seen_version,
        facts=facts,
        note=note,
        audience=TOLD_THE_OFFICE,
        behalf=behalf,
    )


def decline(
    offer: Offer,
    *,
    actor: Actor,
    seen_version: int,
    reason: OfferDeclineReason,
    note: str,
    behalf: Behalf | None = None,
) -> None:
    """Leave the place to another provider, with a coded reason; the case closes to this one."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Offer)
        _note_answer(locked, actor, behalf)
        close_to_provider(locked)

    door.advance(
        offer,
        "decline",
        actor=actor,
        seen_version=seen_version,
        facts=facts,
        reason=reason.value,
        note=note,
        audience=TOLD_THE_OFFICE,
        behalf=behalf,
    )


def revoke(offer: Offer, *, actor: Actor, seen_version: int, note: str) -> None:
    """Take an offer back; the case closes to the provider."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Offer)
        if locked.is_lead and locked.state == "accepted":
            locked.engagement.provider_id = locked.case_file.provider_id = None
        close_to_provider(locked)

    door.advance(
        offer, "revoke", actor=actor, seen_version=seen_version, facts=facts, note=note, audience="cops_and_provider"
    )


def engage(engagement: Engagement, *, actor: Actor, seen_version: int) -> None:
    """Bring the provider on board whose acceptance came while the engagement stood elsewhere."""
    door.advance(engagement, "engage_provider", actor=actor, seen_version=seen_version)


def _note_answer(offer: Offer, actor: Actor, behalf: Behalf | None) -> None:
    offer.answered_by_id = actor.person_id
    offer.answered_at = happened(behalf)


def _require_fitting(engagement: Engagement, offer: NewOffer) -> None:
    if offer.place is OfferPlace.LEAD and (engagement.has_open_lead_offer or engagement.has_accepted_lead_offer):
        raise InvalidFact("provider", _("The lead's place is offered or taken already."))
    if any(held.provider_id == offer.provider_id and held.state in LIVING for held in engagement.offers):
        raise InvalidFact("provider", _("This provider has an offer already."))
    today = clock.today()
    takes_part = select(Participation.id).where(
        Participation.provider_id == offer.provider_id,
        Participation.program == engagement.program,
        Participation.since <= today,
        Participation.until.is_(None) | (Participation.until >= today),
    )
    if db.session.scalar(takes_part.limit(1)) is None:
        raise InvalidFact("provider", _("This provider does not take part in the program today."))


def close_to_provider(locked: Staged) -> None:
    """Close the case to the provider of an offer that ends, unless another offer still gives it a place."""
    assert isinstance(locked, Offer)
    others = [held for held in locked.engagement.offers if held is not locked and held.state in LIVING]
    if all(held.provider_id != locked.provider_id for held in others):
        access.end(locked.case_file, organization_id=locked.provider_id)
