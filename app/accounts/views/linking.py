"""Triage's work with newcomers: whose link to an agency to confirm or refuse, and which agency an unlisted one is."""

from typing import Any

from flask import flash, redirect, request, url_for

from app.accounts import directory
from app.accounts.forms.people import NoteForm, PressForm, ReasonForm
from app.accounts.hints import hints
from app.accounts.models.people import AgencyClaim, Membership, OrganizationKind
from app.accounts.queries import belonging
from app.accounts.services import links
from app.accounts.views.blueprint import blueprint
from app.accounts.views.registering import LONGEST_SEARCH
from app.errors import NotVisible
from app.extensions import db
from app.policy.actions import Action
from app.web.acting import current_actor
from app.web.guards import requires
from app.web.pages import page
from app.wording import _


@blueprint.route("/agency-links")
@requires(Action.MEMBERSHIP_CONFIRM)
def agency_links() -> Any:
    """Who waits for an answer."""
    actor = current_actor()
    return page(
        "accounts/agency_links.html", waiting=belonging.waiting_links(actor), claims=belonging.open_claims(actor)
    )


@blueprint.route("/agency-links/<string(length=10):key>", methods=["GET", "POST"])
@requires(Action.MEMBERSHIP_CONFIRM, load=belonging.membership_by_key)
def confirm_link(membership: Membership) -> Any:
    """Look at one link with the hints, and confirm it."""
    form = NoteForm()
    if form.validate_on_submit():
        links.confirm_link(membership, actor=current_actor(), note=form.note.data)
        db.session.commit()
        flash(_("Confirmed. %(name)s is told by e-mail.", name=membership.person.name), "success")
        return redirect(url_for("accounts.agency_links"))
    return page("accounts/confirm_link.html", form=form, membership=membership, hints=_hints_of(membership))


@blueprint.route("/agency-links/<string(length=10):key>/refuse", methods=["GET", "POST"])
@requires(Action.MEMBERSHIP_CONFIRM, load=belonging.membership_by_key)
def refuse_link(membership: Membership) -> Any:
    """Refuse one link, with a reason that stays with COPS."""
    form = ReasonForm()
    if form.validate_on_submit():
        links.refuse_link(membership, actor=current_actor(), reason=form.reason.data)
        db.session.commit()
        flash(_("Refused. %(name)s is told by e-mail.", name=membership.person.name), "success")
        return redirect(url_for("accounts.agency_links"))
    return page(
        "accounts/refuse_link.html", form=form, person=membership.person, agency_name=membership.organization.name
    )


@blueprint.route("/agency-links/unlisted/<string(length=10):key>", methods=["GET", "POST"])
@requires(Action.MEMBERSHIP_CONFIRM, load=belonging.claim_by_key)
def match_claim(claim: AgencyClaim) -> Any:
    """Match an unlisted agency to one of the directory."""
    form = PressForm()
    if form.validate_on_submit():
        agency = belonging.organization_by_key(request.form.get("agency", ""), OrganizationKind.AGENCY)
        if agency is None:
            raise NotVisible
        links.match_claim(claim, agency.id, actor=current_actor())
        db.session.commit()
        flash(_("Linked to %(name)s.", name=agency.name), "success")
        return redirect(url_for("accounts.agency_links"))
    text = request.args.get("q", claim.agency_name)[:LONGEST_SEARCH]
    found = directory.find(text, claim.agency_state or None) or directory.find(text)
    return page("accounts/match_claim.html", form=form, claim=claim, text=text, agencies=found, hints=_hints_of(claim))


@blueprint.route("/agency-links/unlisted/<string(length=10):key>/refuse", methods=["GET", "POST"])
@requires(Action.MEMBERSHIP_CONFIRM, load=belonging.claim_by_key)
def refuse_claim(claim: AgencyClaim) -> Any:
    """Refuse a claim to an unlisted agency."""
    form = ReasonForm()
    if form.validate_on_submit():
        links.refuse_claim(claim, actor=current_actor(), reason=form.reason.data)
        db.session.commit()
        flash(_("Refused. %(name)s is told by e-mail.", name=claim.person.name), "success")
        return redirect(url_for("accounts.agency_links"))
    return page("accounts/refuse_link.html", form=form, person=claim.person, agency_name=claim.agency_name)


def _hints_of(newcomer: Membership | AgencyClaim) -> list[str]:
    if isinstance(newcomer, AgencyClaim):
        return hints(newcomer.person.email, (newcomer.person.name, newcomer.agency_name), ())
    domains = belonging.colleagues_domains(newcomer.organization_id)
    return hints(newcomer.person.email, (newcomer.person.name,), domains)
