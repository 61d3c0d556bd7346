"""Numbers of parts within a case: part addresses are case reference and number, never a global id."""

from typing import Any

from sqlalchemy import func, select

from app.extensions import db


def next_number(model: Any, case_file_id: int) -> int:
    """The next number of this kind of part in the case file; safe under the case file's lock."""
    highest = db.session.scalar(select(func.max(model.number)).where(model.case_file_id == case_file_id))
    return (highest or 0) + 1
