"""Proving a password, changing it, and setting a new one by a mailed link."""

from datetime import timedelta

from app import clock
from app.accounts import announcements, passwords
from app.accounts.models.access import EndReason, PasswordReset
from app.accounts.models.people import Person
from app.accounts.queries import belonging, people
from app.accounts.services import sessions
from app.audit import services as audit
from app.errors import InvalidFact
from app.extensions import db
from app.policy.actor import Actor
from app.policy.roles import Role
from app.wording import _

LINK_HOLDS = timedelta(hours=2)


def prove(email: str, password: str) -> Person | None:
    """The person whose e-mail and password these are; None, after the same time, for whatever reason not."""
    person = people.by_email(email)
    if not passwords.matches(person.password_hash if person else None, password):
        return None
    if person is None or not person.is_active or person.email_verified_at is None:
        return None
    if person.password_hash and passwords.is_dated(person.password_hash):
        person.password_hash = passwords.hash_of(password)
    return person


def ask_reset(email: str) -> PasswordReset:
    """Mail a link to set a new password, if the address is known; the same rows are written when it is not."""
    reset = PasswordReset(person=people.by_email(email), email=email.strip(), expires_at=clock.now() + LINK_HOLDS)
    db.session.add(reset)
    db.session.flush()
    announcements.reset_password(reset)
    return reset


def reset(reset: PasswordReset, password: str) -> None:
    """Set a new password by the mailed link, which is used up by it; ends every session."""
    person = reset.person
    assert person is not None, "open_reset finds only links of people"
    _set(person, password, "password")
    reset.used_at = clock.now()
    sessions.end_all(person, EndReason.PASSWORD_CHANGED)
    audit.record(_himself(person), "password:reset", person)


def change(person: Person, *, current: str, new: str) -> None:
    """Change one's own password; ends every session, and the view begins a new one."""
    if not passwords.matches(person.password_hash, current):
        raise InvalidFact("current", _("This is not your present password."))
    _set(person, new, "new")
    sessions.end_all(person, EndReason.PASSWORD_CHANGED)
    audit.record(_himself(person), "password:change", person)


def _set(person: Person, password: str, field: str) -> None:
    names = [person.name, person.title, person.email]
    names += [membership.organization.name for membership in belonging.current_memberships(person)]
    if reason := passwords.weakness(password, names):
        raise InvalidFact(field, reason)
    person.password_hash, person.password_changed_at = passwords.hash_of(password), clock.now()
    announcements.password_changed(person)


def _himself(person: Person) -> Actor:
    membership = belonging.usual_membership(person)
    if membership is None:
        return Actor(Role.REQUESTER, person.id, name=person.name, confirmed=False)
    return Actor(membership.role, person.id, membership.organization_id, membership.id, person.name)
