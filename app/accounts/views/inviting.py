"""Inviting people, and accepting an invitation."""

from typing import Any

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from app.accounts import rules
from app.accounts.forms.entering import AcceptForm, JoinForm
from app.accounts.forms.fields import seat_choices, seat_of
from app.accounts.forms.people import InviteForm
from app.accounts.mailed_links import LinkFor, key_of
from app.accounts.models.access import Invitation
from app.accounts.models.people import Organization, Person
from app.accounts.queries import belonging, people
from app.accounts.services import invitations
from app.accounts.views import arriving, signing_in
from app.accounts.views.blueprint import blueprint
from app.extensions import db
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.acts import carried_out
from app.web.guards import public, requires
from app.web.pages import page
from app.wording import _


@blueprint.route("/invitations/<string(maxlength=300):token>", methods=["GET", "POST"])
@public
def accept(token: str) -> Any:
    """Accept an invitation: as oneself when signed in, else with a new account; opening the link does nothing."""
    invitation = people.open_invitation(key_of(LinkFor.INVITATION, token) or "")
    if invitation is None:
        return page("accounts/dead_link.html", status=404)
    session = arriving.maybe_session()
    if session is not None:
        return _join(invitation, session.person)
    if people.by_email(invitation.email) is not None:
        return page("accounts/invited_sign_in.html", invitation=invitation, token=token)
    return _begin(invitation)


@blueprint.route("/people/invite", methods=["GET", "POST"])
@requires(Action.PERSON_INVITE)
def invite() -> Any:
    """Invite someone into a seat that the actor may offer."""
    actor, form = current_actor(), InviteForm()
    organizations = _organizations(actor)
    form.seat.choices = seat_choices(organizations, rules.INVITES.get(actor.role))
    if form.validate_on_submit():
        seat = seat_of(form.seat.data, organizations)
        invitations.invite(seat.organization, seat.role, name=form.name.data, email=form.email.data, actor=actor)
        db.session.commit()
        flash(_("The invitation to %(email)s is on its way. It holds for 7 days.", email=form.email.data), "success")
        return redirect(url_for(_list_of(actor)))
    return page("accounts/invite.html", form=form, back=url_for(_list_of(actor)))


@blueprint.post("/invited/<string(length=26):key>/resend")
@requires(Action.PERSON_INVITE, load=people.invitation_by_key)
def resend(invitation: Invitation) -> Any:
    """Mail an invitation again."""
    invitations.resend(invitation, actor=current_actor())
    db.session.commit()
    flash(_("The invitation was sent again; the old link is dead."), "success")
    return redirect(url_for(_list_of(current_actor())))


@blueprint.post("/invited/<string(length=26):key>/revoke")
@requires(Action.PERSON_INVITE, load=people.invitation_by_key)
def revoke(invitation: Invitation) -> Any:
    """Take an invitation back."""
    invitations.revoke(invitation, actor=current_actor())
    db.session.commit()
    flash(_("The invitation is taken back; its link is dead."), "success")
    return redirect(url_for(_list_of(current_actor())))


def _join(invitation: Invitation, person: Person) -> Response:
    form = JoinForm()
    fits = person.email.lower() == invitation.email.lower()
    if fits and form.validate_on_submit():
        invitations.accept_as(invitation, person)
        db.session.commit()
        flash(_("You now belong to %(name)s.", name=invitation.organization.name), "success")
        return redirect(url_for("accounts.switch"))
    return page("accounts/join.html", form=form, invitation=invitation, fits=fits)


def _begin(invitation: Invitation) -> Response:
    form = AcceptForm(name=invitation.name)
    made: list[Person] = []
    if form.validate_on_submit() and carried_out(form, lambda: made.append(_accepted(invitation, form))):
        return signing_in.enter(made[0])
    return page("accounts/accept.html", form=form, invitation=invitation)


def _accepted(invitation: Invitation, form: AcceptForm) -> Person:
    return invitations.accept_as_new(
        invitation, name=form.name.data, title=form.title.data, phone=form.phone.data, password=form.password.data
    )


def _organizations(actor: Actor) -> list[Organization]:
    if actor.role is Role.ADMINISTRATOR:
        return belonging.organizations(*rules.INSIDE)
    return belonging.own_organization(actor)


def _list_of(actor: Actor) -> str:
    return "accounts.list_people" if actor.role is Role.ADMINISTRATOR else "accounts.colleagues"
