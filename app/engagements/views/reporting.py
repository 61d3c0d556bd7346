"""The report: reading, writing by sections, comments, and the decisions on it."""

from typing import Any

from flask import flash, redirect, request, url_for

from app.engagements.forms.delivery import ConfirmForm, ReasonForm, ReturnForm
from app.engagements.forms.recording import RecordedForm
from app.engagements.forms.report import CommentForm, DispositionForm, RedactionForm, SectionForm, TitleForm
from app.engagements.forms.words import label_of
from app.engagements.models.delivery_needs import OPEN_REPORT
from app.engagements.models.engagement import Engagement
from app.engagements.models.report import Report, ReportComment
from app.engagements.queries import report_stages
from app.engagements.queries import work as queries
from app.engagements.rules.work import AGENCY, OFFICE
from app.engagements.services import reporting
from app.engagements.views.blueprint import blueprint
from app.engagements.views.recording import is_recording, word_of
from app.engagements.views.steps import step_page
from app.errors import NotVisible
from app.policy import gate
from app.policy.actions import Action
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.acts import carried_out
from app.web.guards import requires, step
from app.web.pages import page
from app.wording import _
from app.workflow import stepping
from app.workflow.queries import part_loader, whole_loader
from app.workflow.views.case_frame import frame_of
from app.workflow.wording import recorded_label

EVERY_KIND = ("ta_report", "status_report", "review_report")
load = whole_loader(Engagement)
load_report = part_loader(Report)


@blueprint.get("/cases/<reference:reference>/report")
@requires(Action.ENGAGEMENT_READ, load=load)
def current_report(engagement: Engagement) -> Any:
    """The latest report, or how one comes about."""
    actor = current_actor()
    readable = [row for row in queries.reports(engagement) if gate.can(actor, Action.REPORT_READ, row)]
    if readable:
        return _shown(readable[0])
    return page("engagements/no_report.html", frame=frame_of(actor, engagement.case_file))


@blueprint.get("/cases/<reference:reference>/reports/<int:number>")
@requires(Action.REPORT_READ, load=load_report)
def report(report: Report) -> Any:
    """One edition of a report."""
    return _shown(report)


@blueprint.route(
    "/cases/<reference:reference>/reports/<int:number>/sections/<string(maxlength=40):key>", methods=["GET", "POST"]
)
@requires(Action.REPORT_WRITE, load=lambda actor, reference, number, key: load_report(actor, reference, number))
def write_section(report: Report) -> Any:
    """Write one section; the text is kept whatever happens."""
    section = queries.section(report, request.view_args["key"])
    form = SectionForm(obj=section, version=section.version)
    there = url_for("engagements.report", reference=report.case_file.reference, number=report.number)
    if form.validate_on_submit() and carried_out(
        form,
        lambda: reporting.write(
            section, report=report, actor=current_actor(), seen_version=form.seen_version, body=form.body.data,
            status=form.status.data,
        ),
    ):  # fmt: skip
        flash(_("The section is saved."), "success")
        return redirect(there)
    return page("engagements/section.html", form=form, report=report, section=section, there=there)


@blueprint.route("/cases/<reference:reference>/reports/<int:number>/title", methods=["GET", "POST"])
@requires(Action.REPORT_WRITE, load=load_report)
def retitle_report(report: Report) -> Any:
    """Change the report's title."""
    form = TitleForm(obj=report)
    return step_page(
        report, form,
        lambda: reporting.retitle(
            report, actor=current_actor(), seen_version=form.seen_version, title=form.title.data
        ),
        heading=_("Change the title"), label=_("Save"), done=_("The title is changed."),
        back="engagements.report", number=report.number,
    )  # fmt: skip


