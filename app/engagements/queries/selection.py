"""The published criteria by which assessment sites are chosen."""

from sqlalchemy import or_, select

from app import clock
from app.engagements.models.selection import SelectionCriterion
from app.extensions import db
from app.workflow.calendar import eastern_day


def criteria() -> list[SelectionCriterion]:
    """The criteria that hold today (Washington), in their order."""
    today = eastern_day(clock.now())
    holds = (
        SelectionCriterion.since <= today,
        or_(SelectionCriterion.until.is_(None), SelectionCriterion.until > today),
    )
    rows = select(SelectionCriterion).where(*holds)
    return list(db.session.scalars(rows.order_by(SelectionCriterion.position, SelectionCriterion.id)))


def every_criterion() -> list[SelectionCriterion]:
    """All criteria there ever were, those that hold first."""
    rows = select(SelectionCriterion).order_by(
        SelectionCriterion.until.is_not(None), SelectionCriterion.position, SelectionCriterion.id
    )
    return list(db.session.scalars(rows))
