"""Writing a longer report: chapters on themes, numbered observations; and comparing it with what was handed in."""

from typing import Any

from flask import flash, redirect, request, url_for
from flask_wtf import FlaskForm

from app.engagements import text_changes
from app.engagements.forms.review_report import ChapterForm, ObservationForm, RewordForm
from app.engagements.models.report import Report
from app.engagements.models.report_parts import Observation
from app.engagements.queries import work as queries
from app.engagements.services import composing, versions
from app.engagements.views.blueprint import CASE, blueprint
from app.engagements.views.steps import step_page
from app.errors import NotVisible
from app.policy.actions import Action
from app.policy.programs import Kind
from app.web.acting import current_actor
from app.web.acts import carried_out
from app.web.guards import requires
from app.web.pages import page
from app.wording import _
from app.workflow.queries import part_loader

load_report = part_loader(Report)
HERE = f"{CASE}/reports/<int:number>"
THE_REPORT = "engagements.report"


@blueprint.route(f"{HERE}/chapters/add", methods=["GET", "POST"])
@requires(Action.REPORT_WRITE, load=load_report)
def add_chapter(report: Report) -> Any:
    """Choose a theme, or give a title of one's own."""
    form = ChapterForm(version=report.version)
    return step_page(
        report, form,
        lambda: composing.add_chapter(
            report, actor=current_actor(), theme=form.theme.data or "", title=form.title.data
        ),
        heading=_("Add a chapter"), label=_("Add it"), done=_("The chapter is added."),
        back=THE_REPORT, number=report.number,
    )  # fmt: skip


@blueprint.post(f"{HERE}/chapters/<string(maxlength=60):key>/remove")
@requires(Action.REPORT_WRITE, load=lambda actor, reference, number, key: load_report(actor, reference, number))
def remove_chapter(report: Report) -> Any:
    """Take an empty chapter out."""
    section = queries.section(report, (request.view_args or {})["key"])
    form = FlaskForm()
    if form.validate_on_submit() and carried_out(
        form, lambda: composing.remove_chapter(section, report=report, actor=current_actor())
    ):
        flash(_("The chapter is taken out."), "success")
    return redirect(url_for(THE_REPORT, reference=report.case_file.reference, number=report.number))


@blueprint.route(f"{HERE}/sections/<string(maxlength=60):key>/observe", methods=["GET", "POST"])
@requires(Action.REPORT_WRITE, load=lambda actor, reference, number, key: load_report(actor, reference, number))
def observe(report: Report) -> Any:
    """Write down a numbered observation, its lesson, and what follows from it."""
    section = queries.section(report, (request.view_args or {})["key"])
    form = ObservationForm(version=report.version)
    if report.engagement.kind is Kind.ASSESSMENT:
        del form.recommendation  # those of an assessment were written and agreed before its final report
    return step_page(
        report, form,
        lambda: composing.observe(
            report, actor=current_actor(), section=section, text=form.text.data, lesson=form.lesson.data,
            recommendation=form.recommendation.data if "recommendation" in form else "",
        ),
        heading=_("Add an observation"), intro=section.title, label=_("Add it"), done=_("The observation is added."),
        back=THE_REPORT, number=report.number,
    )  # fmt: skip


@blueprint.route(f"{HERE}/observations/<int:position>", methods=["GET", "POST"])
@requires(Action.REPORT_WRITE, load=lambda actor, reference, number, position: load_report(actor, reference, number))
def reword_observation(report: Report) -> Any:
    """Put an observation or its lesson in better words."""
    observation = _observation(report)
    form = RewordForm(obj=observation, version=observation.version)
    return step_page(
        report, form,
        lambda: composing.reword(
            observation, actor=current_actor(), seen_version=form.seen_version, text=form.text.data,
            lesson=form.lesson.data,
        ),
        heading=_("Change observation %(number)s", number=observation.number), label=_("Save"),
        done=_("The observation is changed."), back=THE_REPORT, number=report.number, row=observation,
    )  # fmt: skip


@blueprint.get(f"{HERE}/versions/<int:version>")
@requires(Action.REPORT_COMMENT, load=lambda actor, reference, number, version: load_report(actor, reference, number))
def compare_report(report: Report) -> Any:
    """What changed between a version that was handed in and the text as it stands."""
    wanted = (request.view_args or {})["version"]
    found = [each for each in report.versions if each.number == wanted]
    if not found:
        raise NotVisible
    return page(
        "engagements/compare_report.html",
        report=report,
        version=found[0],
        changes=text_changes.of(found[0].content, versions.content_of(report)),
    )


def _observation(report: Report) -> Observation:
    wanted = (request.view_args or {})["position"]
    found = [each for each in report.observations if each.number == wanted]
    if not found:
        raise NotVisible
    return found[0]
