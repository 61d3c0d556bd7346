"""Pausing, resuming, withdrawing, ending early."""

from typing import Any

from app.engagements.forms.holding import EndForm, HoldForm, RecordedWithdrawForm, ResumeForm, WithdrawForm
from app.engagements.forms.reasons import reason_of
from app.engagements.models.engagement import Engagement
from app.engagements.services import holding, offering, planning
from app.engagements.views import loading
from app.engagements.views.blueprint import CASE, OVERVIEW, blueprint
from app.engagements.views.recording import is_recording
from app.engagements.views.steps import step_page
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.guards import step
from app.wording import _
from app.workflow.lifecycles.catalogue import ENGAGEMENTS
from app.workflow.wording import state_word

HERE = f"{CASE}/engagement"


@blueprint.route(f"{HERE}/hold", methods=["GET", "POST"])
@step("hold", *ENGAGEMENTS, load=loading.engagement)
def hold(engagement: Engagement) -> Any:
    """Pause the case with a reason and a date."""
    form = HoldForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: holding.hold(engagement, actor=current_actor(), seen_version=form.seen_version, pause=form.pause()),
        heading=_("Put the case on hold"),
        intro=_("Every clock of the case stops. All parties hear that the COPS Office paused it."),
        label=_("Put on hold"),
        done=_("The case is on hold."),
        back=OVERVIEW,
    )


@blueprint.route(f"{HERE}/resume", methods=["GET", "POST"])
@step("resume", *ENGAGEMENTS, load=loading.engagement)
def resume(engagement: Engagement) -> Any:
    """Go on where the case stood."""
    form = ResumeForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: holding.resume(engagement, actor=current_actor(), seen_version=form.seen_version, note=form.note.data),
        heading=_("Resume the case"),
        label=_("Resume"),
        done=_("The case goes on. Its clocks run again."),
        back=OVERVIEW,
        template="engagements/resume.html",
        shown={"reason_of": reason_of, "state_of": state_word},
    )


@blueprint.route(f"{HERE}/withdraw", methods=["GET", "POST"])
@step("withdraw", *ENGAGEMENTS, load=loading.engagement, recorded=True)
def withdraw(engagement: Engagement) -> Any:
    """End the case at the agency's wish."""
    recorded = is_recording()
    form = (RecordedWithdrawForm if recorded else WithdrawForm)(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: holding.withdraw(
            engagement,
            actor=current_actor(),
            seen_version=form.seen_version,
            reason=form.reason.data,
            note=form.evidence.data if recorded else form.note.data,
            behalf=form.behalf_of(Role.EXECUTIVE) if recorded else None,
        ),
        heading=_("Record the agency's withdrawal") if recorded else _("Withdraw from the engagement"),
        intro=" ".join(
            (
                _("The agency may end this help at any time, without penalty, and may ask again later."),
                _("A report already approved goes by the agreement's release terms; the director decides on it.")
                if engagement.report_is_approved and not engagement.report_is_released_or_withheld
                else "",
            )
        ),
        label=_("Record the withdrawal") if recorded else _("Withdraw"),
        style="secondary",
        done=_("The engagement has ended at the agency's wish."),
        back=OVERVIEW,
    )


@blueprint.route(f"{HERE}/end-early", methods=["GET", "POST"])
@step("end_early", *ENGAGEMENTS, load=loading.engagement)
def end_early(engagement: Engagement) -> Any:
    """End the engagement before its close."""
    form = EndForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: holding.end_early(
            engagement, actor=current_actor(), seen_version=form.seen_version, ending=form.ending()
        ),
        heading=_("End the engagement early"),
        intro=_("Offers are revoked, experts released, and what is not finished is dropped."),
        label=_("End the engagement"),
        style="secondary",
        done=_("The engagement has ended."),
        back=OVERVIEW,
    )


@blueprint.route(f"{HERE}/start-delivery", methods=["GET", "POST"])
@step("start_delivery", "cri_tac", "critical_response", load=loading.engagement)
def start_delivery(engagement: Engagement) -> Any:
    """Begin delivery where the plan was agreed while the case stood elsewhere."""
    form = ResumeForm(version=engagement.version)
    del form.note
    return step_page(
        engagement,
        form,
        lambda: planning.start_delivery(engagement, actor=current_actor(), seen_version=form.seen_version),
        heading=_("Start delivery"),
        intro=_("The plan is agreed."),
        label=_("Start delivery"),
        done=_("Delivery has begun."),
        back=OVERVIEW,
    )


@blueprint.route(f"{HERE}/engage-provider", methods=["GET", "POST"])
@step("engage_provider", *ENGAGEMENTS, load=loading.engagement)
def engage_provider(engagement: Engagement) -> Any:
    """Bring the provider on board whose acceptance stands."""
    form = ResumeForm(version=engagement.version)
    del form.note
    return step_page(
        engagement,
        form,
        lambda: offering.engage(engagement, actor=current_actor(), seen_version=form.seen_version),
        heading=_("Engage the provider"),
        intro=_("The provider accepted while the case stood elsewhere."),
        label=_("Engage the provider"),
        done=_("The provider is on board."),
        back=OVERVIEW,
    )
