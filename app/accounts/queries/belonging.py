"""Where people belong: memberships, deputies, claims that wait for triage."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app.accounts.models.access import SignInSession
from app.accounts.models.people import AgencyClaim, Deputy, Membership, Organization, OrganizationKind, Person
from app.extensions import db
from app.policy import gate
from app.policy.actor import Actor
from app.policy.roles import Role


def current_memberships(person: Person) -> list[Membership]:
    """The memberships that hold today, oldest first."""
    current = select(Membership).where(Membership.person_id == person.id, Membership.is_current)
    return list(db.session.scalars(current.order_by(Membership.id)))


def usual_membership(person: Person) -> Membership | None:
    """The membership that the person last acted as, else the oldest one that holds."""
    last_used = select(func.max(SignInSession.started_at)).where(SignInSession.membership_id == Membership.id)
    current = select(Membership).where(Membership.person_id == person.id, Membership.is_current)
    by_use = current.order_by(last_used.scalar_subquery().desc().nulls_last(), Membership.id)
    return db.session.scalars(by_use.limit(1)).first()


def current_deputies(person: Person) -> list[Deputy]:
    """The directors whom the person stands in for today."""
    standing_in = select(Deputy).where(Deputy.deputy_id == person.id, Deputy.is_current)
    return list(db.session.scalars(standing_in.options(joinedload(Deputy.director)).order_by(Deputy.id)))


@dataclass(frozen=True, slots=True)
class Choice:
    """One way in which a person can act: a membership, or in a director's place."""

    membership: Membership
    deputy: Deputy | None = None

    @property
    def key(self) -> str:
        """The key by which a form names it."""
        return self.deputy.key if self.deputy else self.membership.key

    @property
    def role(self) -> Role:
        """The role that the person would act in."""
        return Role.DIRECTOR if self.deputy else self.membership.role


def choices(person: Person) -> list[Choice]:
    """Every way in which the person can act today."""
    memberships = current_memberships(person)
    office = [one for one in memberships if one.organization.kind is OrganizationKind.COPS]
    standing_in = [Choice(office[0], deputy) for deputy in current_deputies(person)] if office else []
    return [Choice(membership) for membership in memberships] + standing_in


def organization_by_key(key: str, *kinds: OrganizationKind) -> Organization | None:
    """An organization of one of the kinds."""
    return db.session.scalar(select(Organization).where(Organization.key == key, Organization.kind.in_(kinds)))


def organizations(*kinds: OrganizationKind) -> list[Organization]:
    """All organizations of these kinds, by name; not for agencies, of which there are thousands."""
    found = select(Organization).where(Organization.kind.in_(kinds)).order_by(Organization.name)
    return list(db.session.scalars(found))


def own_organization(actor: Actor) -> list[Organization]:
    """The organization that the actor acts for, as a list of one (or none)."""
    return list(db.session.scalars(select(Organization).where(Organization.id == actor.organization_id)))


def membership_by_key(actor: Actor, key: str) -> Membership | None:
    """A membership that the actor may see."""
    found = select(Membership).where(Membership.key == key, gate.scope(actor, Membership))
    return db.session.scalar(found.options(joinedload(Membership.person)))


def colleagues(actor: Actor) -> list[Membership]:
    """The current memberships of the actor's organization that he may see, by name."""
    own = Membership.organization_id == actor.organization_id
    current = select(Membership).join(Membership.person).where(own, gate.scope(actor, Membership))
    return list(
        db.session.scalars(
            current.where(Membership.is_current).options(joinedload(Membership.person)).order_by(Person.name, Person.id)
        )
    )


def waiting_links(actor: Actor, limit: int = 200) -> list[Membership]:
    """Agency memberships that triage has neither confirmed nor refused, oldest first."""
    waiting = (
        select(Membership)
        .join(Organization)
        .where(
            gate.scope(actor, Membership),
            Organization.kind == OrganizationKind.AGENCY,
            Membership.confirmed_at.is_(None),
            Membership.is_current,
        )
    )
    return list(
        db.session.scalars(
            waiting.options(joinedload(Membership.person)).order_by(Membership.created_at, Membership.id).limit(limit)
        )
    )


def open_claims(actor: Actor, limit: int = 200) -> list[AgencyClaim]:
    """Claims to agencies that the directory does not list, oldest first."""
    claims = select(AgencyClaim).where(gate.scope(actor, AgencyClaim), AgencyClaim.settled_at.is_(None))
    return list(
        db.session.scalars(
            claims.options(joinedload(AgencyClaim.person)).order_by(AgencyClaim.created_at, AgencyClaim.id).limit(limit)
        )
    )


def claim_by_key(actor: Actor, key: str) -> AgencyClaim | None:
    """An open claim that the actor may see."""
    claim = select(AgencyClaim).where(AgencyClaim.key == key, gate.scope(actor, AgencyClaim))
    return db.session.scalar(claim.where(AgencyClaim.settled_at.is_(None)).options(joinedload(AgencyClaim.person)))


def colleagues_domains(organization_id: int) -> list[str]:
    """The mail domains of an agency's confirmed people, a hint when a new one wants to join."""
    confirmed = (
        select(Person.email)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.organization_id == organization_id, Membership.confirmed_at.is_not(None))
    )
    return sorted({email.rpartition("@")[2].lower() for email in db.session.scalars(confirmed)})


def office_people(*, but: Person) -> list[Person]:
    """Everybody of the COPS Office today except one, by name."""
    within = (
        select(Membership.id)
        .join(Organization)
        .where(Membership.person_id == Person.id, Organization.kind == OrganizationKind.COPS, Membership.is_current)
    )
    found = select(Person).where(within.correlate(Person).exists(), Person.id != but.id, Person.disabled_at.is_(None))
    return list(db.session.scalars(found.order_by(Person.name, Person.id)))
