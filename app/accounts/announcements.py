"""What accounts announce, and the letters that come of it.

Payloads hold ids only; the worker asks `letter` for the recipient, the template and its values when it renders, so that
the link with its signature exists nowhere but in the mail. All are class S (sure): security and decisions.

kind                    payload                          templates (app/templates/email/<template>/)
verify_email            registration                     verify_email, or already_registered when there is an account
reset_password          reset                            reset_password; none when the address is unknown
invitation              invitation                       invitation
membership_confirmed    membership                       membership_confirmed
membership_refused      membership or claim              membership_refused
password_changed        person                           password_changed
new_session             session                          new_session
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import exists, select

from app import clock
from app.accounts.mailed_links import LinkFor, address
from app.accounts.models.access import Invitation, PasswordReset, Registration, SignInSession
from app.accounts.models.people import AgencyClaim, Membership, Person
from app.extensions import db
from app.outbox.services import announce


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail to be rendered: to whom, from which template folder, with which values. No narrative in it."""

    template: str
    address: str
    person_id: int | None = None
    values: dict[str, Any] = field(default_factory=dict)


def verify_email(registration: Registration) -> None:
    """Ask the owner of an address to confirm it."""
    announce("verify_email", f"verify_email:{registration.id}", registration=registration.id)


def reset_password(reset: PasswordReset) -> None:
    """Send a link to set a new password."""
    announce("reset_password", f"reset_password:{reset.id}", reset=reset.id)


def invitation(invited: Invitation) -> None:
    """Send an invitation, or send it again: each key is one mail."""
    announce("invitation", f"invitation:{invited.id}:{invited.sent_at.isoformat()}", invitation=invited.id)


def membership_confirmed(membership: Membership) -> None:
    """Tell a person that the link to the agency is confirmed."""
    announce("membership_confirmed", f"membership_confirmed:{membership.id}", membership=membership.id)


def membership_refused(refused: Membership | AgencyClaim) -> None:
    """Tell a person that the link to the agency could not be confirmed."""
    name = "membership" if isinstance(refused, Membership) else "claim"
    announce("membership_refused", f"membership_refused:{name}:{refused.id}", **{name: refused.id})


def password_changed(person: Person) -> None:
    """Tell a person that the password was changed, in case it was someone else."""
    announce("password_changed", f"password_changed:{person.id}:{clock.now().isoformat()}", person=person.id)


def new_session(session: SignInSession) -> None:
    """Tell a person that he was signed in from where he never was before, in case it was someone else."""
    announce("new_session", f"new_session:{session.id}", session=session.id)


def letter(kind: str, payload: dict[str, Any]) -> Letter | None:
    """The letter of an announcement as things stand now; None when there is nobody to tell or nothing left to do."""
    return LETTERS[kind](payload)


def _verify_email(payload: dict[str, Any]) -> Letter | None:
    registration = db.session.get(Registration, payload["registration"])
    if registration is None or registration.used_at is not None:
        return None
    if db.session.scalar(select(exists().where(Person.email == registration.email))):
        return Letter("already_registered", registration.email, values={"name": registration.name})
    link = address(LinkFor.CONFIRM, registration.key)
    return Letter("verify_email", registration.email, values={"name": registration.name, "link": link})


def _reset_password(payload: dict[str, Any]) -> Letter | None:
    reset = db.session.get(PasswordReset, payload["reset"])
    if reset is None or reset.person is None or not reset.person.is_active or reset.used_at is not None:
        return None
    link = address(LinkFor.RESET, reset.key)
    return _to(reset.person, "reset_password", link=link)


def _invitation(payload: dict[str, Any]) -> Letter | None:
    invited = db.session.get(Invitation, payload["invitation"])
    if invited is None or not invited.is_open:
        return None
    values = {
        "name": invited.name,
        "organization": invited.organization.name,
        "role": invited.role,
        "inviter": invited.invited_by.name if invited.invited_by else "",
        "link": address(LinkFor.INVITATION, invited.key),
        "expires_at": invited.expires_at,
    }
    return Letter("invitation", invited.email, values=values)


def _membership_confirmed(payload: dict[str, Any]) -> Letter | None:
    membership = db.session.get_one(Membership, payload["membership"])
    return _to(membership.person, "membership_confirmed", organization=membership.organization.name)


def _membership_refused(payload: dict[str, Any]) -> Letter | None:
    if "claim" in payload:
        claim = db.session.get_one(AgencyClaim, payload["claim"])
        return _to(claim.person, "membership_refused", organization=claim.agency_name)
    membership = db.session.get_one(Membership, payload["membership"])
    return _to(membership.person, "membership_refused", organization=membership.organization.name)


def _password_changed(payload: dict[str, Any]) -> Letter | None:
    return _to(db.session.get_one(Person, payload["person"]), "password_changed")


def _new_session(payload: dict[str, Any]) -> Letter | None:
    session = db.session.get_one(SignInSession, payload["session"])
    return _to(session.person, "new_session", at=session.started_at, address=session.address)


def _to(person: Person, template: str, **values: Any) -> Letter:
    return Letter(template, person.email, person.id, {"name": person.name, **values})


LETTERS: dict[str, Callable[[dict[str, Any]], Letter | None]] = {
    "verify_email": _verify_email,
    "reset_password": _reset_password,
    "invitation": _invitation,
    "membership_confirmed": _membership_confirmed,
    "membership_refused": _membership_refused,
    "password_changed": _password_changed,
    "new_session": _new_session,
}
"""Which function makes the letter of which announcement."""
