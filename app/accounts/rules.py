"""Who may do what with people, memberships, invitations and sessions."""

from dataclasses import dataclass
from typing import Protocol

from app.accounts.models.people import (
    ROLES_WITHIN,
    AgencyClaim,
    Deputy,
    Membership,
    Organization,
    OrganizationKind,
    Person,
)
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.gate import HIDDEN, NO, YES, Decision
from app.policy.roles import Role
from app.wording import _

INSIDE = (OrganizationKind.COPS, OrganizationKind.PROVIDER, OrganizationKind.COMPONENT, OrganizationKind.OVERSIGHT)
INVITES: dict[Role, tuple[Role, ...]] = {
    Role.COORDINATOR: (Role.PROVIDER_STAFF, Role.EXPERT),
    Role.EXECUTIVE: (Role.REQUESTER, Role.EXECUTIVE),
}
"""Which roles people may invite into their own organization."""


class HasSeat(Protocol):
    """A seat, a membership or an invitation: all name an organization and a role."""

    @property
    def organization(self) -> Organization: ...

    @property
    def role(self) -> Role: ...


@dataclass(frozen=True, slots=True)
class Seat:
    """A role in an organization that someone is to take."""

    organization: Organization
    role: Role


def seats_to_offer(actor: Actor, kind: OrganizationKind) -> tuple[Role, ...]:
    """The roles in a kind of organization that the actor may invite into."""
    if actor.role is Role.ADMINISTRATOR:
        return ROLES_WITHIN[kind] if kind in INSIDE else ()
    return INVITES.get(actor.role, ()) if actor.confirmed else ()


def may_administer(actor: Actor, _subject: object) -> bool:
    """Administrators alone."""
    return actor.role is Role.ADMINISTRATOR


def may_disable(actor: Actor, person: Person) -> Decision:
    """Administrators, but never themselves."""
    if actor.role is not Role.ADMINISTRATOR:
        return HIDDEN
    return YES if person.id != actor.person_id else Decision(False, _("You cannot close your own account."))


def may_invite(actor: Actor, seat: HasSeat | None) -> bool:
    """Administrators into COPS, providers and oversight; coordinators and executives into their own organization."""
    if actor.is_system:
        return seat is not None and seat.role is Role.ADMINISTRATOR  # the command that invites the first person
    if seat is None:
        return actor.role is Role.ADMINISTRATOR or (actor.role in INVITES and actor.confirmed)
    own = actor.role is Role.ADMINISTRATOR or seat.organization.id == actor.organization_id
    offered = seat.role in seats_to_offer(actor, seat.organization.kind)
    return own and offered and seat.role in ROLES_WITHIN[seat.organization.kind]


def may_add_membership(actor: Actor, seat: HasSeat | None) -> bool:
    """Administrators, where they may invite."""
    return actor.role is Role.ADMINISTRATOR and (seat is None or may_invite(actor, seat))


def may_confirm(actor: Actor, newcomer: Membership | AgencyClaim | None) -> Decision | bool:
    """Triage, and only agencies' people; never one's own link."""
    if actor.role is not Role.TRIAGE:
        return NO if newcomer is None else HIDDEN
    if isinstance(newcomer, Membership) and newcomer.organization.kind is not OrganizationKind.AGENCY:
        return NO
    return newcomer is None or newcomer.person_id != actor.person_id


def may_list_colleagues(actor: Actor, _subject: object) -> bool:
    """Those who invite into their own organization; until they are confirmed they find only themselves there."""
    return actor.role in INVITES


def may_end_membership(actor: Actor, membership: Membership) -> Decision | bool:
    """Administrators, but never their own; who may invite into a seat may also end it."""
    if membership.id == actor.membership_id:
        return Decision(False, _("You cannot end the membership that you act in."))
    if actor.role is Role.ADMINISTRATOR:
        return membership.organization.kind in INSIDE
    return may_invite(actor, membership)


def may_name_deputy(actor: Actor, subject: Person | Deputy | None) -> bool:
    """Administrators; directors for themselves, and not their deputies for them."""
    if actor.role is Role.ADMINISTRATOR or subject is None:
        return actor.role is Role.ADMINISTRATOR
    director_id = subject.director_id if isinstance(subject, Deputy) else subject.id
    return actor.role is Role.DIRECTOR and director_id == actor.person_id


def register() -> None:
    """Give the gate the rules of accounts."""
    gate.register(Action.DEPUTY_NAME, may_name_deputy)
    gate.register(Action.MEMBERSHIP_ADD, may_add_membership)
    gate.register(Action.MEMBERSHIP_CONFIRM, may_confirm)
    gate.register(Action.MEMBERSHIP_END, may_end_membership)
    gate.register(Action.MEMBERSHIP_LIST, may_list_colleagues)
    gate.register(Action.PERSON_DISABLE, may_disable)
    gate.register(Action.PERSON_INVITE, may_invite)
    gate.register(Action.PERSON_LIST, may_administer)
    gate.register(Action.PERSON_READ, may_administer)
    gate.register(Action.SESSION_END, may_administer)
