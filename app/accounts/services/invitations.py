"""Invitations: single-use mailed links into a role of an organization."""

from datetime import timedelta

from app import clock
from app.accounts import announcements, joining, passwords
from app.accounts.models.access import Invitation, link_key
from app.accounts.models.people import Membership, Organization, Person
from app.accounts.queries import people
from app.accounts.rules import Seat
from app.audit import services as audit
from app.errors import InvalidFact, NotPermitted
from app.extensions import db
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.roles import Role
from app.wording import _

HOLDS = timedelta(days=7)


def invite(organization: Organization, role: Role, *, name: str, email: str, actor: Actor) -> Invitation:
    """Mail someone an invitation that holds for seven days."""
    gate.require(actor, Action.PERSON_INVITE, Seat(organization, role))
    invitation = Invitation(
        organization=organization,
        role=role,
        name=name,
        email=email.strip(),
        invited_by_id=actor.person_id,
        expires_at=clock.now() + HOLDS,
    )
    db.session.add(invitation)
    db.session.flush()
    announcements.invitation(invitation)
    audit.record(actor, Action.PERSON_INVITE, invitation, facts={"role": role, "organization": organization.key})
    return invitation


def resend(invitation: Invitation, *, actor: Actor) -> None:
    """Mail an unanswered invitation again, with a new link and a new term; the old link is dead."""
    gate.require(actor, Action.PERSON_INVITE, invitation)
    _require_unanswered(invitation)
    invitation.key, invitation.sent_at = link_key(), clock.now()
    invitation.expires_at = clock.now() + HOLDS
    db.session.flush()
    announcements.invitation(invitation)
    audit.record(actor, "person:invite_again", invitation)


def revoke(invitation: Invitation, *, actor: Actor) -> None:
    """Take an unanswered invitation back."""
    gate.require(actor, Action.PERSON_INVITE, invitation)
    _require_unanswered(invitation)
    invitation.revoked_at = clock.now()
    audit.record(actor, "person:revoke_invitation", invitation)


def accept_as_new(invitation: Invitation, *, name: str, title: str, phone: str, password: str) -> Person:
    """Make an account of an invitation; whoever has the link has the mailbox, so the address is verified."""
    if people.by_email(invitation.email) is not None:
        raise InvalidFact("password", _("This address has an account now. Sign in instead."))
    if reason := passwords.weakness(password, (name, title, invitation.email, invitation.organization.name)):
        raise InvalidFact("password", reason)
    person = Person(
        name=name,
        title=title,
        phone=phone,
        email=invitation.email,
        password_hash=passwords.hash_of(password),
        password_changed_at=clock.now(),
        email_verified_at=clock.now(),
    )
    db.session.add(person)
    db.session.flush()
    _join(invitation, person)
    return person


def accept_as(invitation: Invitation, person: Person) -> Membership:
    """Add the membership to an existing account, whose owner has signed in."""
    if person.email.lower() != invitation.email.lower():
        raise NotPermitted(_("This invitation was sent to another address. Sign in with that account."))
    return _join(invitation, person)


def _join(invitation: Invitation, person: Person) -> Membership:
    invitation.used_at = clock.now()
    membership = _same_seat(invitation, person) or Membership(
        person=person, organization=invitation.organization, role=invitation.role
    )
    if membership.confirmed_at is None and _is_vouched_for(invitation):
        membership.confirmed_at, membership.confirmed_by_id = clock.now(), invitation.invited_by_id
    db.session.add(membership)
    db.session.flush()
    joining.welcome(membership)
    actor = Actor(invitation.role, person.id, membership.organization_id, membership.id, person.name)
    audit.record(actor, "person:accept_invitation", invitation)
    return membership


def _same_seat(invitation: Invitation, person: Person) -> Membership | None:
    held = (one for one in person.memberships if one.is_current and one.role is invitation.role)
    return next((one for one in held if one.organization_id == invitation.organization_id), None)


def _is_vouched_for(invitation: Invitation) -> bool:
    """An invitation vouches for everyone but an agency's executive, whom triage confirms."""
    return invitation.role is not Role.EXECUTIVE


def _require_unanswered(invitation: Invitation) -> None:
    if invitation.used_at or invitation.revoked_at:
        raise NotPermitted(_("This invitation was answered or taken back."))
