"""Pages that everybody may read: announcements that were made and reports that were released, and nothing before."""

from io import BytesIO
from typing import Any

from flask import Blueprint, send_file
from flask.wrappers import Response

from app.documents import storage
from app.engagements.models.report import Report
from app.engagements.queries import published as queries
from app.errors import NotVisible
from app.policy.programs import PROGRAM_NAMES
from app.web.guards import public
from app.web.headers import DOWNLOAD_POLICY
from app.web.pages import page

blueprint = Blueprint("published", __name__)
SUMMARY = "executive_summary"


@blueprint.get("/announcements")
@public
def announcements() -> Any:
    """Every announcement, the latest first."""
    return page("published/announcements.html", announced=queries.announcements(), programs=PROGRAM_NAMES)


@blueprint.get("/announcements/<reference:case_number>")
@public
def announcement(case_number: str) -> Any:
    """One announcement, and the reports of that case which are out."""
    engagement = queries.announcement(case_number)
    return page(
        "published/announcement.html",
        engagement=engagement,
        reports=queries.of_case(engagement.case_file_id),
        programs=PROGRAM_NAMES,
    )


@blueprint.get("/released")
@public
def released_reports() -> Any:
    """Every released report, the latest first."""
    return page("published/reports.html", reports=queries.reports(), programs=PROGRAM_NAMES)


@blueprint.get("/released/<reference:case_number>/<int:number>")
@public
def released(case_number: str, number: int) -> Any:
    """One released report: its summary, its edition, and the file."""
    report = queries.report(case_number, number)
    summaries = [section.body for section in report.sections if section.key in (SUMMARY, "summary")]
    return page(
        "published/report.html",
        report=report,
        summary=summaries[0] if summaries else "",
        newer=queries.newer(report),
        is_made=_is_made(report),
        programs=PROGRAM_NAMES,
    )


@blueprint.get("/released/<reference:case_number>/<int:number>/report.pdf")
@public
def released_file(case_number: str, number: int) -> Response:
    """The file of a released report, always as an attachment and in a sandbox."""
    report = queries.report(case_number, number)
    if not _is_made(report) or report.document is None:
        raise NotVisible
    response = send_file(
        BytesIO(storage.get(report.document.storage_key, report.document.sha256)),
        mimetype=report.document.content_type, as_attachment=True, download_name=report.document.file_name,
        etag=False, conditional=False,
    )  # fmt: skip
    response.headers["Content-Security-Policy"] = DOWNLOAD_POLICY
    return response


def _is_made(report: Report) -> bool:
    """Whether the PDF is that of the released report, not of the one approved before."""
    return report.document is not None and report.document.audience == "public"
