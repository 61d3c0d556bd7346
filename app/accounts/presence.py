"""What a session row means now: whether it still holds, why not, and as whom its person acts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from flask_login import UserMixin

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


@dataclass(frozen=True, slots=True)
class Presence(UserMixin):  # type: ignore[misc]
    """All that a page must know of a session, in one flat row; instants in UTC. It is flask-login's user, too.

    `role`, `membership_id` and what follows are None for a person who belongs nowhere yet. `belongs` says whether the
    membership, and the standing in for a director, hold today; `other_choices` how many other ways to act there are.
    """

    session_id: int
    started_at: datetime
    seen_at: datetime
    ended_at: datetime | None
    ended_because: EndReason | None
    person_id: int
    name: str
    disabled_at: datetime | None
    membership_id: int | None
    role: Role | None
    organization_id: int | None
    organization: str | None
    confirmed_at: datetime | None
    is_deputy: bool
    belongs: bool
    other_choices: int = 0

    def get_id(self) -> str:
        """For flask-login; never stored in a cookie."""
        return str(self.person_id)


def of(session: SignInSession) -> Presence:
    """The presence of a session that was read as a whole."""
    person, membership, deputy = session.person, session.membership, session.deputy
    return Presence(
        session_id=session.id,
        started_at=session.started_at,
        seen_at=session.seen_at,
        ended_at=session.ended_at,
        ended_because=session.ended_because,
        person_id=person.id,
        name=person.name,
        disabled_at=person.disabled_at,
        membership_id=membership.id if membership else None,
        role=membership.role if membership else None,
        organization_id=membership.organization_id if membership else None,
        organization=membership.organization.name if membership else None,
        confirmed_at=membership.confirmed_at if membership else None,
        is_deputy=deputy is not None,
        belongs=(membership is None or membership.is_current) and (deputy is None or deputy.is_current),
    )


def actor_of(session: SignInSession) -> Actor:
    """The actor behind a session that was read as a whole."""
    return actor_behind(of(session))


def actor_behind(presence: Presence) -> Actor:
    """Who acts; who belongs nowhere yet acts as an unconfirmed requester of no organization."""
    if presence.role is None:
        return Actor(Role.REQUESTER, presence.person_id, name=presence.name, confirmed=False)
    return Actor(
        role=Role.DIRECTOR if presence.is_deputy else presence.role,
        person_id=presence.person_id,
        organization_id=presence.organization_id,
        membership_id=presence.membership_id,
        name=presence.name,
        confirmed=presence.confirmed_at is not None,
    )


def over_because(presence: Presence) -> EndReason | None:
    """Why the session no longer holds; None while it does."""
    if presence.ended_at is not None:
        return presence.ended_because
    if presence.disabled_at is not None:
        return EndReason.DISABLED
    if clock.now() - presence.started_at >= LONGEST:
        return EndReason.TOO_OLD
    if clock.now() - presence.seen_at >= longest_idle(presence):
        return EndReason.IDLE
    return None if presence.belongs else EndReason.MEMBERSHIP_ENDED


def longest_idle(presence: Presence) -> timedelta:
    """How long the session may rest between two pages."""
    return IDLE_OUTSIDE if actor_behind(presence).role in OUTSIDE else IDLE_INSIDE


def is_to_be_touched(presence: Presence) -> bool:
    """Whether the last sight of it is worth writing down again: at most once a minute."""
    return clock.now() - presence.seen_at >= TOUCH_EVERY
