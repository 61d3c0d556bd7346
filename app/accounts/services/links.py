"""Triage's word on who belongs to which agency: confirmed, refused, or matched to the directory."""

from sqlalchemy import select, update

from app import clock
from app.accounts import announcements, joining
from app.accounts.models.access import SignInSession
from app.accounts.models.people import AgencyClaim, Membership, Organization, OrganizationKind, Person
from app.accounts.services import sessions
from app.audit import services as audit
from app.errors import DomainError, NotVisible
from app.extensions import db
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.roles import Role
from app.wording import _


class LinkSettled(DomainError):
    """Someone else answered first."""

    sentence = _("Someone has already confirmed or refused this link.")


def confirm_link(membership: Membership, *, actor: Actor, note: str = "") -> None:
    """Stand for a person's link to the agency; from now on it counts fully. `note`: how it was checked."""
    gate.require(actor, Action.MEMBERSHIP_CONFIRM, membership)
    _lock(membership)
    membership.confirmed_at, membership.confirmed_by_id = clock.now(), actor.person_id
    db.session.flush()
    joining.welcome(membership)
    announcements.membership_confirmed(membership)
    audit.record(actor, Action.MEMBERSHIP_CONFIRM, membership, reason=note)


def refuse_link(membership: Membership, *, actor: Actor, reason: str) -> None:
    """Refuse a person's link to the agency; the reason stays with COPS, the mail only says that it is not confirmed."""
    gate.require(actor, Action.MEMBERSHIP_CONFIRM, membership)
    _lock(membership)
    membership.refused_at, membership.refused_by_id = clock.now(), actor.person_id
    membership.refusal_reason = reason
    sessions.end_of_membership(membership)
    announcements.membership_refused(membership)
    audit.record(actor, "membership:refuse", membership, reason=reason)


def link_to_agency(person: Person, agency_id: int, actor: Actor, role: Role = Role.REQUESTER) -> Membership:
    """Make a person a confirmed member of an agency of the directory, and settle his claims to unlisted ones."""
    gate.require(actor, Action.MEMBERSHIP_CONFIRM, None)
    agency = db.session.get(Organization, agency_id)
    if agency is None or agency.kind is not OrganizationKind.AGENCY:
        raise NotVisible
    membership = _current(person, agency, role) or Membership(person=person, organization=agency, role=role)
    if not membership.is_confirmed:
        membership.confirmed_at, membership.confirmed_by_id = clock.now(), actor.person_id
    db.session.add(membership)
    _settle_claims(person, actor)
    db.session.flush()
    _put_to_use(membership)
    joining.welcome(membership)
    announcements.membership_confirmed(membership)
    audit.record(actor, Action.MEMBERSHIP_CONFIRM, membership)
    return membership


def match_claim(claim: AgencyClaim, agency_id: int, *, actor: Actor) -> Membership:
    """Match a claim to an agency of the directory, in the role that the person asked for."""
    return link_to_agency(claim.person, agency_id, actor, claim.role)


def refuse_claim(claim: AgencyClaim, *, actor: Actor, reason: str) -> None:
    """Refuse a claim to an unlisted agency."""
    gate.require(actor, Action.MEMBERSHIP_CONFIRM, claim)
    claim.settled_at, claim.settled_by_id, claim.refusal_reason = clock.now(), actor.person_id, reason
    announcements.membership_refused(claim)
    audit.record(actor, "membership:refuse", claim, reason=reason)


def _lock(membership: Membership) -> None:
    """Take the row; two officers who answer at once get one answer."""
    db.session.refresh(membership, with_for_update={"of": Membership})
    if membership.confirmed_at or membership.refused_at:
        raise LinkSettled


def _current(person: Person, agency: Organization, role: Role) -> Membership | None:
    return db.session.scalar(
        select(Membership).where(
            Membership.person_id == person.id,
            Membership.organization_id == agency.id,
            Membership.role == role,
            Membership.is_current,
        )
    )


def _settle_claims(person: Person, actor: Actor) -> None:
    open_ones = update(AgencyClaim).where(AgencyClaim.person_id == person.id, AgencyClaim.settled_at.is_(None))
    db.session.execute(open_ones.values(settled_at=clock.now(), settled_by_id=actor.person_id))


def _put_to_use(membership: Membership) -> None:
    """Let the person's open sessions, which acted for nobody, act for the agency."""
    homeless = update(SignInSession).where(
        SignInSession.person_id == membership.person_id,
        SignInSession.membership_id.is_(None),
        SignInSession.ended_at.is_(None),
    )
    db.session.execute(homeless.values(membership_id=membership.id))
