"""Finding people, their sessions, and what was mailed to them."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_, select, tuple_
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import aliased, joinedload, selectinload

from app import clock
from app.accounts.models.access import Invitation, PasswordReset, Registration, SignInSession
from app.accounts.models.people import Deputy, Membership, Organization, Person
from app.accounts.presence import LONGEST, Presence, of, over_because, token_hash
from app.database import principal
from app.extensions import db
from app.policy import gate
from app.policy.actor import Actor
from app.policy.roles import Role

PAGE_LENGTH = 50


@dataclass(frozen=True, slots=True)
class People:
    """A page of people and where the next one begins."""

    rows: list[Person]
    after: str | None


def by_key(actor: Actor, key: str) -> Person | None:
    """A person whom the actor may see."""
    return db.session.scalar(select(Person).where(Person.key == key, gate.scope(actor, Person)))


def by_email(email: str) -> Person | None:
    """The person with an e-mail address, in any case of letters."""
    return db.session.scalar(select(Person).where(Person.email == email.strip()))


def listed(actor: Actor, text: str = "", after: str = "") -> People:
    """People by name, fifty at a time; `after` is the key of the last one seen, `text` part of a name or address."""
    order = (func.lower(Person.name), Person.id)
    found = select(Person).where(gate.scope(actor, Person)).order_by(*order).limit(PAGE_LENGTH + 1)
    if text.strip():
        pattern = _pattern(text.strip())
        found = found.where(or_(Person.name.ilike(pattern, escape="\\"), Person.email.ilike(pattern, escape="\\")))
    last = db.session.scalar(select(Person).where(Person.key == after)) if after else None
    if last is not None:
        found = found.where(tuple_(*order) > tuple_(func.lower(last.name), last.id))
    rows = list(db.session.scalars(found.options(selectinload(Person.memberships))))
    return People(rows[:PAGE_LENGTH], rows[PAGE_LENGTH - 1].key if len(rows) > PAGE_LENGTH else None)


def _pattern(text: str) -> str:
    for mark in ("\\", "%", "_"):
        text = text.replace(mark, f"\\{mark}")
    return f"%{text}%"


def presence_by_token(token: str) -> Presence | None:
    """What the session of a cookie means now, in one flat row: every page begins with it.

    The same statement makes its person the principal of the transaction.
    """
    row = db.session.execute(_presence_on(clock.today()), {"hashed": token_hash(token)}).one_or_none()
    return Presence(*row[:-2]) if row is not None else None


def session_by_id(session_id: int) -> SignInSession:
    """The session of this id as a whole, with its person, membership, organization and deputy."""
    return db.session.scalars(_whole_sessions().where(SignInSession.id == session_id)).one()


def session_by_token(token: str) -> SignInSession | None:
    """The session of a cookie as a whole."""
    return db.session.scalar(_whole_sessions().where(SignInSession.token_hash == token_hash(token)))


def _whole_sessions() -> Select[SignInSession]:
    return select(SignInSession).options(
        joinedload(SignInSession.person, innerjoin=True),
        joinedload(SignInSession.membership).joinedload(Membership.organization),
        joinedload(SignInSession.deputy),
    )


@lru_cache(maxsize=1)
def _presence_on(_day: date) -> Any:
    """Built once a day, since which memberships hold depends on the day; columns in the order of Presence."""
    session, person, membership = SignInSession, Person, Membership
    belongs = or_(session.membership_id.is_(None), membership.is_current)
    stands_in = or_(session.deputy_id.is_(None), Deputy.is_current)
    found = select(
        session.id, session.started_at, session.seen_at, session.ended_at, session.ended_because,
        person.id, person.name, person.disabled_at,
        membership.id, membership.role, membership.organization_id, Organization.name, membership.confirmed_at,
        session.deputy_id.is_not(None), and_(belongs, stands_in), _other_choices(),
        *principal.binding(person.id, membership.organization_id),
    ).join(person, person.id == session.person_id)  # fmt: skip
    found = found.outerjoin(membership, membership.id == session.membership_id)
    found = found.outerjoin(Organization, Organization.id == membership.organization_id)
    found = found.outerjoin(Deputy, Deputy.id == session.deputy_id)
    return found.where(session.token_hash == bindparam("hashed"))


def _other_choices() -> ColumnElement[int]:
    """How many ways to act the session's person has besides the present one."""
    own, other = aliased(Membership), aliased(Deputy)
    memberships = select(func.count()).select_from(own).where(own.person_id == SignInSession.person_id, own.is_current)
    standing_in = (
        select(func.count()).select_from(other).where(other.deputy_id == SignInSession.person_id, other.is_current)
    )
    return (
        memberships.correlate(SignInSession).scalar_subquery()
        + standing_in.correlate(SignInSession).scalar_subquery()
        - 1
    )


