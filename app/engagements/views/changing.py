"""Another provider in mid-course, and back to where the former one left."""

from typing import Any

from app.engagements.forms.changing import RejoinForm, ReopenForm, ReplaceForm, WhyForm
from app.engagements.models.engagement import Engagement
from app.engagements.services import reopening, replacing
from app.engagements.views import loading
from app.engagements.views.blueprint import CASE, OVERVIEW, blueprint
from app.engagements.views.steps import step_page
from app.web.acting import current_actor
from app.web.guards import step
from app.wording import _
from app.workflow.lifecycles.catalogue import ENGAGEMENTS
from app.workflow.wording import state_word

HERE = f"{CASE}/engagement"


@blueprint.route(f"{HERE}/replace-provider", methods=["GET", "POST"])
@step("replace_provider", *ENGAGEMENTS, load=loading.engagement)
def replace_provider(engagement: Engagement) -> Any:
    """Look for another provider; what is written passes on to it."""
    form = ReplaceForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: replacing.replace_provider(
            engagement, actor=current_actor(), seen_version=form.seen_version, replacement=form.replacement()
        ),
        heading=_("Replace the provider"),
        intro=_(
            "Offers and places in the team end at once, and the case closes to those who held them. "
            "Plan, activities and report stay as they are and pass on to the next provider."
        ),
        label=_("Replace the provider"),
        style="secondary",
        done=_("The provider is released. Next: offer the case to another one."),
        back=OVERVIEW,
    )


@blueprint.route(f"{HERE}/rejoin", methods=["GET", "POST"])
@step("rejoin", *ENGAGEMENTS, load=loading.engagement)
def rejoin(engagement: Engagement) -> Any:
    """Take the work up where the former provider left it."""
    form = RejoinForm(version=engagement.version)
    if not engagement.may_do_without_expert:
        del form.no_expert_reason
    return step_page(
        engagement,
        form,
        lambda: replacing.rejoin(
            engagement,
            actor=current_actor(),
            seen_version=form.seen_version,
            no_expert_reason=form.no_expert_reason.data if "no_expert_reason" in form else "",
        ),
        heading=_("Rejoin the work"),
        intro=_(
            "The new team is complete. The case goes on in the state that the former provider left: %(state)s.",
            state=state_word(engagement.state_left or ""),
        ),
        label=_("Rejoin the work"),
        done=_("The new team has taken up the work."),
        back=OVERVIEW,
        template="engagements/rejoin.html",
        shown={"engagement": engagement},
    )


@blueprint.route(f"{HERE}/rework", methods=["GET", "POST"])
@step("rework", *ENGAGEMENTS, load=loading.engagement)
def rework(engagement: Engagement) -> Any:
    """Take the work before up again."""
    form = WhyForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: reopening.rework(
            engagement, actor=current_actor(), seen_version=form.seen_version, reason=form.reason.data
        ),
        heading=_("Take the work up again"),
        intro=_(
            "The case goes back to the work before its report. An approved report is drafted again. "
            "The provider reads your reason."
        ),
        label=_("Take the work up again"),
        done=_("The work is taken up again."),
        back=OVERVIEW,
    )


@blueprint.route(f"{HERE}/reopen", methods=["GET", "POST"])
@step("reopen", *ENGAGEMENTS, load=loading.engagement)
def reopen(engagement: Engagement) -> Any:
    """Open an ended or closed engagement again."""
    form = ReopenForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: reopening.reopen(
            engagement,
            actor=current_actor(),
            seen_version=form.seen_version,
            reason=form.reason.data,
            audience=form.audience.data,
        ),
        heading=_("Reopen the case"),
        intro=_(
            "It goes on in its last open state: %(state)s. What the ending dropped is begun anew where that state "
            "needs it; a provider whose offer ended is asked again.",
            state=state_word(engagement.last_open_state or ""),
        ),
        label=_("Reopen the case"),
        done=_("The case is open again."),
        back=OVERVIEW,
    )