@blueprint.route("/cases/<reference:reference>/reports/<int:number>/comments", methods=["GET", "POST"])
@requires(Action.REPORT_COMMENT, load=load_report)
def comment_on_report(report: Report) -> Any:
    """Say something about a section or the whole report."""
    form = CommentForm(version=report.version)
    form.section.choices = [(section.key, section.title) for section in report.sections]
    return step_page(
        report, form,
        lambda: reporting.comment(
            report, actor=current_actor(), text=form.text.data,
            section_id=queries.section(report, form.section.data).id if form.section.data else None,
        ),
        heading=_("Comment on the report"), label=_("Add the comment"), done=_("The comment is added."),
        back="engagements.report", number=report.number,
    )  # fmt: skip


@blueprint.route(
    "/cases/<reference:reference>/reports/<int:number>/comments/<int:position>/dispose", methods=["GET", "POST"]
)
@requires(Action.REPORT_DISPOSE, load=lambda actor, reference, number, position: load_report(actor, reference, number))
def dispose_comment(report: Report) -> Any:
    """Say what became of a comment."""
    remark = _comment(report, request.view_args["position"])
    form = DispositionForm(version=report.version)
    return step_page(
        report, form,
        lambda: reporting.dispose(
            remark, actor=current_actor(), disposition=form.disposition.data, note=form.note.data
        ),
        heading=_("What became of the comment"), intro=remark.text, label=_("Save"),
        done=_("The comment is disposed of."),
        back="engagements.report", number=report.number,
    )  # fmt: skip


@blueprint.route("/cases/<reference:reference>/reports/<int:number>/submit", methods=["GET", "POST"])
@step("submit_draft", *EVERY_KIND, load=load_report, recorded=True)
def submit_report(report: Report) -> Any:
    """Hand the draft to the COPS Office."""
    recorded = is_recording()
    form = (RecordedForm if recorded else ConfirmForm)(version=report.version)
    return step_page(
        report, form,
        lambda: reporting.submit(
            report, actor=current_actor(), seen_version=form.seen_version, **word_of(form, Role.COORDINATOR)
        ),
        heading=_("Record that the provider submits the report") if recorded else _("Submit the report"),
        label=_("Record it") if recorded else _("Submit"), done=_("The report is with the COPS Office."),
        intro="" if recorded else _("The COPS Office reads it and approves it or returns it with comments."),
        back="engagements.report", number=report.number,
    )  # fmt: skip


@blueprint.route("/cases/<reference:reference>/reports/<int:number>/take-back", methods=["GET", "POST"])
@step("take_back", *EVERY_KIND, load=load_report, recorded=True)
def take_back_report(report: Report) -> Any:
    """Take the draft back within a day."""
    recorded = is_recording()
    form = (RecordedForm if recorded else ConfirmForm)(version=report.version)
    return step_page(
        report, form,
        lambda: reporting.take_back(
            report, actor=current_actor(), seen_version=form.seen_version, **word_of(form, Role.COORDINATOR)
        ),
        heading=_("Record that the provider takes the report back") if recorded else _("Take the report back"),
        label=_("Record it") if recorded else _("Take it back"), done=_("The report is being drafted again."),
        back="engagements.report", number=report.number,
    )  # fmt: skip


@blueprint.route("/cases/<reference:reference>/reports/<int:number>/return", methods=["GET", "POST"])
@step("return_draft", *EVERY_KIND, load=load_report)
def return_report(report: Report) -> Any:
    """Return the draft with a coded reason and a comment."""
    form = ReturnForm(version=report.version)
    return step_page(
        report, form,
        lambda: reporting.give_back(
            report, actor=current_actor(), seen_version=form.seen_version, reason=form.reason.data, note=form.note.data
        ),
        heading=_("Return the report"), label=_("Return it"), done=_("The report is returned."),
        back="engagements.report", number=report.number,
    )  # fmt: skip


@blueprint.route("/cases/<reference:reference>/reports/<int:number>/approve", methods=["GET", "POST"])
@step("approve", "ta_report", "review_report", load=load_report)
def approve_report(report: Report) -> Any:
    """Approve the content; the PDF is made next."""
    form = ConfirmForm(version=report.version)
    return step_page(
        report, form, lambda: reporting.approve(report, actor=current_actor(), seen_version=form.seen_version),
        heading=_("Approve the report"), label=_("Approve"), done=_("The report is approved. Its PDF is being made."),
        intro=_("%(title)s: once approved, its text stands and its PDF is made.", title=report.title),
        back="engagements.report", number=report.number,
    )  # fmt: skip