def live_sessions(person: Person) -> list[SignInSession]:
    """The sessions of a person that still hold, the latest first."""
    recent = select(SignInSession).where(
        SignInSession.person_id == person.id,
        SignInSession.ended_at.is_(None),
        SignInSession.started_at > clock.now() - LONGEST,
    )
    loaded = recent.options(joinedload(SignInSession.membership), joinedload(SignInSession.deputy))
    rows = db.session.scalars(loaded.order_by(SignInSession.started_at.desc()))
    return [session for session in rows if over_because(of(session)) is None]


def was_seen_elsewhere_only(person: Person, *, address: str, browser: str) -> bool:
    """Whether the person had sessions from known addresses before, but none with this browser from this address."""
    if person.id is None:
        return False
    here = (SignInSession.address == address) & (SignInSession.browser == browser)
    seen = select(func.count(), func.count().filter(here)).where(
        SignInSession.person_id == person.id, SignInSession.address != ""
    )
    before, same = db.session.execute(seen).one()
    return before > 0 and same == 0


def open_registration(key: str) -> Registration | None:
    """A registration whose link can still be used and whose address has no account yet; locked until the commit."""
    found = select(Registration).where(Registration.key == key, Registration.used_at.is_(None))
    live = found.where(Registration.expires_at > clock.now()).with_for_update(of=Registration)
    registration = db.session.scalar(live)
    return registration if registration and by_email(registration.email) is None else None


def open_reset(key: str) -> PasswordReset | None:
    """A reset whose link can still be used, its address still the person's; locked until the commit."""
    found = select(PasswordReset).where(PasswordReset.key == key, PasswordReset.used_at.is_(None))
    reset = db.session.scalar(found.where(PasswordReset.expires_at > clock.now()).with_for_update(of=PasswordReset))
    if reset is None or reset.person is None or not reset.person.is_active:
        return None
    return reset if reset.person.email.lower() == reset.email.lower() else None


def open_invitation(key: str) -> Invitation | None:
    """An invitation that can still be accepted; locked until the commit."""
    found = select(Invitation).where(Invitation.key == key).with_for_update(of=Invitation)
    invitation = db.session.scalar(found)
    return invitation if invitation and invitation.is_open else None


def invitation_by_key(actor: Actor, key: str) -> Invitation | None:
    """An invitation that the actor may see."""
    return db.session.scalar(select(Invitation).where(Invitation.key == key, gate.scope(actor, Invitation)))


def invitations(actor: Actor) -> list[Invitation]:
    """Invitations that wait for an answer or lapsed unanswered, the latest first."""
    waiting = select(Invitation).where(
        gate.scope(actor, Invitation), Invitation.used_at.is_(None), Invitation.revoked_at.is_(None)
    )
    return list(db.session.scalars(waiting.order_by(Invitation.sent_at.desc()).limit(200)))


def director_by_key(actor: Actor, key: str) -> Person | None:
    """A director whom the actor may see."""
    found = select(Person).where(Person.key == key, gate.scope(actor, Person))
    holds = Membership.person_id == Person.id, Membership.role == Role.DIRECTOR, Membership.is_current
    return db.session.scalar(found.where(select(Membership.id).where(*holds).correlate(Person).exists()))


def deputies_of(person: Person) -> list[Deputy]:
    """The deputies named by a director, or the places that a deputy fills, the latest first."""
    named = select(Deputy).where(or_(Deputy.director_id == person.id, Deputy.deputy_id == person.id))
    loaded = named.options(joinedload(Deputy.director), joinedload(Deputy.deputy))
    return list(db.session.scalars(loaded.order_by(Deputy.since.desc())))


def deputy_by_key(actor: Actor, key: str) -> Deputy | None:
    """A deputy's appointment that has not been ended, of a director whom the actor may see."""
    found = select(Deputy).join(Deputy.director).where(Deputy.key == key, Deputy.ended_at.is_(None))
    return db.session.scalar(found.where(gate.scope(actor, Person)))


def one_for_each_role() -> list[Membership]:
    """For each role the first person who holds it: whom the development sign-ins offer."""
    first = (
        select(Membership)
        .join(Membership.person)
        .join(Organization)
        .where(Membership.is_current, Person.disabled_at.is_(None), Membership.confirmed_at.is_not(None))
        .ext(distinct_on(Membership.role))
        .order_by(Membership.role, Membership.id)
    )
    return list(db.session.scalars(first.options(joinedload(Membership.person))))
