"""The office's steps around the agency's fact check: laying the draft before it, and the department's review."""

from typing import Any

from app.engagements.forms.delivery import ConfirmForm, ReturnForm
from app.engagements.forms.review_report import ResendForm
from app.engagements.models.report import Report
from app.engagements.services import fact_check as services
from app.engagements.views.blueprint import CASE, blueprint
from app.engagements.views.steps import step_page
from app.web.acting import current_actor
from app.web.guards import step
from app.wording import _
from app.workflow.queries import part_loader

load_report = part_loader(Report)
HERE = f"{CASE}/reports/<int:number>"
THE_REPORT = "engagements.report"


@blueprint.route(f"{HERE}/send-to-agency", methods=["GET", "POST"])
@step("send_to_agency", "status_report", "review_report", load=load_report)
def send_to_agency(report: Report) -> Any:
    """Lay the draft before the agency's executive."""
    form = ConfirmForm(version=report.version)
    return step_page(
        report, form, lambda: services.send(report, actor=current_actor(), seen_version=form.seen_version),
        heading=_("Send the draft to the agency"), label=_("Send it"),
        intro=_("The agency's executive reads the draft and checks its facts. Nobody else at the agency sees it."),
        done=_("The draft is with the agency's executive."), back=THE_REPORT, number=report.number,
    )  # fmt: skip


@blueprint.route(f"{HERE}/return-final", methods=["GET", "POST"])
@step("return_final", "review_report", load=load_report)
def return_final(report: Report) -> Any:
    """The department returns the report, coded, with a plain comment."""
    form = ReturnForm(version=report.version)
    return step_page(
        report, form,
        lambda: services.return_final(
            report, actor=current_actor(), seen_version=form.seen_version, reason=form.reason.data, note=form.note.data
        ),
        heading=_("Return the report to its writers"), label=_("Return it"), done=_("The report is returned."),
        back=THE_REPORT, number=report.number,
    )  # fmt: skip


@blueprint.route(f"{HERE}/resend-final", methods=["GET", "POST"])
@step("resend_final", "review_report", load=load_report)
def resend_final(report: Report) -> Any:
    """Back to the department, without the agency where no fact was changed."""
    form = ResendForm(version=report.version)
    changed = [section for section in report.sections if _is_newer(report, section)]
    if not changed:
        del form.no_fact_changed
    return step_page(
        report, form,
        lambda: services.resend(
            report, actor=current_actor(), seen_version=form.seen_version, note=form.note.data,
            no_fact_changed=bool(changed) and bool(form.no_fact_changed.data),
        ),
        heading=_("Send the report to the department again"), label=_("Send it"),
        done=_("The report is with the department again."), back=THE_REPORT, number=report.number,
        template="engagements/resend_final.html", shown={"changed": changed},
    )  # fmt: skip


def _is_newer(report: Report, section: Any) -> bool:
    checked = report.facts_confirmed_at
    return checked is not None and section.written_at is not None and section.written_at > checked
