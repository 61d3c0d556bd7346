"""Offering a case to a provider, and the provider's answer."""

from typing import Any

from flask import url_for

from app.engagements.forms.offering import (
    AcceptOfferForm,
    DeclineOfferForm,
    OfferForm,
    RecordedAcceptForm,
    RecordedDeclineForm,
    RevokeForm,
)
from app.engagements.forms.reasons import reason_of
from app.engagements.models.choices import OfferPlace
from app.engagements.models.engagement import Engagement
from app.engagements.models.team import Offer
from app.engagements.queries import glance, matching
from app.engagements.services import offering
from app.engagements.views import loading
from app.engagements.views.blueprint import CASE, blueprint
from app.engagements.views.recording import is_recording
from app.engagements.views.steps import step_page
from app.policy.actions import Action
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.guards import requires, step
from app.web.pages import page
from app.wording import _
from app.workflow import rules, stepping
from app.workflow.lifecycles.catalogue import ENGAGEMENTS
from app.workflow.queries import running_clock

OFFER = f"{CASE}/offers/<int:number>"


@blueprint.route(f"{CASE}/offers/new", methods=["GET", "POST"])
@step("make_offer", *ENGAGEMENTS, load=loading.engagement)
def make_offer(engagement: Engagement) -> Any:
    """Choose among the providers of the program, with reasons and load."""
    suggestions = matching.providers_for(engagement)
    taken = engagement.has_open_lead_offer or engagement.has_accepted_lead_offer
    free = [each for each in suggestions if each.is_free]
    form = OfferForm(version=engagement.version, place=OfferPlace.FURTHER if taken else OfferPlace.LEAD)
    form.provider.choices = [(each.provider.id, each.provider.name) for each in free]
    form.provider.hints = {str(each.provider.id): _hint(each) for each in free}
    return step_page(
        engagement,
        form,
        lambda: offering.make(
            engagement, actor=current_actor(), seen_version=form.seen_version, offer=form.new_offer()
        ),
        heading=_("Offer to a provider"),
        label=_("Make the offer"),
        done=_("The offer is made. The provider sees what it needs to answer."),
        back="engagements.team",
        template="engagements/make_offer.html",
        shown={"suggestions": suggestions, "engagement": engagement},
    )


@blueprint.route(OFFER)
@requires(Action.OFFER_READ, load=loading.offer)
def show_offer(offer: Offer) -> Any:
    """What the provider must know to answer, and no more."""
    actor = current_actor()
    return page(
        "engagements/offer.html",
        offer=offer,
        glance=glance.of_offer(offer),
        answer_clock=running_clock(offer),
        acts={each.name for each in stepping.open_to(actor, offer)},
        content_is_open=rules.sees(actor, offer.engagement),
        can_record=is_recording() and offer.state == "offered",
        is_office=actor.role not in (Role.COORDINATOR, Role.PROVIDER_STAFF),
        reason=reason_of(offer.decline_reason),
    )


@blueprint.route(f"{OFFER}/accept", methods=["GET", "POST"])
@step("accept", "offer", load=loading.offer, recorded=True)
def accept_offer(offer: Offer) -> Any:
    """Take the case on; the program manager records a yes that came by phone or on paper."""
    recorded = is_recording()
    form = (RecordedAcceptForm if recorded else AcceptOfferForm)(version=offer.version)
    return step_page(
        offer,
        form,
        lambda: offering.accept(
            offer,
            actor=current_actor(),
            seen_version=form.seen_version,
            note=form.evidence.data if recorded else form.note.data,
            behalf=form.behalf_of(Role.COORDINATOR) if recorded else None,
        ),
        heading=_("Record the provider's yes") if recorded else _("Accept the offer"),
        intro="" if recorded else _("The case opens to you, and you propose its experts next."),
        label=_("Record the acceptance") if recorded else _("Accept the offer"),
        done=_("The provider is on board. Next: propose an expert."),
        back="engagements.team",
        cancel=_address(offer),
    )


@blueprint.route(f"{OFFER}/decline", methods=["GET", "POST"])
@step("decline", "offer", load=loading.offer, recorded=True)
def decline_offer(offer: Offer) -> Any:
    """Leave the case to another provider; the program manager records a no that came by phone or on paper."""
    recorded = is_recording()
    form = (RecordedDeclineForm if recorded else DeclineOfferForm)(version=offer.version)
    there = _team_of(offer) if recorded else url_for("engagements.provider_home")
    return step_page(
        offer,
        form,
        lambda: offering.decline(
            offer,
            actor=current_actor(),
            seen_version=form.seen_version,
            reason=form.reason.data,
            note=form.evidence.data if recorded else form.note.data,
            behalf=form.behalf_of(Role.COORDINATOR) if recorded else None,
        ),
        heading=_("Record the provider's no") if recorded else _("Decline the offer"),
        intro=_("The case closes to the provider, and the COPS Office asks another one. There is no penalty."),
        label=_("Record the answer") if recorded else _("Decline the offer"),
        done=_("The offer is declined."),
        there=there,
        cancel=_address(offer),
    )


@blueprint.route(f"{OFFER}/revoke", methods=["GET", "POST"])
@step("revoke", "offer", load=loading.offer)
def revoke_offer(offer: Offer) -> Any:
    """Take an offer back."""
    form = RevokeForm(version=offer.version)
    return step_page(
        offer,
        form,
        lambda: offering.revoke(offer, actor=current_actor(), seen_version=form.seen_version, note=form.note.data),
        heading=_("Revoke the offer to %(provider)s", provider=offer.provider.name),
        label=_("Revoke the offer"),
        done=_("The offer is taken back."),
        back="engagements.team",
    )


def _hint(each: matching.Suggestion) -> str:
    load = _("open engagements: %(count)s", count=each.open_cases)
    return " · ".join((*each.reasons, load))


def _address(offer: Offer) -> str:
    return url_for("engagements.show_offer", reference=offer.case_file.reference, number=offer.number)


def _team_of(offer: Offer) -> str:
    return url_for("engagements.team", reference=offer.case_file.reference)
