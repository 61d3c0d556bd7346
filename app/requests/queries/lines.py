"""One line a case, with all that a list shows: what the queue and the homes begin with."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal_column, not_, or_, select

from app.accounts.models.people import Organization, Person
from app.agencies.models import Agency
from app.requests.models.assistance import AssistanceRequest
from app.workflow.models.case_file import CaseFile

Owner, Screener = Person.__table__.alias("owners"), Person.__table__.alias("screeners")
WAITING = and_(CaseFile.is_open, not_(CaseFile.is_draft))
"""In the words of the queue's partial indexes: `IS false` means the same, but leaves them unused."""


def next_due(limit: int, *where: ColumnElement[bool]) -> Select[Any]:
    """The lines of the cases that are due next, those without a date last.

    Which cases they are is found on their own table alone, from its indexes; only those few are then completed.
    """
    found = select(CaseFile.id, CaseFile.due_at).where(*where).order_by(CaseFile.due_at, CaseFile.id)
    few = found.limit(at_most(limit))
    first = few.subquery()
    return lines().join(first, first.c.id == CaseFile.id).order_by(first.c.due_at, first.c.id)


def at_most(limit: int) -> ColumnElement[int]:
    """A limit in plain figures: as a parameter it would have a prepared statement planned anew each time."""
    return literal_column(str(limit))


@cache
def lines() -> Select[Any]:
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


def claimed_or_owned(person: Any) -> ColumnElement[bool]:
    """The waiting cases that a person (id or subquery) owns or, while they are requests, has claimed."""
    claimed = and_(CaseFile.screener_id == person, CaseFile.stage == "request")
    return or_(CaseFile.owner_id == person, claimed)


def is_nobodys() -> ColumnElement[bool]:
    """Whether a case has neither an owner nor someone who claimed it."""
    return and_(CaseFile.owner_id.is_(None), CaseFile.screener_id.is_(None))
