"""The skills that a review's team needs: named by the program manager, filled by experts, or accepted as gaps."""

from typing import Any

from flask import flash, redirect, url_for

from app.engagements.forms.skills import DROP, GAP, NOBODY, SkillForm, SkillsForm
from app.engagements.models.engagement import Engagement
from app.engagements.models.skills import NeededSkill
from app.engagements.queries import facts as queries
from app.engagements.services import skills as verbs
from app.engagements.views import loading
from app.engagements.views.blueprint import CASE, blueprint
from app.engagements.views.steps import step_page
from app.policy.actions import Action
from app.web.acting import current_actor
from app.web.guards import requires
from app.web.pages import page
from app.wording import _
from app.workflow.views.steps import taken

SKILLS = f"{CASE}/team/skills"


@blueprint.route(f"{SKILLS}/add", methods=["GET", "POST"])
@requires(Action.ENGAGEMENT_NAME_SKILLS, load=loading.engagement)
def name_skills(engagement: Engagement) -> Any:
    """Add skills, one a line."""
    form = SkillsForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: verbs.name(engagement, actor=current_actor(), names=form.lines()),
        heading=_("Name needed skills"),
        intro=_("The team is complete when an expert who is confirmed brings each skill, or its gap is accepted."),
        label=_("Add the skills"),
        done=_("The skills are on the list."),
        back="engagements.team",
    )


@blueprint.route(f"{SKILLS}/<int:number>", methods=["GET", "POST"])
@requires(Action.ENGAGEMENT_NAME_SKILLS, load=queries.skill)
def settle_skill(skill: NeededSkill) -> Any:
    """Say who brings a skill, accept its gap, or take it off the list."""
    form = SkillForm(version=skill.version, filled_by=_present(skill), gap_reason=skill.gap_reason)
    form.filled_by.choices = _answers(skill)
    there = url_for("engagements.team", reference=skill.engagement.case_file.reference)
    if taken(skill, form, lambda: _settle(skill, form)):
        flash(_("The skill is noted."), "success")
        return redirect(there)
    return page(
        "engagements/step.html", form=form, case=skill.engagement, page_heading=skill.name, label=_("Save"), intro="",
        there=there, style="",
    )  # fmt: skip


def _answers(skill: NeededSkill) -> list[tuple[object, str]]:
    held = [each for each in skill.engagement.assignments if each.state in ("attested", "confirmed")]
    words = {"attested": _("attested, not confirmed yet"), "confirmed": _("confirmed")}
    experts = [(each.id, f"{each.person.name} ({words[each.state]})") for each in held]
    return [
        *experts, (GAP, _("Nobody: the team does without it")), (NOBODY, _("Nobody yet")),
        (DROP, _("It is not needed: take it off the list")),
    ]  # fmt: skip


def _present(skill: NeededSkill) -> object:
    if skill.gap_reason:
        return GAP
    known = {value for value, _label in _answers(skill)}
    return skill.assignment_id if skill.assignment_id in known else NOBODY


def _settle(skill: NeededSkill, form: SkillForm) -> None:
    words: dict[str, Any] = {"actor": current_actor(), "seen_version": form.seen_version}
    answer = form.filled_by.data
    if answer == DROP:
        verbs.drop(skill, **words)
    elif answer == GAP:
        verbs.accept_gap(skill, reason=form.gap_reason.data, **words)
    else:
        verbs.fill(skill, assignment_id=None if answer == NOBODY else answer, **words)
