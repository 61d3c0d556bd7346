"""Who sees which case files; every list, page, count and file of a case begins here."""

from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Date, Text, and_, bindparam, exists, false, func, null, or_, select, true
from sqlalchemy import cast as as_type
from sqlalchemy.dialects.postgresql import ARRAY

from app import clock
from app.accounts.models.people import Deputy
from app.database import memory
from app.extensions import db
from app.policy.actor import Actor
from app.policy.roles import Role
from app.workflow.models.case_file import AccessLevel, CaseAccess, CaseFile

OUTSIDE = (Role.COORDINATOR, Role.PROVIDER_STAFF, Role.EXPERT)
OFFICE = (Role.TRIAGE, Role.PROGRAM_MANAGER, Role.DIRECTOR, Role.RECORDS)


@lru_cache(maxsize=1024)
def case_files(actor: Actor) -> ColumnElement[bool]:
    """The WHERE clause of the case files that an actor may see; administrators see none."""
    if actor.is_system:
        return true()
    if actor.role in (Role.REQUESTER, Role.EXECUTIVE):
        return and_(_of_the_agency(actor), _open_to(actor) | (CaseFile.created_by_id == actor.person_id))
    if actor.role in OFFICE:
        return and_(CaseFile.is_draft.is_(False) | (CaseFile.created_by_id == actor.person_id), _open_to(actor))
    if actor.role is Role.COORDINATOR:
        return _granted(CaseAccess.organization_id == actor.organization_id)
    if actor.role is Role.PROVIDER_STAFF:
        return and_(_granted(CaseAccess.organization_id == actor.organization_id), _open_to_staff(actor))
    if actor.role is Role.EXPERT:
        return _granted(CaseAccess.person_id == actor.person_id)
    if actor.role is Role.AUDITOR:
        return and_(CaseFile.is_draft.is_(False), CaseFile.restricted.is_(False))
    return false()


def levels_of(actor: Actor, case_file_id: int) -> frozenset[AccessLevel] | None:
    """How much of a case file the actor sees: None is nothing; levels matter to providers and experts alone."""
    return memory.recall(db.session(), _question(actor, case_file_id), lambda: _levels(actor, case_file_id))


def note_found(actor: Actor, file: CaseFile, levels: list[str] | None = None) -> None:
    """Remember that the actor found this file within what he sees, so that nobody need ask again.

    For someone outside only with the levels that `levels_in_row` read beside it.
    """
    if actor.role not in OUTSIDE or levels is not None:
        memory.note(db.session(), _question(actor, file.id), frozenset(map(AccessLevel, levels or ())))


def levels_in_row(actor: Actor) -> ColumnElement[Any]:
    """The column of a case file's row that holds what `levels_of` would find; NULL for those inside."""
    if actor.role not in OUTSIDE:
        return as_type(null(), ARRAY(Text))
    granted = select(func.array_agg(as_type(CaseAccess.level, Text))).where(
        CaseAccess.case_file_id == CaseFile.id, *_granted_to(actor)
    )
    return granted.correlate(CaseFile).scalar_subquery()


def sees_content(actor: Actor, file: CaseFile) -> bool:
    """Whether the actor sees the case's content, not just an offer or what he needs to attest."""
    levels = levels_of(actor, file.id)
    return levels is not None and (actor.role not in OUTSIDE or AccessLevel.FULL in levels)


def _question(actor: Actor, case_file_id: int) -> tuple[object, ...]:
    return ("levels", actor, case_file_id)


def _levels(actor: Actor, case_file_id: int) -> frozenset[AccessLevel] | None:
    if actor.role not in OUTSIDE:
        visible = select(CaseFile.id).where(CaseFile.id == case_file_id, case_files(actor))
        return None if db.session.scalar(visible) is None else frozenset()
    granted = select(CaseAccess.level).where(CaseAccess.case_file_id == case_file_id, *_granted_to(actor))
    if actor.role is Role.PROVIDER_STAFF:
        granted = granted.where(CaseAccess.case_file_id.in_(select(CaseFile.id).where(case_files(actor))))
    return frozenset(db.session.scalars(granted)) or None


def _granted_to(actor: Actor) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    own = CaseAccess.person_id if actor.role is Role.EXPERT else CaseAccess.organization_id
    return CaseAccess.until.is_(None), own == (actor.person_id if actor.role is Role.EXPERT else actor.organization_id)


def _of_the_agency(actor: Actor) -> ColumnElement[bool]:
    own = CaseFile.created_by_id == actor.person_id
    if not actor.confirmed or actor.organization_id is None:
        return own
    return or_(own, CaseFile.agency_id == actor.organization_id)


def _open_to(actor: Actor) -> ColumnElement[bool]:
    return CaseFile.restricted.is_(False) | _granted(_listed(actor))


def _open_to_staff(actor: Actor) -> ColumnElement[bool]:
    """A restricted case opens to its provider's coordinators; to others there who have a line of their own."""
    named = and_(CaseAccess.person_id == actor.person_id, CaseAccess.level.in_((AccessLevel.FULL, AccessLevel.LISTED)))
    return CaseFile.restricted.is_(False) | _granted(named)


def _listed(actor: Actor) -> ColumnElement[bool]:
    """On the list by himself, with his whole organization, or in place of a director who is."""
    own = CaseAccess.person_id == actor.person_id
    if actor.organization_id is not None:
        own |= CaseAccess.organization_id == actor.organization_id
    if actor.role is not Role.DIRECTOR:
        return own
    today = bindparam("today", callable_=clock.today, type_=Date, unique=True)  # asked anew at each execution
    stands_in = and_(Deputy.ended_at.is_(None), Deputy.since <= today, Deputy.until >= today)
    directors = select(Deputy.director_id).where(Deputy.deputy_id == actor.person_id, stands_in)
    return own | CaseAccess.person_id.in_(directors)


def _granted(party: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(CaseAccess.case_file_id == CaseFile.id, CaseAccess.until.is_(None), party).correlate(CaseFile)
