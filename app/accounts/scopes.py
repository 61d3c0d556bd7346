"""Who sees which people, memberships, claims and invitations."""

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, true
from sqlalchemy.orm import aliased

from app.accounts.models.access import Invitation
from app.accounts.models.people import AgencyClaim, Membership, Organization, OrganizationKind, Person
from app.accounts.rules import INSIDE, INVITES
from app.policy import gate
from app.policy.actor import Actor
from app.policy.roles import Role


def people(actor: Actor) -> ColumnElement[bool]:
    """Administrators see everybody; everyone else only himself here (case pages name the people of a case)."""
    return true() if actor.role is Role.ADMINISTRATOR else Person.id == actor.person_id


def memberships(actor: Actor) -> ColumnElement[bool]:
    """Administrators all, triage those of agencies, coordinators and confirmed executives their own organization's."""
    own = Membership.person_id == actor.person_id
    if actor.role is Role.ADMINISTRATOR:
        return true()
    if actor.role is Role.TRIAGE:
        return or_(own, _of_kind(Membership.organization_id, OrganizationKind.AGENCY))
    if actor.role in INVITES and actor.confirmed:
        return or_(own, Membership.organization_id == actor.organization_id)
    return own


def claims(actor: Actor) -> ColumnElement[bool]:
    """Triage sees every claim to an unlisted agency, everyone else his own."""
    return true() if actor.role is Role.TRIAGE else AgencyClaim.person_id == actor.person_id


def invitations(actor: Actor) -> ColumnElement[bool]:
    """Administrators see invitations into COPS, providers and oversight; others those into their own organization."""
    if actor.role is Role.ADMINISTRATOR:
        return _of_kind(Invitation.organization_id, *INSIDE)
    if actor.role in INVITES and actor.confirmed:
        return and_(Invitation.organization_id == actor.organization_id, Invitation.role.in_(INVITES[actor.role]))
    return false()


def register() -> None:
    """Give the gate the scopes of accounts."""
    gate.register_scope(Person, people)
    gate.register_scope(Membership, memberships)
    gate.register_scope(AgencyClaim, claims)
    gate.register_scope(Invitation, invitations)


def _of_kind(organization_id: object, *kinds: OrganizationKind) -> ColumnElement[bool]:
    body = aliased(Organization)  # a query that joins organizations itself must not lend its own row
    return exists(select(body.id).where(body.id == organization_id, body.kind.in_(kinds)))
