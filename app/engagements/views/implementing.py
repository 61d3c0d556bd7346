"""Status reports of an assessment, and the end of its implementation."""

from typing import Any

from app.engagements.forms.delivery import ConfirmForm
from app.engagements.forms.recording import RecordedForm
from app.engagements.models.engagement import Engagement
from app.engagements.services import implementing
from app.engagements.views.blueprint import CASE, blueprint
from app.engagements.views.focus_areas import OA, load
from app.engagements.views.recording import is_recording, word_of
from app.engagements.views.steps import step_page
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.guards import step
from app.wording import _


@blueprint.route(f"{CASE}/status-reports/begin", methods=["GET", "POST"])
@step("begin_status_report", OA, load=load, recorded=True)
def begin_status_report(engagement: Engagement) -> Any:
    """Begin the status report of the first quarter that has none."""
    recorded = is_recording()
    form = (RecordedForm if recorded else ConfirmForm)(version=engagement.version)
    quarter = engagement.quarter_without_report
    return step_page(
        engagement,
        form,
        lambda: implementing.begin_status_report(
            engagement, actor=current_actor(), seen_version=form.seen_version, **word_of(form, Role.COORDINATOR)
        ),
        heading=_("Begin a status report"),
        intro=_(
            "It covers %(quarter)s. The focus areas and what was reported on each recommendation are filled in.",
            quarter=quarter.label,
        )
        if quarter
        else "",
        label=_("Record it") if recorded else _("Begin the status report"),
        done=_("The status report is a draft now."),
        back="engagements.current_report",
    )


@blueprint.route(f"{CASE}/implementation/finish", methods=["GET", "POST"])
@step("finish_implementation", OA, load=load)
def finish_implementation(engagement: Engagement) -> Any:
    """End the implementation; the final report begins."""
    form = ConfirmForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: implementing.finish(engagement, actor=current_actor(), seen_version=form.seen_version),
        heading=_("Finish the implementation"),
        intro=_("The provider writes the final report next."),
        label=_("Finish the implementation"),
        done=_("The final report is begun."),
        back="engagements.current_report",
    )
