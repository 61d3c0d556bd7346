"""Refused acts in the record: failed sign-ins, pages that a person may not open; throttled, so that none floods it."""

from dataclasses import dataclass
from hashlib import sha256

from app.accounts.queries import people
from app.accounts.services import throttling
from app.accounts.services.throttling import TooManyTries
from app.audit import services as audit
from app.policy.actor import Actor
from app.policy.roles import Role

STRANGER = Actor(Role.REQUESTER, confirmed=False)
"""Who is not signed in."""
SHOWN_OF_HASH = 16  # characters that stand for an address which is no account's


@dataclass(frozen=True, slots=True)
class Refused:
    """What was refused: an account, or a page."""

    audit_kind: str
    audit_reference: str
    audit_case_file_id: None = None


def failed_sign_in(email: str, *, address: str) -> None:
    """Record a sign-in that was not proved; an e-mail address without an account leaves only its hash."""
    audit.record(STRANGER, "session:fail", _account(email), result="refused", facts={"address": address})


def held_back_sign_in(email: str, *, address: str) -> None:
    """Record that an account or an address has to wait; once in ten minutes."""
    account = _account(email)
    if _is_new(f"wait:{account.audit_reference}:{address}"):
        audit.record(STRANGER, "session:wait", account, result="refused", facts={"address": address})


def forbidden_page(actor: Actor, endpoint: str, about: str) -> None:
    """Record that a person asked for something that is not his to do; the same once in ten minutes."""
    if _is_new(f"page:{actor.person_id}:{endpoint}:{about}"):
        audit.record(actor, f"page:{endpoint}", Refused("page", about or endpoint), result="refused")


def _account(email: str) -> Refused:
    person = people.by_email(email)
    if person is not None:
        return Refused("person", person.audit_reference)
    hidden = sha256(email.strip().casefold().encode()).hexdigest()
    return Refused("unknown_account", hidden[:SHOWN_OF_HASH])


def _is_new(what: str) -> bool:
    try:
        throttling.count_try(throttling.NOTE, account=what, address=what)
    except TooManyTries:
        return False
    return True
