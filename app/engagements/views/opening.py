"""Accepting a request, and the first call."""

from typing import Any

from flask import request

from app.engagements.forms.opening import AcceptForm, CallForm
from app.engagements.models.engagement import Engagement
from app.engagements.queries import matching
from app.engagements.services import calling, opening
from app.engagements.views import loading
from app.engagements.views.blueprint import CASE, OVERVIEW, blueprint
from app.engagements.views.steps import step_page
from app.requests.models.assistance import AssistanceRequest
from app.web.acting import current_actor
from app.web.guards import step
from app.wording import _
from app.workflow import stepping


@blueprint.route(f"{CASE}/accept", methods=["GET", "POST"])
@step("accept", "request", load=loading.assistance)
def accept(assistance: AssistanceRequest) -> Any:
    """Choose the program manager of record, see what is still needed, accept."""
    actor = current_actor()
    form = AcceptForm(version=assistance.version, manager=assistance.case_file.owner_id or actor.person_id)
    loads = matching.managers()
    form.manager.choices = [(load.person.id, load.person.name) for load in loads]
    form.manager.hints = {str(load.person.id): _("Open cases: %(count)s", count=load.open_cases) for load in loads}
    offered = next((each for each in stepping.open_to(actor, assistance) if each.name == "accept"), None)
    return step_page(
        assistance,
        form,
        lambda: opening.accept(
            assistance,
            actor=actor,
            seen_version=form.seen_version,
            manager_id=form.manager.data,
            note=form.note.data,
        ),
        heading=_("Accept the request"),
        label=_("Accept the request"),
        done=_("The request is accepted. Next: the first call with the agency."),
        back=OVERVIEW,
        template="engagements/accept.html",
        shown={"missing": offered.missing if offered else (), "posted": request.method == "POST"},
    )


@blueprint.route(f"{CASE}/call", methods=["GET", "POST"])
@step("record_call", "cri_tac", load=loading.engagement)
def record_call(engagement: Engagement) -> Any:
    """Log when the call was, who took part, the goals and for whom."""
    form = CallForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: calling.record(engagement, actor=current_actor(), seen_version=form.seen_version, call=form.call()),
        heading=_("Record the intake call"),
        label=_("Record the call"),
        done=_("The call is recorded. Next: offer the case to a provider."),
        back=OVERVIEW,
    )
