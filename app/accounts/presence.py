"""What a session row means now: whether it still holds, why not, and as whom its person acts."""

from datetime import timedelta
from hashlib import sha256

from app import clock
from app.accounts.models.access import EndReason, SignInSession
from app.policy.actor import Actor
from app.policy.roles import Role

LONGEST = timedelta(hours=12)
IDLE_OUTSIDE = timedelta(minutes=30)  # the public and agencies
IDLE_INSIDE = timedelta(minutes=15)  # COPS, providers, oversight, administrators
TOUCH_EVERY = timedelta(minutes=1)
OUTSIDE = (Role.REQUESTER, Role.EXECUTIVE)


def token_hash(token: str) -> str:
    """What is stored of a session's token."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def actor_of(session: SignInSession) -> Actor:
    """The actor behind a session; who belongs nowhere yet acts as an unconfirmed requester of no organization."""
    person, membership = session.person, session.membership
    if membership is None:
        return Actor(Role.REQUESTER, person.id, name=person.name, confirmed=False)
    return Actor(
        role=Role.DIRECTOR if session.deputy else membership.role,
        person_id=person.id,
        organization_id=membership.organization_id,
        membership_id=membership.id,
        name=person.name,
        confirmed=membership.is_confirmed,
    )


def over_because(session: SignInSession) -> EndReason | None:
    """Why the session no longer holds; None while it does."""
    if session.ended_at is not None:
        return session.ended_because
    if not session.person.is_active:
        return EndReason.DISABLED
    if clock.now() - session.started_at >= LONGEST:
        return EndReason.TOO_OLD
    if clock.now() - session.seen_at >= longest_idle(session):
        return EndReason.IDLE
    return None if _still_belongs(session) else EndReason.MEMBERSHIP_ENDED


def longest_idle(session: SignInSession) -> timedelta:
    """How long the session may rest between two pages."""
    return IDLE_OUTSIDE if actor_of(session).role in OUTSIDE else IDLE_INSIDE


def is_to_be_touched(session: SignInSession) -> bool:
    """Whether the last sight of it is worth writing down again: at most once a minute."""
    return clock.now() - session.seen_at >= TOUCH_EVERY


def _still_belongs(session: SignInSession) -> bool:
    if session.deputy is not None and not session.deputy.is_current:
        return False
    return session.membership is None or session.membership.is_current