@blueprint.route("/cases/<reference:reference>/reports/<int:number>/check-redaction", methods=["GET", "POST"])
@requires(Action.REPORT_CHECK_REDACTION, load=load_report)
def check_redaction(report: Report) -> Any:
    """Record who checked what must not go out, and how far the report may go."""
    form = RedactionForm(version=report.version, level=report.release_level)
    if report.lifecycle == "review_report" and not report.is_released_by_itself:  # its engagement makes it public
        form.level.choices = [each for each in form.level.choices if each[0] == "public"]
    return step_page(
        report, form, lambda: reporting.check_redaction(report, actor=current_actor(), level=form.level.data),
        heading=_("Check before release"), label=_("I have checked it"),
        intro=_("Read the whole report for names, tactics and open matters that must not go out at this level."),
        done=_("The check is recorded."), back="engagements.report", number=report.number,
    )  # fmt: skip


@blueprint.route("/cases/<reference:reference>/reports/<int:number>/release", methods=["GET", "POST"])
@step("release_report", *EVERY_KIND, load=load_report)
def release_report(report: Report) -> Any:
    """Release the approved report at its level."""
    form = ConfirmForm(version=report.version)
    return step_page(
        report, form, lambda: reporting.release(report, actor=current_actor(), seen_version=form.seen_version),
        heading=_("Release the report"), label=_("Release"), done=_("The report is released."),
        back="engagements.report", number=report.number,
    )  # fmt: skip


@blueprint.route("/cases/<reference:reference>/reports/<int:number>/withhold", methods=["GET", "POST"])
@step("withhold_report", *EVERY_KIND, load=load_report)
def withhold_report(report: Report) -> Any:
    """Decide that the report is not for release."""
    form = ReasonForm(version=report.version)
    return step_page(
        report, form,
        lambda: reporting.withhold(
            report, actor=current_actor(), seen_version=form.seen_version, reason=form.reason.data
        ),
        heading=_("Withhold the report"), label=_("Withhold it"), done=_("The report is not for release."),
        intro=_("%(title)s: it is not released, and your reason stays on the case.", title=report.title),
        back="engagements.report", number=report.number,
    )  # fmt: skip


def _shown(report: Report) -> Any:
    actor = current_actor()
    return page(
        "engagements/report.html",
        frame=frame_of(actor, report.case_file),
        report=report,
        steps=stepping.open_to(actor, report),
        records=stepping.recordable_by(actor, report),
        recorded_label=recorded_label,
        may_write=report.state == "drafting" and bool(gate.can(actor, Action.REPORT_WRITE, report)),
        may_comment=report.state in OPEN_REPORT and bool(gate.can(actor, Action.REPORT_COMMENT, report)),
        may_dispose=bool(gate.can(actor, Action.REPORT_DISPOSE, report)),
        may_check=report.state == "approved" and bool(gate.can(actor, Action.REPORT_CHECK_REDACTION, report)),
        comments=report.comments if actor.role not in AGENCY else [],
        stages=report_stages.of(report) if actor.role not in AGENCY else [],
        may_check_facts=bool(gate.can(actor, Action.REPORT_CHECK_FACTS, report)),
        is_within=actor.role not in AGENCY,
        may_read_versions=bool(gate.can(actor, Action.REPORT_COMMENT, report)),
        label_of=label_of,
        is_office=actor.role in OFFICE,
        editions=[row for row in report.engagement.reports if row.kind == report.kind and row.state != "dropped"],
        may_read=lambda row: bool(gate.can(actor, Action.REPORT_READ, row)),
    )


def _comment(report: Report, position: int) -> ReportComment:
    if not 1 <= position <= len(report.comments):
        raise NotVisible
    return report.comments[position - 1]
