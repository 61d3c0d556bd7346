"""A new executive: the program manager names him, and he confirms on his own page."""

from typing import Any

from flask import url_for

from app.engagements.forms.succession import ConfirmForm, NewExecutiveForm, RecordedConfirmForm
from app.engagements.models.engagement import Engagement
from app.engagements.models.follow_up import Obligation
from app.engagements.queries import work
from app.engagements.services import succession
from app.engagements.views import loading
from app.engagements.views.blueprint import CASE, OVERVIEW, blueprint
from app.engagements.views.recording import is_recording, word_of
from app.engagements.views.steps import step_page
from app.policy.actor import Actor
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.guards import step
from app.web.owed import Owed
from app.wording import _
from app.workflow import calendar
from app.workflow.lifecycles.catalogue import ENGAGEMENTS


@blueprint.route(f"{CASE}/engagement/new-executive", methods=["GET", "POST"])
@step("record_new_executive", *ENGAGEMENTS, load=loading.engagement)
def record_new_executive(engagement: Engagement) -> Any:
    """Write down who leads the agency now."""
    form = NewExecutiveForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: succession.record(
            engagement, actor=current_actor(), seen_version=form.seen_version, executive=form.executive()
        ),
        heading=_("Record a new executive"),
        intro=_("The new executive has 15 business days to confirm. What was signed before stands, and work goes on."),
        label=_("Ask the new executive"),
        done=_("The new executive is asked to confirm."),
        back=OVERVIEW,
    )


def owed_confirmations(actor: Actor) -> list[Owed]:
    """What a new executive is asked to confirm, for the agency's home."""
    if actor.role is not Role.EXECUTIVE:
        return []
    return [
        Owed(
            _("Confirm as the new executive"),
            url_for("engagements.complete_obligation", reference=duty.case_file.reference, number=duty.number),
            duty.case_file.reference,
            duty.case_file.title,
            calendar.end_of_day(duty.due_on),
        )
        for duty in work.confirmations(actor)
    ]


def confirm_as_executive(confirmation: Obligation) -> Any:
    """The page on which the new executive confirms, or on which the manager records his word."""
    recorded = is_recording()
    form = (RecordedConfirmForm if recorded else ConfirmForm)(version=confirmation.version)

    def confirm() -> None:
        words = word_of(form, Role.EXECUTIVE) if recorded else {"note": form.note.data}
        succession.confirm(confirmation, actor=current_actor(), seen_version=form.seen_version, **words)

    return step_page(
        confirmation,
        form,
        confirm,
        heading=_("Record the new executive's confirmation") if recorded else _("Confirm as the new executive"),
        intro=_(
            "%(name)s, %(title)s, says that the agency still wants this help.",
            name=confirmation.executive_name, title=confirmation.executive_title,
        ) if recorded else _("The case and its papers are open to you. What your predecessor signed stands."),
        label=_("Record the confirmation") if recorded else _("Confirm"),
        done=_("The confirmation is noted."),
        back=OVERVIEW,
    )  # fmt: skip
