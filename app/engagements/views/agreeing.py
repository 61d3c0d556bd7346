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
        heading=_("Approve the plan"),
        intro=_("The agency's executive is asked to agree next."),
        label=_("Approve the plan"),
        done=_("The plan is approved and lies before the agency."),
        back=THE_PLAN,
        template="engagements/decide_plan.html",
    )


@blueprint.route(f"{PLAN}/return", methods=["GET", "POST"])
@step("return_plan", "plan", load=loading.plan)
def return_plan(plan: Plan) -> Any:
    """Send the plan back to the provider."""
    form = ReturnPlanForm(version=plan.version)
    return step_page(
        plan,
        form,
        lambda: planning.give_back(
            plan, actor=current_actor(), seen_version=form.seen_version, reason=form.reason.data, note=form.note.data
        ),
        heading=_("Return the plan"),
        label=_("Return the plan"),
        done=_("The plan is back with the provider."),
        back=THE_PLAN,
    )


@blueprint.route(f"{PLAN}/concur", methods=["GET", "POST"])
@step("concur", "plan", load=loading.plan, recorded=True)
def concur(plan: Plan) -> Any:
    """Agree for the agency; the program manager records what came by phone or on paper."""
    recorded = is_recording()
    form = (RecordedConcurForm if recorded else ConcurForm)(version=plan.version)
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
        heading=_("Record the agency's agreement") if recorded else _("Agree to the plan"),
        label=_("Record the agreement") if recorded else _("Agree to the plan"),
        done=_("The plan is agreed. Delivery begins."),
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
        done=_("The plan is back with the provider, with the changes wanted."),
        back=THE_PLAN,
    )
