"""Registering: what was typed waits until the owner of the address uses the mailed link; then a person comes of it."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.dialects.postgresql import insert

from app import clock
from app.accounts import announcements, passwords
from app.accounts.models.access import Registration
from app.accounts.models.people import AgencyClaim, Membership, Organization, Person
from app.accounts.queries import people
from app.audit import services as audit
from app.database.keys import random_key
from app.errors import InvalidFact, NotVisible
from app.extensions import db
from app.policy.actor import Actor
from app.policy.roles import Role
from app.wording import _

LINK_HOLDS = timedelta(days=3)
ROLES = (Role.REQUESTER, Role.EXECUTIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """What someone says of himself; `organization` is empty when the directory does not list the agency."""

    name: str
    title: str
    phone: str
    email: str
    role: Role
    organization: Organization | None
    agency_name: str = ""
    agency_state: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """What must not be the password."""
        agency = self.organization.name if self.organization else self.agency_name
        return (self.name, self.title, self.email, agency)


def register(newcomer: Newcomer, password: str) -> Registration:
    """Keep what was typed and mail the link; an address that has an account gets another mail, and the same page."""
    if reason := passwords.weakness(password, newcomer.words):
        raise InvalidFact("password", reason)
    registration = Registration(
        email=newcomer.email.strip(),
        name=newcomer.name,
        title=newcomer.title,
        phone=newcomer.phone,
        role=newcomer.role,
        organization=newcomer.organization,
        agency_name=newcomer.agency_name,
        agency_state=newcomer.agency_state,
        password_hash=passwords.hash_of(password),
        expires_at=clock.now() + LINK_HOLDS,
    )
    db.session.add(registration)
    db.session.flush()
    announcements.verify_email(registration)
    return registration


def confirm(key: str, password: str) -> Person:
    """Use the link, with the password chosen before: nobody can slip an account of his own to a stranger."""
    registration = people.open_registration(key)
    if registration is None:
        raise NotVisible
    if not passwords.matches(registration.password_hash, password):
        raise InvalidFact("password", _("This is not the password that was chosen for this registration."))
    registration.used_at = clock.now()
    person = _new_person(registration)
    _claim_agency(person, registration)
    audit.record(Actor(Role.REQUESTER, person.id, name=person.name, confirmed=False), "person:register", person)
    return person


def _new_person(registration: Registration) -> Person:
    """The person; raises InvalidFact when another link of the same address was used first."""
    values = {
        "key": random_key(),
        "name": registration.name,
        "title": registration.title,
        "phone": registration.phone,
        "email": registration.email,
        "password_hash": registration.password_hash,
        "password_changed_at": registration.created_at,
        "email_verified_at": clock.now(),
        "created_at": clock.now(),
    }
    added = insert(Person).values(**values).on_conflict_do_nothing(index_elements=["email"]).returning(Person)
    person = db.session.scalar(added)
    if person is None:
        raise InvalidFact("password", _("This address has an account now. Sign in instead."))
    return person


def _claim_agency(person: Person, registration: Registration) -> None:
    if registration.organization_id is not None:
        db.session.add(Membership(person=person, organization_id=registration.organization_id, role=registration.role))
        return
    db.session.add(
        AgencyClaim(
            person=person,
            agency_name=registration.agency_name,
            agency_state=registration.agency_state,
            role=registration.role,
        )
    )
