"""Lists of cases: the queue, an agency's cases, a member of staff's own; every row is one line of one statement."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, literal, not_, or_, select, tuple_

from app import clock
from app.accounts.models.people import Membership, Organization, Person
from app.agencies.models import Agency, AgencyType
from app.extensions import db
from app.policy import gate
from app.policy.actor import Actor
from app.policy.programs import Program
from app.policy.roles import Role
from app.requests.models.assistance import AssistanceRequest
from app.workflow.calendar import EASTERN
from app.workflow.models.case_file import CaseFile

PAGE_LENGTH = 25
MOST_COUNTED = 1000
AGENCY = (Role.REQUESTER, Role.EXECUTIVE)
Owner, Screener = Person.__table__.alias("owners"), Person.__table__.alias("screeners")
WAITING = and_(CaseFile.is_open, not_(CaseFile.is_draft))
"""In the words of the queue's partial indexes: `IS false` means the same, but leaves them unused."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a queue shows; empty values do not narrow."""

    stage: str = "requests"
    program: Program | None = None
    state: str = ""
    waiting_on: Role | None = None
    due: str = ""
    owner: str = ""
    agency_type: AgencyType | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row of a page: the next one begins behind it. `due_at` is None among cases without a date."""

    due_at: datetime | None
    id: int


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, and where the next ones begin (None at the end)."""

    rows: list[Row[Any]]
    following: Cursor | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases a filter finds, are due today or late, are urgent; each at most MOST_COUNTED + 1."""

    waiting: int
    due_today: int
    urgent: int


def queue(actor: Actor, chosen: Filter, after: Cursor | None = None) -> Page:
    """A page of open cases, the next due first, those without a date last; two statements at most at any depth."""
    found = _lines().where(gate.scope(actor, CaseFile), *conditions(chosen, actor))
    dated = found.order_by(CaseFile.due_at, CaseFile.id)
    rows = _behind(found, dated, after) if after else list(db.session.execute(dated.limit(PAGE_LENGTH + 1)))
    last = rows[PAGE_LENGTH - 1] if len(rows) > PAGE_LENGTH else None
    return Page(rows[:PAGE_LENGTH], Cursor(last.due_at, last.id) if last else None)


def counts(actor: Actor, chosen: Filter) -> Counts:
    """The figures above the queue, in one statement."""
    base = [gate.scope(actor, CaseFile), *conditions(chosen, actor)]
    row = db.session.execute(
        select(_capped(*base), _capped(*base, CaseFile.due_at < end_of_today()), _capped(*base, CaseFile.is_urgent))
    ).one()
    return Counts(*row)


def conditions(chosen: Filter, actor: Actor) -> list[ColumnElement[bool]]:
    """The WHERE clauses of a filter."""
    found: list[ColumnElement[bool]] = [WAITING]
    if chosen.stage in ("requests", "engagements"):
        found.append(CaseFile.stage == "request" if chosen.stage == "requests" else CaseFile.stage != "request")
    if chosen.program:
        found.append(CaseFile.program == chosen.program)
    if chosen.state:
        found.append(CaseFile.state == chosen.state)
    if chosen.waiting_on:
        found.append(CaseFile.turn_party == chosen.waiting_on)
    if chosen.agency_type:
        found.append(CaseFile.agency_id.in_(select(Agency.id).where(Agency.type == chosen.agency_type)))
    return [*found, *_due(chosen.due), *_owned(chosen.owner, actor), *_worded(chosen.text)]


def of_agency(actor: Actor, limit: int = 100) -> list[Row[Any]]:
    """The cases of the actor's agency: what it owes first, then what is open by date, then the closed ones."""
    owed = and_(CaseFile.is_open, CaseFile.turn_party.in_(AGENCY))
    order = (owed.desc(), CaseFile.is_open.desc(), CaseFile.due_at, CaseFile.id.desc())
    return list(db.session.execute(_lines().where(gate.scope(actor, CaseFile)).order_by(*order).limit(limit)))


def of_person(actor: Actor, limit: int = 100) -> list[Row[Any]]:
    """The open cases that a member of staff owns, and the requests that he has claimed, the next due first."""
    claimed = and_(AssistanceRequest.screener_id == actor.person_id, CaseFile.stage == "request")
    own = or_(CaseFile.owner_id == actor.person_id, claimed)
    mine = _lines().where(gate.scope(actor, CaseFile), WAITING, own)
    return list(db.session.execute(mine.order_by(CaseFile.due_at, CaseFile.id).limit(limit)))


def for_role(actor: Actor, limit: int = 25) -> list[Row[Any]]:
    """Open cases whose turn is the actor's role and that nobody in particular has, the next due first."""
    nobodys = and_(CaseFile.owner_id.is_(None), AssistanceRequest.screener_id.is_(None))
    anyones = nobodys if actor.role is not Role.DIRECTOR else literal(True)
    waiting = _lines().where(gate.scope(actor, CaseFile), WAITING, CaseFile.turn_party == actor.role, anyones)
    return list(db.session.execute(waiting.order_by(CaseFile.due_at, CaseFile.id).limit(limit)))


