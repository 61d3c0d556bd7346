"""Sessions: begun at each sign-in with a new token, switched between memberships, touched, ended."""

import secrets

from sqlalchemy import update

from app import clock
from app.accounts import announcements
from app.accounts.models.access import EndReason, SignInSession
from app.accounts.models.people import Deputy, Membership, Person
from app.accounts.presence import TOUCH_EVERY, actor_of, token_hash
from app.accounts.queries import belonging, people
from app.audit import services as audit
from app.errors import NotVisible
from app.extensions import db

TOKEN_BYTES = 32
LONGEST_BROWSER = 200  # characters kept of what a browser calls itself


def begin(person: Person, *, address: str, browser: str, membership: Membership | None = None) -> str:
    """Sign a person in, acting as the membership last used; returns the token for the cookie, stored nowhere."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session = SignInSession(
        token_hash=token_hash(token),
        person=person,
        membership=membership or belonging.usual_membership(person),
        address=address,
        browser=browser[:LONGEST_BROWSER],
    )
    is_new_place = people.was_seen_elsewhere_only(person, address=address, browser=session.browser)
    db.session.add(session)
    audit.record(actor_of(session), "session:begin", person)
    if is_new_place:
        announcements.new_session(session)
    return token


def switch(session: SignInSession, membership: Membership, deputy: Deputy | None = None) -> None:
    """Act as another of the person's current memberships, or as the director whom he stands in for."""
    own = membership.person_id == session.person_id and membership.is_current
    standing_in = deputy is None or (deputy.deputy_id == session.person_id and deputy.is_current)
    if not own or not standing_in:
        raise NotVisible
    session.membership, session.deputy = membership, deputy
    audit.record(actor_of(session), "session:switch", session.person)


def touch(session_id: int) -> None:
    """Write down that the session was seen, unless another page just did."""
    seen = SignInSession.seen_at <= clock.now() - TOUCH_EVERY
    db.session.execute(
        update(SignInSession)
        .where(SignInSession.id == session_id, seen)
        .values(seen_at=clock.now())
        .execution_options(synchronize_session=False)
    )


def end(session: SignInSession, because: EndReason) -> None:
    """End one session."""
    if session.ended_at is None:
        session.ended_at, session.ended_because = clock.now(), because
        audit.record(actor_of(session), f"session:end:{because}", session.person)


def end_by_time(session_id: int, because: EndReason) -> None:
    """Write down that a session ran out."""
    _end_where(because, SignInSession.id == session_id)


def end_all(person: Person, because: EndReason, *, but: SignInSession | None = None) -> None:
    """End every session of a person, or every other one."""
    _end_where(because, SignInSession.person_id == person.id, SignInSession.id != (but.id if but else 0))


def end_of_membership(membership: Membership) -> None:
    """End the sessions that act as a membership."""
    _end_where(EndReason.MEMBERSHIP_ENDED, SignInSession.membership_id == membership.id)


def end_of_deputy(deputy: Deputy) -> None:
    """End the sessions that act in the director's place."""
    _end_where(EndReason.MEMBERSHIP_ENDED, SignInSession.deputy_id == deputy.id)


def _end_where(because: EndReason, *conditions: object) -> None:
    db.session.execute(
        update(SignInSession)
        .where(SignInSession.ended_at.is_(None), *conditions)  # type: ignore[arg-type]
        .values(ended_at=clock.now(), ended_because=because)
    )
