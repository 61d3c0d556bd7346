"""The agency's fact check: its executive reads the draft, says what is to be corrected, returns it or confirms it."""

from typing import Any

from flask import redirect, request, url_for
from flask_wtf import FlaskForm

from app.engagements.forms.delivery import ConfirmForm
from app.engagements.forms.review_report import (
    CloseFactCheckForm,
    CorrectionAnswerForm,
    CorrectionForm,
    RecordedConfirmForm,
    RecordedReturnForm,
    ReturnFactsForm,
)
from app.engagements.models.report import Report
from app.engagements.models.report_parts import FactCorrection
from app.engagements.queries import work as queries
from app.engagements.services import fact_check as services
from app.engagements.views.blueprint import CASE, OVERVIEW, blueprint
from app.engagements.views.recording import is_recording, word_of
from app.engagements.views.steps import step_page
from app.errors import NotVisible
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.acts import carried_out
from app.web.guards import requires, step
from app.web.pages import page
from app.wording import _
from app.workflow import stepping
from app.workflow.queries import part_loader
from app.workflow.views.case_frame import frame_of

load_report = part_loader(Report)
HERE = f"{CASE}/reports/<int:number>/fact-check"
CHECKED = ("status_report", "review_report")
PAGE = "engagements.check_facts"


def load_of_position(actor: Actor, reference: str, number: int, position: int) -> Report:
    """The report of a correction; the correction itself is found by its view."""
    return load_report(actor, reference, number)


@blueprint.get(HERE)
@requires(Action.REPORT_CHECK_FACTS, load=load_report)
def check_facts(report: Report) -> Any:
    """The draft, section by section, with what the agency wants corrected beside it."""
    actor = current_actor()
    return page(
        "engagements/fact_check.html",
        frame=frame_of(actor, report.case_file),
        report=report,
        unsent=report.unsent_corrections,
        earlier=[each for each in report.corrections if each.returned_at is not None],
        steps=stepping.open_to(actor, report),
        is_recorded=is_recording(),
    )


@blueprint.route(f"{HERE}/correct", methods=["GET", "POST"])
@requires(Action.REPORT_CHECK_FACTS, load=load_report)
def write_correction(report: Report) -> Any:
    """Say what is not right, in one section or in the whole."""
    form = CorrectionForm(version=report.version, section=request.args.get("section", "")[:60])
    form.section.choices = [(section.key, section.title) for section in report.sections]
    return step_page(
        report, form,
        lambda: services.correct(
            report, actor=current_actor(), text=form.text.data,
            section_id=queries.section(report, form.section.data).id if form.section.data else None,
        ),
        heading=_("Correct a fact"), label=_("Write it down"),
        intro=_("It is sent together with your other corrections when you return the draft."),
        done=_("The correction is written down. It is not sent yet."),
        back=PAGE, number=report.number,
    )  # fmt: skip


@blueprint.post(f"{HERE}/<int:position>/withdraw")
@requires(Action.REPORT_CHECK_FACTS, load=load_of_position)
def withdraw_correction(report: Report) -> Any:
    """Take back what was not sent yet."""
    correction = _correction(report)
    form = FlaskForm()
    if form.validate_on_submit():
        carried_out(form, lambda: services.withdraw(correction, actor=current_actor()))
    return redirect(url_for(PAGE, reference=report.case_file.reference, number=report.number))


@blueprint.route(f"{HERE}/return", methods=["GET", "POST"])
@step("return_facts", *CHECKED, load=load_report, recorded=True)
def return_facts(report: Report) -> Any:
    """Send the corrections to the writers."""
    recorded = is_recording()
    form = (RecordedReturnForm if recorded else ReturnFactsForm)(version=report.version)
    return step_page(
        report, form,
        lambda: services.return_facts(
            report, actor=current_actor(), seen_version=form.seen_version,
            **(word_of(form, Role.EXECUTIVE) if recorded else {"note": form.note.data}),
        ),
        heading=_("Record that the agency returns the draft") if recorded else _("Return the draft with corrections"),
        intro=_("%(count)s corrections go to the writers. You see the answer to each, and the draft again.",
                count=len(report.unsent_corrections)),
        label=_("Record it") if recorded else _("Return the draft"),
        done=_("The corrections are sent. The writers answer each of them."),
        back=OVERVIEW, cancel=_page_of(report),
    )  # fmt: skip


@blueprint.route(f"{HERE}/confirm", methods=["GET", "POST"])
@step("confirm_facts", *CHECKED, load=load_report, recorded=True)
def confirm_facts(report: Report) -> Any:
    """The agency's word that the facts are right; once exhausted the office closes the check with a note."""
    if is_recording() and report.fact_check_is_exhausted:
        return _close(report)
    recorded = is_recording()
    form = (RecordedConfirmForm if recorded else ConfirmForm)(version=report.version)
    return step_page(
        report, form,
        lambda: services.confirm(
            report, actor=current_actor(), seen_version=form.seen_version, **word_of(form, Role.EXECUTIVE)
        ),
        heading=_("Record that the agency confirms the facts") if recorded else _("Confirm the facts"),
        intro=_("You confirm that the facts in this draft are right. Judgements remain the writers' own."),
        label=_("Record it") if recorded else _("The facts are right"),
        done=_("The facts are confirmed. Thank you."),
        back=OVERVIEW, cancel=_page_of(report),
        template="engagements/confirm_facts.html", shown={"draft": _page_of(report)},
    )  # fmt: skip


@blueprint.route(f"{CASE}/reports/<int:number>/corrections/<int:position>/answer", methods=["GET", "POST"])
@requires(Action.REPORT_DISPOSE, load=load_of_position)
def answer_correction(report: Report) -> Any:
    """Say what became of a correction; the agency reads the answer."""
    correction = _correction(report)
    form = CorrectionAnswerForm(version=report.version)
    return step_page(
        report, form,
        lambda: services.dispose(
            correction, actor=current_actor(), disposition=form.disposition.data, note=form.note.data
        ),
        heading=_("Answer a correction"), intro=correction.text, label=_("Save"),
        done=_("The correction is answered."),
        back="engagements.report", number=report.number,
    )  # fmt: skip


def _close(report: Report) -> Any:
    form = CloseFactCheckForm(version=report.version)
    return step_page(
        report, form,
        lambda: services.close(
            report, actor=current_actor(), seen_version=form.seen_version, note=form.note.data,
            dissent=form.dissent.data,
        ),
        heading=_("Close the fact check"), label=_("Close it"), style="secondary",
        intro=_("The agency's time is over, or it has returned the draft twice. Its own view is printed."),
        done=_("The fact check is closed."),
        back="engagements.report", number=report.number,
    )  # fmt: skip


def _page_of(report: Report) -> str:
    endpoint = PAGE if current_actor().role is Role.EXECUTIVE else "engagements.report"
    return url_for(endpoint, reference=report.case_file.reference, number=report.number)


def _correction(report: Report) -> FactCorrection:
    wanted = (request.view_args or {})["position"]
    found = [each for each in report.corrections if each.number == wanted]
    if not found:
        raise NotVisible
    return found[0]
