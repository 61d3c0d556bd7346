"""Numbers of parts within a case: part addresses are case reference and number, never a global id."""

from sqlalchemy import func, select

from app.extensions import db
from app.workflow.models.case_file import Staged


def next_number(model: type[Staged], case_file_id: int) -> int:
    """The next number of a kind of part within its case; the case file is locked, so nobody else takes it."""
    highest = db.session.scalar(select(func.max(model.number)).where(model.case_file_id == case_file_id))
    return (highest or 0) + 1
