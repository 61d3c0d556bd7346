"""The queue: open cases by what is due, narrowed by filters, paged by keyset, with figures that are honest.

A statement is built once for each reader and filter and then only run: building one costs more than running it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, func, select, tuple_

from app import clock
from app.accounts.models.people import Person
from app.agencies.models import Agency, AgencyType
from app.extensions import db
from app.policy import gate
from app.policy.actor import Actor
from app.policy.programs import Program
from app.policy.roles import Role
from app.requests.queries.lines import WAITING, at_most, claimed_or_owned, is_nobodys, next_due
from app.workflow.calendar import EASTERN
from app.workflow.models.case_file import CaseFile

PAGE_LENGTH = 25
MOST_COUNTED = 1000
ENOUGH = at_most(MOST_COUNTED + 1)
MOST_FILTERS = 512
"""How many built statements each process keeps."""
NOW, END_OF_TODAY, END_OF_WEEK = (bindparam(name, type_=CaseFile.due_at.type) for name in ("now", "today", "week"))


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


def page(actor: Actor, chosen: Filter, after: Cursor | None = None) -> Page:
    """A page of open cases, the next due first, those without a date last; two statements at most at any depth."""
    rows = _behind(actor, chosen, after) if after else _run(_dated(actor, chosen, PAGE_LENGTH + 1))
    last = rows[PAGE_LENGTH - 1] if len(rows) > PAGE_LENGTH else None
    return Page(rows[:PAGE_LENGTH], Cursor(last.due_at, last.id) if last else None)


def counts(actor: Actor, chosen: Filter) -> Counts:
    """The figures above the queue, in one statement that looks at MOST_COUNTED + 1 cases twice at most."""
    waiting, due_today, urgent = _run(_figures(actor, chosen))[0]
    return Counts(waiting, due_today, urgent)


def conditions(actor: Actor, chosen: Filter) -> list[ColumnElement[bool]]:
    """The WHERE clauses of what the actor sees and asks for; instants are the parameters of `_run`."""
    found = [gate.scope(actor, CaseFile), WAITING]
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


@lru_cache(maxsize=MOST_FILTERS)
def _dated(actor: Actor, chosen: Filter, limit: int) -> Select[Any]:
    return next_due(limit, *conditions(actor, chosen))


@lru_cache(maxsize=MOST_FILTERS)
def _dated_behind(actor: Actor, chosen: Filter, limit: int) -> Select[Any]:
    place = tuple_(bindparam("due_at", type_=CaseFile.due_at.type), bindparam("id", type_=CaseFile.id.type))
    return next_due(limit, *conditions(actor, chosen), tuple_(CaseFile.due_at, CaseFile.id) > place)


@lru_cache(maxsize=MOST_FILTERS)
def _undated_behind(actor: Actor, chosen: Filter, limit: int) -> Select[Any]:
    behind = CaseFile.id > bindparam("id", type_=CaseFile.id.type)
    return next_due(limit, *conditions(actor, chosen), CaseFile.due_at.is_(None), behind)


def _behind(actor: Actor, chosen: Filter, after: Cursor) -> list[Row[Any]]:
    rows: list[Row[Any]] = []
    if after.due_at is not None:
        rows = _run(_dated_behind(actor, chosen, PAGE_LENGTH + 1), due_at=after.due_at, id=after.id)
    if len(rows) <= PAGE_LENGTH:
        behind = 0 if after.due_at is not None else after.id
        rows += _run(_undated_behind(actor, chosen, PAGE_LENGTH + 1 - len(rows)), id=behind)
    return rows


@lru_cache(maxsize=MOST_FILTERS)
def _figures(actor: Actor, chosen: Filter) -> Select[Any]:
    """The first by date, counted whole and by date: what is due today stands before all else. The urgent apart."""
    found = select(CaseFile.due_at).where(*conditions(actor, chosen))
    first = found.order_by(CaseFile.due_at, CaseFile.id).limit(ENOUGH).subquery()
    urgent = found.where(CaseFile.is_urgent).limit(ENOUGH).subquery()
    due_today = func.count().filter(first.c.due_at < END_OF_TODAY)
    all_urgent = select(func.count()).select_from(urgent).scalar_subquery()
    return select(func.count(), due_today, all_urgent).select_from(first)


def _run(statement: Select[Any], **values: object) -> list[Row[Any]]:
    today = end_of_today()
    instants = {"now": clock.now(), "today": today, "week": today + timedelta(days=6)}
    return list(db.session.execute(statement, {**instants, **values}))


def end_of_today() -> datetime:
    """The instant (UTC) at which the office's day ends."""
    local = clock.now().astimezone(EASTERN)
    return (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0).astimezone(local.tzinfo)


def _due(due: str) -> list[ColumnElement[bool]]:
    before = {"late": NOW, "today": END_OF_TODAY, "week": END_OF_WEEK}.get(due)
    return [] if before is None else [CaseFile.due_at < before]


def _owned(owner: str, actor: Actor) -> list[ColumnElement[bool]]:
    if not owner:
        return []
    if owner == "nobody":
        return [is_nobodys()]
    person = select(Person.id).where(Person.key == owner).scalar_subquery() if owner != "me" else actor.person_id
    return [claimed_or_owned(person)]


def _worded(typed: str) -> list[ColumnElement[bool]]:
    """Words as they stand in number, need or agency; marks of LIKE are taken literally."""
    return [CaseFile.search_text.icontains(word, autoescape=True) for word in typed.split()[:8]]
