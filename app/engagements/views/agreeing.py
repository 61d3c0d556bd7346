"""Deciding on a plan: the office approves or returns it, the agency agrees or asks for changes."""

from typing import Any

from app.engagements.forms.planning import (
    ApprovePlanForm,
    AskChangesForm,
    ConcurForm,
    RecordedChangesForm,
    RecordedConcurForm,
    ReturnPlanForm,
)
from app.engagements.models.plan import Plan
from app.engagements.services import planning
from app.engagements.views import loading
from app.engagements.views.blueprint import blueprint
from app.engagements.views.plan_words import said
from app.engagements.views.planning import PLAN
from app.engagements.views.recording import is_recording
from app.engagements.views.steps import step_page
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.guards import step
from app.wording import _

THE_PLAN = "engagements.plan"


@blueprint.route(f"{PLAN}/approve", methods=["GET", "POST"])
@step("approve_plan", "plan", load=loading.plan)
def approve_plan(plan: Plan) -> Any:
    """Send the plan on to the agency."""
    form = ApprovePlanForm(version=plan.version)
    return step_page(
        plan,
        form,
        lambda: planning.approve(plan, actor=current_actor(), seen_version=form.seen_version, note=form.note.data),
        heading=said(plan, "approve"),
        intro=_("The agency's executive is asked to agree next."),
        label=said(plan, "approve"),
        done=said(plan, "approved"),
        back=THE_PLAN,
        template="engagements/decide_plan.html",
    )


@blueprint.route(f"{PLAN}/approve-scope", methods=["GET", "POST"])
@step("approve_scope", "review_scope", load=loading.plan)
def approve_scope(plan: Plan) -> Any:
    """Approve a review's scope; the agreement with the agency comes next."""
    form = ApprovePlanForm(version=plan.version)
    return step_page(
        plan,
        form,
        lambda: planning.approve_scope(
            plan, actor=current_actor(), seen_version=form.seen_version, note=form.note.data
        ),
        heading=_("Approve the scope"),
        intro=_("The scope holds with your approval. The agency agrees to it by signing the agreement."),
        label=_("Approve the scope"),
        done=_("The scope is agreed. The agreement comes next."),
        back=THE_PLAN,
        template="engagements/decide_plan.html",
    )


@blueprint.route(f"{PLAN}/return", methods=["GET", "POST"])
@step("return_plan", "plan", "review_scope", load=loading.plan)
def return_plan(plan: Plan) -> Any:
    """Send the plan back to the provider."""
    form = ReturnPlanForm(version=plan.version)
    return step_page(
        plan,
        form,
        lambda: planning.give_back(
            plan, actor=current_actor(), seen_version=form.seen_version, reason=form.reason.data, note=form.note.data
        ),
        heading=said(plan, "return"),
        label=said(plan, "return"),
        done=said(plan, "returned"),
        back=THE_PLAN,
    )


@blueprint.route(f"{PLAN}/concur", methods=["GET", "POST"])
@step("concur", "plan", load=loading.plan, recorded=True)
def concur(plan: Plan) -> Any:
    """Agree for the agency; the program manager records what came by phone or on paper."""
    recorded = is_recording()
    form = (RecordedConcurForm if recorded else ConcurForm)(version=plan.version)
    if not recorded:
        form.agreed.label.text = said(plan, "tick")
    return step_page(
        plan,
        form,
        lambda: planning.concur(
            plan,
            actor=current_actor(),
            seen_version=form.seen_version,
            note=form.evidence.data if recorded else form.note.data,
            behalf=form.behalf_of(Role.EXECUTIVE) if recorded else None,
        ),
        heading=_("Record the agency's agreement") if recorded else said(plan, "agree"),
        label=_("Record the agreement") if recorded else said(plan, "agree"),
        done=said(plan, "agreed"),
        back=THE_PLAN,
        template="engagements/decide_plan.html",
    )


@blueprint.route(f"{PLAN}/ask-changes", methods=["GET", "POST"])
@step("ask_changes", "plan", load=loading.plan, recorded=True)
def ask_changes(plan: Plan) -> Any:
    """Ask the provider for changes as the agency."""
    recorded = is_recording()
    form = (RecordedChangesForm if recorded else AskChangesForm)(version=plan.version)
    return step_page(
        plan,
        form,
        lambda: planning.ask_changes(
            plan,
            actor=current_actor(),
            seen_version=form.seen_version,
            note=form.evidence.data if recorded else form.note.data,
            behalf=form.behalf_of(Role.EXECUTIVE) if recorded else None,
        ),
        heading=_("Record that the agency wants changes") if recorded else _("Ask for changes"),
        label=_("Record the wish") if recorded else _("Ask for changes"),
        done=said(plan, "changes"),
        back=THE_PLAN,
    )
