"""Readiness, and the director's choice of the site."""

from typing import Any

from app.engagements.forms.carried import call_of
from app.engagements.forms.selecting import MET_WORDS, DeclineForm, ReadinessForm, SelectForm, with_criteria
from app.engagements.models.engagement import Engagement
from app.engagements.queries import selection
from app.engagements.services import selecting
from app.engagements.views import loading
from app.engagements.views.blueprint import CASE, OVERVIEW, blueprint
from app.engagements.views.steps import step_page
from app.policy.actor import Actor
from app.policy.roles import Role
from app.web import case_panels
from app.web.acting import current_actor
from app.web.guards import step
from app.wording import _
from app.workflow.models.case_file import CaseFile
from app.workflow.queries import whole

OA = "organizational_assessment"
OFFICE = (Role.PROGRAM_MANAGER, Role.DIRECTOR, Role.TRIAGE, Role.RECORDS, Role.AUDITOR)
AGENCY = (Role.REQUESTER, Role.EXECUTIVE)


@blueprint.route(f"{CASE}/readiness", methods=["GET", "POST"])
@step("record_readiness", OA, load=loading.engagement)
def record_readiness(engagement: Engagement) -> Any:
    """Log the visit or call and what it showed."""
    form = ReadinessForm(version=engagement.version, **call_of(engagement))
    return step_page(
        engagement,
        form,
        lambda: selecting.record_readiness(
            engagement, actor=current_actor(), seen_version=form.seen_version, readiness=form.readiness()
        ),
        heading=_("Record the readiness review"),
        label=_("Record the review"),
        done=_("The readiness review is recorded. Next: a director chooses."),
        back=OVERVIEW,
        template="engagements/readiness.html",
    )


@blueprint.route(f"{CASE}/site/select", methods=["GET", "POST"])
@step("select_site", OA, load=loading.engagement)
def select_site(engagement: Engagement) -> Any:
    """Choose the site by the published criteria."""
    form = with_criteria(SelectForm, selection.criteria())(version=engagement.version)
    return _judging_page(
        engagement,
        form,
        lambda: selecting.select_site(
            engagement, actor=current_actor(), seen_version=form.seen_version, judgement=form.judgement()
        ),
        heading=_("Choose this site"),
        label=_("Choose this site"),
        done=_("The site is chosen. Next: a provider."),
    )


@blueprint.route(f"{CASE}/site/decline", methods=["GET", "POST"])
@step("decline_site", OA, load=loading.engagement)
def decline_site(engagement: Engagement) -> Any:
    """Decide against the site, with a letter."""
    form = with_criteria(DeclineForm, selection.criteria())(version=engagement.version)
    return _judging_page(
        engagement,
        form,
        lambda: selecting.decline_site(
            engagement, actor=current_actor(), seen_version=form.seen_version, judgement=form.judgement(),
            letter=form.letter.data,  # type: ignore[attr-defined]
        ),
        heading=_("Decide against this site"),
        label=_("Do not choose this site"),
        done=_("The site is not chosen. The agency reads your letter."),
        style="secondary",
    )  # fmt: skip


def _judging_page(engagement: Engagement, form: SelectForm, verb: Any, **words: str) -> Any:
    shown = {"engagement": engagement, "criteria": selection.criteria()}
    there = {"back": OVERVIEW, "template": "engagements/judge_site.html", "shown": shown}
    return step_page(engagement, form, verb, **words, **there)  # type: ignore[typeddict-item]


def panel(actor: Actor, file: CaseFile) -> dict[str, Any] | None:
    """What readiness and selection showed, for the office; the letter, for an agency that was not selected."""
    if file.stage != OA or actor.role not in (*OFFICE, *AGENCY):
        return None
    engagement = whole(actor, Engagement, file.reference)
    if actor.role in OFFICE and engagement.readiness_recorded_by_id:
        return {"engagement": engagement, "met_words": MET_WORDS, "is_office": True}
    if actor.role in AGENCY and engagement.was_not_selected and engagement.selection_letter:
        return {"engagement": engagement, "is_office": False}
    return None


def register() -> None:
    """Put the panel on the overview of a case."""
    case_panels.register("engagements/selection_panel.html", panel, order=20)
