"""What administrators do with accounts, and what people do with their own."""

from datetime import date

from sqlalchemy import select

from app import clock
from app.accounts import joining
from app.accounts.models.access import EndReason
from app.accounts.models.people import Deputy, Membership, Organization, OrganizationKind, Person
from app.accounts.rules import Seat
from app.accounts.services import sessions
from app.audit import services as audit
from app.errors import InvalidFact
from app.extensions import db
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.roles import Role
from app.wording import _


def found_office(name: str) -> Organization:
    """The COPS Office, made when there is none yet; for the first person and the seed."""
    office = db.session.scalar(select(Organization).where(Organization.kind == OrganizationKind.COPS).limit(1))
    if office is None:
        office = Organization(kind=OrganizationKind.COPS, name=name)
        db.session.add(office)
        db.session.flush()
    return office


def disable(person: Person, *, actor: Actor, reason: str) -> None:
    """Close an account until it is opened again; ends every session at once."""
    gate.require(actor, Action.PERSON_DISABLE, person)
    person.disabled_at = clock.now()
    sessions.end_all(person, EndReason.DISABLED)
    audit.record(actor, Action.PERSON_DISABLE, person, reason=reason)


def enable(person: Person, *, actor: Actor) -> None:
    """Open a closed account again."""
    gate.require(actor, Action.PERSON_DISABLE, person)
    person.disabled_at = None
    audit.record(actor, "person:enable", person)


def end_sessions(person: Person, *, actor: Actor) -> None:
    """End every session of a person."""
    gate.require(actor, Action.SESSION_END, person)
    sessions.end_all(person, EndReason.ENDED_BY_ADMINISTRATOR)
    audit.record(actor, Action.SESSION_END, person)


def add_membership(person: Person, organization: Organization, role: Role, *, actor: Actor) -> Membership:
    """Give a person a role in an organization, without an invitation."""
    gate.require(actor, Action.MEMBERSHIP_ADD, Seat(organization, role))
    if any(one.is_current and (one.organization, one.role) == (organization, role) for one in person.memberships):
        raise InvalidFact("role", _("This person holds this role already."))
    membership = Membership(
        person=person, organization=organization, role=role, confirmed_at=clock.now(), confirmed_by_id=actor.person_id
    )
    db.session.add(membership)
    db.session.flush()
    joining.welcome(membership)
    audit.record(actor, Action.MEMBERSHIP_ADD, membership, facts={"role": role, "organization": organization.key})
    return membership


def end_membership(membership: Membership, *, actor: Actor, reason: str = "") -> None:
    """End a person's role in an organization today, and the sessions that act in it."""
    gate.require(actor, Action.MEMBERSHIP_END, membership)
    today = clock.today()
    membership.until = max(today, membership.since)
    sessions.end_of_membership(membership)
    audit.record(actor, Action.MEMBERSHIP_END, membership, reason=reason)


def name_deputy(director: Person, deputy: Person, since: date, until: date, *, actor: Actor) -> Deputy:
    """Let someone act in a director's place between two dates, both included."""
    gate.require(actor, Action.DEPUTY_NAME, director)
    if until < since:
        raise InvalidFact("until", _("The last day is before the first."))
    if deputy.id == director.id:
        raise InvalidFact("deputy", _("Name someone else than the director."))
    if not any(one.is_current and one.organization.kind == "cops" for one in deputy.memberships):
        raise InvalidFact("deputy", _("A deputy must belong to the COPS Office."))
    named = Deputy(director=director, deputy=deputy, since=since, until=until, named_by_id=actor.person_id)
    db.session.add(named)
    db.session.flush()
    audit.record(actor, Action.DEPUTY_NAME, named)
    return named


def end_deputy(deputy: Deputy, *, actor: Actor) -> None:
    """End a deputy's appointment now."""
    gate.require(actor, Action.DEPUTY_NAME, deputy.director)
    deputy.ended_at = clock.now()
    sessions.end_of_deputy(deputy)
    audit.record(actor, "deputy:end", deputy)


def describe(person: Person, *, name: str, title: str, phone: str, actor: Actor) -> None:
    """Change what one says of oneself; the e-mail address stays."""
    person.name, person.title, person.phone = name, title, phone
    audit.record(actor, "person:describe", person)
