"""Which reports are editions of one another: a status report's are those of its own quarter."""

from sqlalchemy import ColumnElement, and_

from app.engagements.models.report import Report


def of_the_same(report: Report) -> ColumnElement[bool]:
    """The reports that are this one in some edition, itself too."""
    return and_(
        Report.engagement_id == report.engagement_id,
        Report.kind == report.kind,
        Report.period_ends_on.is_not_distinct_from(report.period_ends_on),
    )
