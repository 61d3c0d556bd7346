"""Accepting a request, and the first call."""

from typing import Any

from flask import request

from app import clock
from app.engagements.forms.carried import call_of
from app.engagements.forms.opening import LATER, AcceptForm, CallForm, ProvisionalForm
from app.engagements.models.engagement import Engagement
from app.engagements.queries import matching
from app.engagements.services import calling, opening, provisional
from app.engagements.views import loading
from app.engagements.views.blueprint import CASE, OVERVIEW, blueprint
from app.engagements.views.steps import step_page
from app.policy.programs import Program
from app.requests.models.assistance import AssistanceRequest
from app.web.acting import current_actor
from app.web.guards import step
from app.wording import _
from app.workflow import stepping
from app.workflow.calendar import EASTERN

ACCEPTED = {
    Program.CRI_TAC: _("The request is accepted. Next: the first call with the agency."),
    Program.ORGANIZATIONAL_ASSESSMENT: _("The request is accepted for a readiness review."),
}


@blueprint.route(f"{CASE}/accept", methods=["GET", "POST"])
@step("accept", "request", load=loading.assistance)
def accept(assistance: AssistanceRequest) -> Any:
    """Choose the program manager of record, see what is still needed, accept."""
    actor, file = current_actor(), assistance.case_file
    form = AcceptForm(version=assistance.version, manager=file.owner_id or actor.person_id, kind=file.kind or LATER)
    _offer_managers(form)
    if file.program is not Program.CRITICAL_RESPONSE or assistance.is_after_action_review:
        del form.kind
    return step_page(
        assistance,
        form,
        lambda: opening.accept(
            assistance,
            actor=actor,
            seen_version=form.seen_version,
            manager_id=form.manager.data,
            kind=form.chosen_kind,
            note=form.note.data,
        ),
        heading=_("Accept the request"),
        label=_("Accept the request"),
        done=ACCEPTED.get(file.program, _("The request is accepted. Next: the executive call.")),
        back=OVERVIEW,
        template="engagements/accept.html",
        shown={"missing": _missing(assistance, "accept"), "posted": request.method == "POST", "assistance": assistance},
    )


@blueprint.route(f"{CASE}/accept-for-now", methods=["GET", "POST"])
@step("accept_provisionally", "request", load=loading.assistance)
def accept_provisionally(assistance: AssistanceRequest) -> Any:
    """At night: log the executive's spoken word, accept for now; what is owed is due within three business days."""
    actor, file = current_actor(), assistance.case_file
    now = clock.now().astimezone(EASTERN)
    form = ProvisionalForm(
        version=assistance.version, manager=file.owner_id or actor.person_id, said_on=now.date(), said_time=now.time()
    )
    _offer_managers(form)
    return step_page(
        assistance,
        form,
        lambda: provisional.accept(
            assistance, form.spoken, actor=actor, seen_version=form.seen_version, manager_id=form.manager.data
        ),
        heading=_("Accept for now"),
        label=_("Accept for now"),
        done=_("Accepted for now. What is owed stands on the case with its date."),
        intro=_(
            "For an urgent call when papers cannot wait. Deconfliction, the executive's authorization and the full form"
            " are then owed within 3 business days, and before a review's team is confirmed or anything is announced."
        ),
        back=OVERVIEW,
        template="engagements/accept.html",
        shown={"missing": _missing(assistance, "accept_provisionally"), "posted": request.method == "POST"},
    )


def _offer_managers(form: AcceptForm | ProvisionalForm) -> None:
    loads = matching.managers()
    form.manager.choices = [(load.person.id, load.person.name) for load in loads]
    form.manager.hints = {str(load.person.id): _("Open cases: %(count)s", count=load.open_cases) for load in loads}


def _missing(assistance: AssistanceRequest, name: str) -> tuple[str, ...]:
    """The sentences of what the step still needs besides what its own page asks for."""
    offered = next((each for each in stepping.open_to(current_actor(), assistance) if each.name == name), None)
    return offered.missing if offered else ()


@blueprint.route(f"{CASE}/call", methods=["GET", "POST"])
@step("record_call", "cri_tac", load=loading.engagement)
def record_call(engagement: Engagement) -> Any:
    """Log when the call was, who took part, the goals and for whom."""
    form = CallForm(version=engagement.version, **call_of(engagement))
    return step_page(
        engagement,
        form,
        lambda: calling.record(engagement, actor=current_actor(), seen_version=form.seen_version, call=form.call()),
        heading=_("Record the intake call"),
        label=_("Record the call"),
        done=_("The call is recorded. Next: offer the case to a provider."),
        back=OVERVIEW,
    )
