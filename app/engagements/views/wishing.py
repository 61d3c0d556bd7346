"""What a provider asks of the program manager: a pause, a step back, to be replaced."""

from typing import Any

from app.engagements.forms.changing import WhyForm
from app.engagements.forms.recording import RecordedForm
from app.engagements.models.engagement import Engagement
from app.engagements.services import replacing
from app.engagements.views import loading
from app.engagements.views.blueprint import CASE, OVERVIEW, blueprint
from app.engagements.views.recording import is_recording
from app.engagements.views.steps import step_page
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.guards import step
from app.wording import _
from app.workflow.lifecycles.catalogue import ENGAGEMENTS

HERE = f"{CASE}/engagement"
ASKED = _("The program manager is asked. The case shows it until it is decided.")


@blueprint.route(f"{HERE}/ask-for-hold", methods=["GET", "POST"])
@step("ask_for_hold", *ENGAGEMENTS, load=loading.engagement, recorded=True)
def ask_for_hold(engagement: Engagement) -> Any:
    """Ask for a pause."""
    return _wish(
        engagement,
        replacing.ask_for_hold,
        heading=_("Ask for a pause"),
        intro=_("Until the COPS Office pauses the case, its dates stand."),
        label=_("Ask for a pause"),
    )


@blueprint.route(f"{HERE}/ask-for-rework", methods=["GET", "POST"])
@step("ask_for_rework", *ENGAGEMENTS, load=loading.engagement, recorded=True)
def ask_for_rework(engagement: Engagement) -> Any:
    """Ask to go back to the work before."""
    return _wish(
        engagement,
        replacing.ask_for_rework,
        heading=_("Ask to take the work up again"),
        intro=_("Say what is missing. The COPS Office decides whether the case goes back to the work before."),
        label=_("Ask to take the work up again"),
    )


@blueprint.route(f"{HERE}/give-back", methods=["GET", "POST"])
@step("give_back", *ENGAGEMENTS, load=loading.engagement, recorded=True)
def give_back(engagement: Engagement) -> Any:
    """Ask to be replaced."""
    return _wish(
        engagement,
        replacing.give_back,
        heading=_("Give the case back"),
        intro=_("Say why you cannot go on. The case stays with you until the COPS Office has chosen another provider."),
        label=_("Ask to be replaced"),
    )


def _wish(engagement: Engagement, verb: Any, **look: Any) -> Any:
    form = (RecordedForm if is_recording() else WhyForm)(version=engagement.version)
    if is_recording():
        look |= {"heading": _("Record what the provider asks"), "label": _("Record it"), "intro": ""}

    def ask() -> None:
        recorded = isinstance(form, RecordedForm)
        verb(
            engagement,
            actor=current_actor(),
            seen_version=form.seen_version,
            reason=form.evidence.data if recorded else form.reason.data,
            behalf=form.behalf_of(Role.COORDINATOR) if recorded else None,
        )

    return step_page(engagement, form, ask, done=ASKED, back=OVERVIEW, **look)
