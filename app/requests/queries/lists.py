"""Lists of cases beside the queue: an agency's, a member of staff's own, those that may be the same; who is staff."""

from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select, true

from app import clock
from app.accounts.models.people import Membership, Person
from app.extensions import db
from app.policy import gate
from app.policy.actor import Actor
from app.policy.roles import Role
from app.requests.models.assistance import AssistanceRequest
from app.requests.queries.lines import WAITING, at_most, claimed_or_owned, is_nobodys, lines, next_due
from app.workflow.models.case_file import CaseFile

AGENCY = (Role.REQUESTER, Role.EXECUTIVE)
MOST_READERS = 512
"""For how many readers each process keeps a list's statement: building one costs more than running it."""


def of_agency(actor: Actor, limit: int = 100) -> list[Row[Any]]:
    """The cases of the actor's agency: what it owes first, then what is open by date, then the closed ones."""
    return list(db.session.execute(_of_agency(actor, limit)))


def of_person(actor: Actor, limit: int) -> list[Row[Any]]:
    """The open cases that a member of staff owns, and the requests that he has claimed, the next due first."""
    return list(db.session.execute(_of_person(actor, limit)))


def for_role(actor: Actor, limit: int = 25) -> list[Row[Any]]:
    """Open cases whose turn is the actor's role and that nobody in particular has, the next due first."""
    return list(db.session.execute(_for_role(actor, limit)))


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
    others = lines().where(
        gate.scope(actor, CaseFile), CaseFile.is_draft.is_(False), CaseFile.id != file.id, or_(*same)
    )
    return list(db.session.execute(others.order_by(CaseFile.id.desc()).limit(limit)))


def staff(*roles: Role) -> list[Person]:
    """The people who hold one of these roles today, by name."""
    return list(db.session.scalars(select(Person).where(_holds(roles)).order_by(Person.name, Person.id)))


def staff_names(*roles: Role) -> list[Row[Any]]:
    """The same as key and name alone, for menus."""
    return list(db.session.execute(_named(roles, clock.today())))


@lru_cache(maxsize=MOST_READERS)
def _of_agency(actor: Actor, limit: int) -> Select[Any]:
    owed = and_(CaseFile.is_open, CaseFile.turn_party.in_(AGENCY))
    order = (owed.desc(), CaseFile.is_open.desc(), CaseFile.due_at, CaseFile.id.desc())
    return lines().where(gate.scope(actor, CaseFile)).order_by(*order).limit(at_most(limit))


@lru_cache(maxsize=MOST_READERS)
def _of_person(actor: Actor, limit: int) -> Select[Any]:
    return next_due(limit, gate.scope(actor, CaseFile), WAITING, claimed_or_owned(actor.person_id))


@lru_cache(maxsize=MOST_READERS)
def _for_role(actor: Actor, limit: int) -> Select[Any]:
    anyones = is_nobodys() if actor.role is not Role.DIRECTOR else true()
    return next_due(limit, gate.scope(actor, CaseFile), WAITING, CaseFile.turn_party == actor.role, anyones)


@lru_cache(maxsize=16)
def _named(roles: tuple[Role, ...], _day: date) -> Select[Any]:
    """Built once a day: which memberships hold depends on the day."""
    return select(Person.key, Person.name).where(_holds(roles)).order_by(Person.name, Person.id)


def _holds(roles: tuple[Role, ...]) -> ColumnElement[bool]:
    return Person.id.in_(select(Membership.person_id).where(Membership.role.in_(roles), Membership.is_current))
