"""Pages on which an approved report is drafted again, a released one corrected or taken down."""

from typing import Any

from app.engagements.forms.changing import ConfirmedForm, WhyForm
from app.engagements.models.report import Report
from app.engagements.services import correcting
from app.engagements.views.blueprint import CASE, blueprint
from app.engagements.views.steps import step_page
from app.web.acting import current_actor
from app.web.guards import step
from app.wording import _
from app.workflow.lifecycles.catalogue import REPORTS
from app.workflow.queries import part_loader

REPORT = f"{CASE}/reports/<int:number>"
load = part_loader(Report)


@blueprint.route(f"{REPORT}/reopen", methods=["GET", "POST"])
@step("reopen_report", *REPORTS, load=load)
def reopen_report(report: Report) -> Any:
    """Draft an approved report again."""
    return _with_reason(
        report,
        correcting.reopen,
        heading=_("Draft the report again"),
        intro=_(
            "The approval falls, and the agency no longer reads what was approved. The provider reads your reason."
        ),
        label=_("Draft it again"),
        done=_("The report is being drafted again."),
    )


@blueprint.route(f"{REPORT}/propose-correction", methods=["GET", "POST"])
@step("propose_correction", *REPORTS, load=load)
def propose_correction(report: Report) -> Any:
    """Ask the director for a corrected edition."""
    return _with_reason(
        report,
        correcting.propose_correction,
        heading=_("Propose a correction"),
        intro=_(
            "A director confirms it. The released report stays where it is, marked, until the next edition is out."
        ),
        label=_("Propose the correction"),
        done=_("The director is asked to confirm the correction."),
    )


@blueprint.route(f"{REPORT}/correct", methods=["GET", "POST"])
@step("correct", *REPORTS, load=load)
def correct_report(report: Report) -> Any:
    """Confirm a proposed correction."""
    form = ConfirmedForm(version=report.version)
    return step_page(
        report,
        form,
        lambda: correcting.correct(report, actor=current_actor(), seen_version=form.seen_version),
        heading=_("Confirm the correction"),
        intro=_(
            "The next edition begins with the released text. It goes the way of every report, also on a closed case."
        ),
        label=_("Confirm the correction"),
        done=_("The next edition is being drafted. The released report is marked."),
        back="engagements.report",
        number=report.number,
        template="engagements/second_half.html",
        shown={"why": report.correction_reason},
    )


@blueprint.route(f"{REPORT}/refuse-correction", methods=["GET", "POST"])
@step("refuse_correction", *REPORTS, load=load)
def refuse_correction(report: Report) -> Any:
    """Leave the report as it is, and tell the proposer why."""
    return _with_reason(
        report,
        correcting.refuse_correction,
        heading=_("Refuse the correction"),
        intro=_("The released report stays as it is. Whoever proposed the correction reads your reason."),
        label=_("Refuse it"),
        style="secondary",
        done=_("The correction is refused. Its proposer is told."),
        template="engagements/second_half.html",
        shown={"why": report.correction_reason},
    )


@blueprint.route(f"{REPORT}/propose-take-down", methods=["GET", "POST"])
@step("propose_take_down", *REPORTS, load=load)
def propose_take_down(report: Report) -> Any:
    """Ask for a released report to be taken down."""
    return _with_reason(
        report,
        correcting.propose_take_down,
        heading=_("Propose to take the report down"),
        intro=_("Another person, a director, decides. Until then the report stays where it is."),
        label=_("Propose it"),
        done=_("A director is asked to decide."),
    )


@blueprint.route(f"{REPORT}/take-down", methods=["GET", "POST"])
@step("take_down", *REPORTS, load=load)
def take_down_report(report: Report) -> Any:
    """Take a released report down as the second person."""
    form = ConfirmedForm(version=report.version)
    return step_page(
        report,
        form,
        lambda: correcting.take_down(report, actor=current_actor(), seen_version=form.seen_version),
        heading=_("Take the report down"),
        intro=_("Nobody outside the COPS Office reads it any more. It stays on the case file."),
        label=_("Take it down"),
        style="secondary",
        done=_("The report is taken down."),
        back="engagements.report",
        number=report.number,
        template="engagements/second_half.html",
        shown={"why": report.removal_reason},
    )


@blueprint.route(f"{REPORT}/refuse-take-down", methods=["GET", "POST"])
@step("refuse_take_down", *REPORTS, load=load)
def refuse_take_down(report: Report) -> Any:
    """Leave the report where it is, and tell the proposer why."""
    return _with_reason(
        report,
        correcting.refuse_take_down,
        heading=_("Refuse to take the report down"),
        intro=_("The released report stays where it is. Whoever proposed to take it down reads your reason."),
        label=_("Leave it where it is"),
        style="secondary",
        done=_("The report stays where it is. The proposer is told."),
        template="engagements/second_half.html",
        shown={"why": report.removal_reason},
    )


def _with_reason(report: Report, verb: Any, **look: Any) -> Any:
    form = WhyForm(version=report.version)
    return step_page(
        report,
        form,
        lambda: verb(report, actor=current_actor(), seen_version=form.seen_version, reason=form.reason.data),
        back="engagements.report",
        number=report.number,
        **look,
    )
