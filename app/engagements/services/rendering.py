"""Makes the PDF of a report in the worker, as the report stands now, and keeps it among the case's documents."""

from datetime import date
from typing import Any

from sqlalchemy import select

from app import clock
from app.database import tasks
from app.documents import rendering
from app.documents import services as documents
from app.documents.models import Audience
from app.engagements.models.delivery import Activity
from app.engagements.models.report import Recommendation, Report, ReportKind
from app.engagements.services import report_content
from app.engagements.services.recommending import of_engagement
from app.extensions import db
from app.policy.actor import SYSTEM
from app.policy.programs import PROGRAM_NAMES, Kind
from app.wording import _
from app.workflow.calendar import eastern_day
from app.workflow.services import door

TEMPLATES = {ReportKind.FINAL_REPORT: "review_report", ReportKind.STATUS_REPORT: "review_report"}
"""Kinds that another kind's template draws."""
NAMES = {ReportKind.TA_REPORT: _("Technical assistance report"), ReportKind.STATUS_REPORT: _("Status report")}
"""What a kind of report is called in the properties of its PDF."""
STATUS = {"approved": _("Approved"), "released": _("Released")}


def register() -> None:
    """Tell the worker which function makes reports."""
    tasks.register_task("render_report", render_report)


def render_report(report_id: int) -> None:
    """Make the PDF and note it on the report; harmless when it is there already.

    The drawing takes a second or more, so it holds no lock; a report that changed meanwhile has a task of its own.
    """
    report = db.session.get_one(Report, report_id)
    drawn = report.version
    if report.rendered_version == drawn or report.state not in STATUS:  # taken up again, or taken down
        return
    content = rendering.render(TEMPLATES.get(report.kind, report.kind.value), data_of(report), clock.now())
    locked = door.locked_for(report, door.UNDER_LOCK)
    assert isinstance(locked, Report)
    if locked.version == drawn:
        _keep(locked, content)


def _keep(report: Report, content: bytes) -> None:
    is_public = report.state == "released" and report.release_level == "public"
    document = documents.keep(
        report.case_file,
        actor=SYSTEM,
        content=content,
        name=f"{report.case_file.reference}-report-{report.number}.pdf",
        title=report.title,
        audience=Audience.PUBLIC if is_public else Audience.EVERYONE,
        purpose="report",
    )
    report.document_id, report.rendered_version = document.id, report.version


def data_of(report: Report) -> dict[str, Any]:
    """What the template needs, as JSON: plain text, numbers and dates in words."""
    engagement, file = report.engagement, report.case_file
    common = {
        "reference": file.reference,
        "agency": file.agency.name if file.agency else "",
        "title": report.title,
        "name": _("%(kind)s %(reference)s", kind=NAMES.get(report.kind, _("Report")), reference=file.reference),
        "program": PROGRAM_NAMES[engagement.program],
        "provider": engagement.provider.name if engagement.provider else "",
        "date": _day(eastern_day(report.approved_at or clock.now())),
        "status": STATUS.get(report.state, _("Draft")),
        "edition": report.edition,
        "sections": [{"title": each.title, "body": each.body} for each in report.sections],
        "delivered": [_held(each) for each in _activities(report)],
        "recommendations": [_recommended(each) for each in of_engagement(engagement) if _is_told(each)],
    }
    return common if report.kind is ReportKind.TA_REPORT else common | report_content.of(report)


def _is_told(recommendation: Recommendation) -> bool:
    """In an assessment a report tells what the agency agreed to, never what is still being written."""
    return recommendation.engagement.kind is not Kind.ASSESSMENT or bool(recommendation.agreed_by_agency)


def _activities(report: Report) -> list[Activity]:
    held = select(Activity).where(Activity.engagement_id == report.engagement_id, Activity.state == "held")
    return list(db.session.scalars(held.order_by(Activity.planned_on, Activity.number)))


def _held(activity: Activity) -> dict[str, Any]:
    return {
        "date": _day(activity.planned_on),
        "title": activity.title,
        "place": activity.place or _("Online"),
        "people": activity.heads,
    }


def _recommended(recommendation: Recommendation) -> dict[str, Any]:
    return {
        "number": recommendation.number,
        "text": recommendation.text,
        "rationale": recommendation.rationale,
        "owner": recommendation.agency_owner,
        "target": _day(recommendation.target_on) if recommendation.target_on else "",
    }


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"
