"""Who may see a restricted case: the lines of its list, and how many people they come to."""

from collections.abc import Sequence

from sqlalchemy import func, or_, select

from app.accounts.models.people import Deputy, Membership, Organization, Person
from app.extensions import db
from app.policy.roles import Role
from app.workflow.models.case_file import CaseAccess, CaseFile


def lines(file: CaseFile) -> Sequence[CaseAccess]:
    """Everyone who holds a line today, people by the day they came, then organizations."""
    rows = select(CaseAccess).where(CaseAccess.case_file_id == file.id, CaseAccess.until.is_(None))
    return db.session.scalars(rows.order_by(CaseAccess.person_id.is_(None), CaseAccess.id)).all()


def people_of(rows: Sequence[CaseAccess]) -> dict[int, Person]:
    """The people of these lines and those who gave them, by id."""
    ids = {each for row in rows for each in (row.person_id, row.given_by_id) if each}
    return {person.id: person for person in db.session.scalars(select(Person).where(Person.id.in_(ids)))}


def organizations_of(rows: Sequence[CaseAccess]) -> dict[int, Organization]:
    """The organizations of these lines, by id."""
    ids = {row.organization_id for row in rows if row.organization_id}
    return {body.id: body for body in db.session.scalars(select(Organization).where(Organization.id.in_(ids)))}


def count(file: CaseFile) -> int:
    """How many people may see a restricted case today: those listed, their deputies, the listed bodies' members.

    Of a provider its coordinators alone; its other people by lines of their own.
    """
    held = select(CaseAccess).where(CaseAccess.case_file_id == file.id, CaseAccess.until.is_(None)).subquery()
    listed = select(held.c.person_id).where(held.c.person_id.is_not(None))
    members = select(Membership.person_id).join(held, held.c.organization_id == Membership.organization_id)
    members = members.where(Membership.is_current, Membership.role.not_in((Role.PROVIDER_STAFF, Role.EXPERT)))
    deputies = select(Deputy.deputy_id).where(Deputy.is_current, Deputy.director_id.in_(listed))
    there = or_(Person.id.in_(listed), Person.id.in_(members), Person.id.in_(deputies), Person.id == file.created_by_id)
    found = select(func.count(Person.id)).where(Person.disabled_at.is_(None), there)
    return db.session.scalar(found) or 0
