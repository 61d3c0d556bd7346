"""The plan of a case: reading it, writing it, and its way to agreement."""

from typing import Any

from flask import flash, redirect, request, url_for

from app.engagements import comparing
from app.engagements.forms.planning import AmendForm, PlanForm, ScopeForm, SubmitPlanForm
from app.engagements.forms.recording import RecordedForm
from app.engagements.forms.staffing import OptionalNoteForm
from app.engagements.models.engagement import Engagement
from app.engagements.models.plan import Plan
from app.engagements.services import planning
from app.engagements.views import loading, plan_strip
from app.engagements.views.blueprint import CASE, blueprint
from app.engagements.views.plan_words import said
from app.engagements.views.recording import is_recording, word_of
from app.engagements.views.steps import step_page
from app.policy import gate
from app.policy.actions import Action
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.acts import carried_out
from app.web.guards import requires, step
from app.web.pages import page
from app.wording import _
from app.workflow.lifecycles.catalogue import ENGAGEMENTS
from app.workflow.queries import running_clock, steps_taken
from app.workflow.views.case_frame import acts_of, frame_of

PLAN = f"{CASE}/plans/<int:number>"
COMMENTED = ("return_plan", "ask_changes")
AGENCY = (Role.REQUESTER, Role.EXECUTIVE)


@blueprint.route(f"{CASE}/plan")
@requires(Action.ENGAGEMENT_READ, load=loading.engagement)
def plan(engagement: Engagement) -> Any:
    """The latest version that the reader may see."""
    actor = current_actor()
    seen = [each for each in engagement.plans if gate.can(actor, Action.PLAN_READ, each)]
    if seen:
        return _shown(seen[-1], seen)
    return page("engagements/no_plan.html", frame=frame_of(actor, engagement.case_file), engagement=engagement)


@blueprint.route(PLAN)
@requires(Action.PLAN_READ, load=loading.plan)
def show_plan(plan: Plan) -> Any:
    """One version."""
    actor = current_actor()
    return _shown(plan, [each for each in plan.engagement.plans if gate.can(actor, Action.PLAN_READ, each)])


@blueprint.route(f"{PLAN}/write", methods=["GET", "POST"])
@requires(Action.PLAN_WRITE, load=loading.plan)
def write_plan(plan: Plan) -> Any:
    """Write the plan; rows are added by a button, removed by a tick, both without script."""
    form = (ScopeForm if plan.is_one_page_scope else PlanForm).of(plan)
    there = url_for("engagements.plan", reference=plan.case_file.reference)
    adding = request.method == "POST" and form.add_row(request.form.get("act", ""))
    if not adding and form.validate_on_submit() and carried_out(form, lambda: _write(plan, form)):
        flash(said(plan, "saved"), "success")
        return redirect(there)
    if getattr(form, "is_stale", False):
        form.version.data = str(plan.version)
    return page("engagements/write_plan.html", form=form, plan=plan, there=there, said=said)


@blueprint.route(f"{PLAN}/submit", methods=["GET", "POST"])
@step("submit_plan", "plan", "review_scope", load=loading.plan, recorded=True)
def submit_plan(plan: Plan) -> Any:
    """Hand the plan to the COPS Office."""
    recorded = is_recording()
    form = (RecordedForm if recorded else SubmitPlanForm)(version=plan.version)
    return step_page(
        plan,
        form,
        lambda: planning.submit(
            plan, actor=current_actor(), seen_version=form.seen_version, **word_of(form, Role.COORDINATOR)
        ),
        heading=said(plan, "record_submit" if recorded else "submit"),
        intro=_("Another program manager approves it next, because you recorded it.")
        if recorded
        else _("The COPS Office reads it next. You cannot change it until it comes back."),
        label=_("Record it") if recorded else said(plan, "submit"),
        done=said(plan, "submitted"),
        back="engagements.plan",
    )


@blueprint.route(f"{CASE}/plan/amend", methods=["GET", "POST"])
@step("propose_amendment", *ENGAGEMENTS, load=loading.engagement)
def propose_amendment(engagement: Engagement) -> Any:
    """Begin the next version while the agreed one holds."""
    form = AmendForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: planning.amend(
            engagement, actor=current_actor(), seen_version=form.seen_version, reason=form.note.data
        ),
        heading=_("Propose an amendment"),
        intro=_("The agreed plan holds until the agency agrees to the new version."),
        label=_("Begin the new version"),
        done=_("The new version is a draft now."),
        back="engagements.plan",
    )


@blueprint.route(f"{PLAN}/withdraw", methods=["GET", "POST"])
@step("withdraw_amendment", "plan", "review_scope", load=loading.plan)
def withdraw_amendment(plan: Plan) -> Any:
    """Give the new version up."""
    form = OptionalNoteForm(version=plan.version)
    return step_page(
        plan,
        form,
        lambda: planning.withdraw_amendment(
            plan, actor=current_actor(), seen_version=form.seen_version, note=form.note.data
        ),
        heading=_("Withdraw the amendment"),
        intro=said(plan, "goes_on"),
        label=_("Withdraw the amendment"),
        done=_("The amendment is withdrawn."),
        back="engagements.plan",
    )


@blueprint.route(f"{CASE}/plan/settle", methods=["GET", "POST"])
@step("settle_scope", "critical_response_review", load=loading.engagement)
def settle_scope(engagement: Engagement) -> Any:
    """Go on to the agreement where the scope was agreed while the case stood elsewhere."""
    form = SubmitPlanForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: planning.settle_scope(engagement, actor=current_actor(), seen_version=form.seen_version),
        heading=_("Go on to the agreement"),
        intro=_("The scope is agreed. The agreement with the agency is written and signed next."),
        label=_("Go on to the agreement"),
        done=_("The agreement comes next."),
        back="engagements.plan",
    )


def _write(plan: Plan, form: PlanForm) -> None:
    planning.write(plan, actor=current_actor(), seen_version=form.seen_version, text=form.text())


def _shown(plan: Plan, versions: list[Plan]) -> Any:
    actor = current_actor()
    before = plan.text_before or (plan.amends.text if plan.amends else None)
    comments = [each for each in steps_taken(plan) if each.step in COMMENTED]
    if actor.role in AGENCY:
        before, comments = None, [each for each in comments if each.audience == "everyone"]
    return page(
        "engagements/plan.html",
        frame=frame_of(actor, plan.case_file),
        plan=plan,
        versions=versions,
        clock=running_clock(plan),
        acts=list(acts_of(actor, plan.case_file, [plan])),
        can_write=bool(gate.can(actor, Action.PLAN_WRITE, plan)),
        strip=plan_strip.of(plan),
        changes=comparing.changes(before, plan.text) if before else [],
        comments=comments,
        said=said,
    )