def related(actor: Actor, assistance: AssistanceRequest, limit: int = 10) -> list[Row[Any]]:
    """Other cases that may be the same: of the same agency or of the same typed name, the latest first."""
    file = assistance.case_file
    agency_id = file.agency_id or assistance.claimed_agency_id
    same = []
    if assistance.agency_name:
        same.append(func.lower(AssistanceRequest.agency_name) == assistance.agency_name.lower())
    if agency_id is not None:
        same += [CaseFile.agency_id == agency_id, AssistanceRequest.claimed_agency_id == agency_id]
    if not same:
        return []
    others = _lines().where(
        gate.scope(actor, CaseFile), CaseFile.is_draft.is_(False), CaseFile.id != file.id, or_(*same)
    )
    return list(db.session.execute(others.order_by(CaseFile.id.desc()).limit(limit)))


def staff(*roles: Role) -> list[Person]:
    """The people who hold one of these roles today, by name."""
    return list(db.session.scalars(select(Person).where(_holds(roles)).order_by(Person.name, Person.id)))


def staff_names(*roles: Role) -> list[Row[Any]]:
    """The same as key and name alone, for menus."""
    named = select(Person.key, Person.name).where(_holds(roles))
    return list(db.session.execute(named.order_by(Person.name, Person.id)))


def _holds(roles: tuple[Role, ...]) -> ColumnElement[bool]:
    return Person.id.in_(select(Membership.person_id).where(Membership.role.in_(roles), Membership.is_current))


def end_of_today() -> datetime:
    """The instant (UTC) at which the office's day ends."""
    local = clock.now().astimezone(EASTERN)
    return (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0).astimezone(local.tzinfo)


@cache
def _lines() -> Select[Any]:
    """One line a case with all that a list shows."""
    place = func.coalesce(func.nullif(Agency.county, ""), Agency.city, AssistanceRequest.city)
    return (
        select(
            CaseFile.id, CaseFile.reference, CaseFile.title, CaseFile.program, CaseFile.kind, CaseFile.stage,
            CaseFile.state, CaseFile.turn_party, CaseFile.turn_clock, CaseFile.due_at, CaseFile.is_urgent,
            CaseFile.is_open, CaseFile.is_draft, CaseFile.restricted, CaseFile.owner_id, CaseFile.submitted_at,
            AssistanceRequest.screener_id,
            func.coalesce(Organization.name, AssistanceRequest.agency_name).label("agency"),
            place.label("county"),
            func.coalesce(Agency.state, AssistanceRequest.state_code).label("state_code"),
            Owner.c.name.label("owner"),
            Screener.c.name.label("screener"),
        )
        .join(AssistanceRequest, AssistanceRequest.case_file_id == CaseFile.id)
        .outerjoin(Organization, Organization.id == CaseFile.agency_id)
        .outerjoin(Agency, Agency.id == CaseFile.agency_id)
        .outerjoin(Owner, Owner.c.id == CaseFile.owner_id)
        .outerjoin(Screener, Screener.c.id == AssistanceRequest.screener_id)
    )  # fmt: skip


def _behind(found: Select[Any], dated: Select[Any], after: Cursor) -> list[Row[Any]]:
    rows: list[Row[Any]] = []
    if after.due_at is not None:
        position = tuple_(CaseFile.due_at, CaseFile.id) > tuple_(literal(after.due_at), literal(after.id))
        rows = list(db.session.execute(dated.where(position).limit(PAGE_LENGTH + 1)))
    if len(rows) <= PAGE_LENGTH:
        undated = found.where(CaseFile.due_at.is_(None)).order_by(CaseFile.id)
        if after.due_at is None:
            undated = undated.where(CaseFile.id > after.id)
        rows += db.session.execute(undated.limit(PAGE_LENGTH + 1 - len(rows)))
    return rows


def _capped(*where: ColumnElement[bool]) -> ColumnElement[int]:
    within = select(literal(1)).select_from(CaseFile).where(*where).limit(MOST_COUNTED + 1).subquery()
    return select(func.count()).select_from(within).scalar_subquery()


def _due(due: str) -> list[ColumnElement[bool]]:
    today = end_of_today()
    return {
        "late": [CaseFile.due_at < clock.now()],
        "today": [CaseFile.due_at < today],
        "week": [CaseFile.due_at < today + timedelta(days=6)],
    }.get(due, [])


def _owned(owner: str, actor: Actor) -> list[ColumnElement[bool]]:
    if not owner:
        return []
    if owner == "nobody":
        unclaimed = select(AssistanceRequest.case_file_id).where(AssistanceRequest.screener_id.is_(None))
        return [CaseFile.owner_id.is_(None), CaseFile.id.in_(unclaimed)]
    people = select(Person.id).where(Person.key == owner) if owner != "me" else select(literal(actor.person_id))
    claimed = select(AssistanceRequest.case_file_id).where(AssistanceRequest.screener_id.in_(people))
    return [or_(CaseFile.owner_id.in_(people), CaseFile.id.in_(claimed))]


def _worded(typed: str) -> list[ColumnElement[bool]]:
    """Words as they stand in number, need or agency; marks of LIKE are taken literally."""
    words = typed.split()[:8]
    return [_has(word) for word in words]


def _has(word: str) -> ColumnElement[bool]:
    agencies = select(Organization.id).where(Organization.name.icontains(word, autoescape=True))
    typed = select(AssistanceRequest.case_file_id).where(AssistanceRequest.agency_name.icontains(word, autoescape=True))
    return or_(
        CaseFile.reference.icontains(word, autoescape=True),
        CaseFile.title.icontains(word, autoescape=True),
        CaseFile.agency_id.in_(agencies),
        CaseFile.id.in_(typed),
    )
