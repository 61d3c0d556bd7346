"""The expert's own pages of an assignment: what it is about, the attestation, a no. Made for a phone."""

from typing import Any

from flask import url_for

from app.engagements.forms.reasons import reason_of
from app.engagements.forms.staffing import AttestForm, DeclineAssignmentForm, RecordedAttestForm, RecordedDeclineForm
from app.engagements.models.team import Assignment
from app.engagements.queries import glance
from app.engagements.rules.staffing import reads_disclosure
from app.engagements.services import staffing
from app.engagements.views import loading
from app.engagements.views.blueprint import blueprint
from app.engagements.views.recording import is_recording, word_of
from app.engagements.views.staffing import EXPERT
from app.engagements.views.steps import step_page
from app.policy.actions import Action
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.guards import requires, step
from app.web.pages import page
from app.wording import _
from app.workflow import rules, stepping
from app.workflow.queries import running_clock


@blueprint.route(EXPERT)
@requires(Action.ASSIGNMENT_READ, load=loading.assignment)
def show_assignment(assignment: Assignment) -> Any:
    """Agency, program, place and dates; where the expert stands; what he can do."""
    actor = current_actor()
    return page(
        "engagements/assignment.html",
        assignment=assignment,
        brief=glance.of_assignment(assignment),
        acts={each.name for each in stepping.open_to(actor, assignment)},
        clock=running_clock(assignment),
        content_is_open=rules.sees(actor, assignment.engagement),
        reason=reason_of(assignment.decline_reason),
        is_own=assignment.person_id == actor.person_id,
        shows_disclosure=reads_disclosure(actor, assignment),
        can_record=is_recording() and assignment.state == "proposed",
    )


@blueprint.route(f"{EXPERT}/attest", methods=["GET", "POST"])
@step("attest", "assignment", load=loading.assignment, recorded=True)
def attest(assignment: Assignment) -> Any:
    """Say whether there is a conflict of interest."""
    recorded = is_recording()
    form = (RecordedAttestForm if recorded else AttestForm)(version=assignment.version)
    return step_page(
        assignment,
        form,
        lambda: staffing.attest(
            assignment,
            actor=current_actor(),
            seen_version=form.seen_version,
            attestation=form.attestation(),
            **word_of(form, Role.EXPERT),
        ),
        heading=_("Record the attestation") if recorded else _("Attest to conflicts of interest"),
        label=_("Record the attestation") if recorded else _("Attest"),
        done=_("The attestation is on file."),
        there=_address(assignment),
        template="engagements/attest.html",
        shown={"brief": glance.of_assignment(assignment)},
    )


@blueprint.route(f"{EXPERT}/decline", methods=["GET", "POST"])
@step("decline", "assignment", load=loading.assignment, recorded=True)
def decline_assignment(assignment: Assignment) -> Any:
    """Say no to the assignment."""
    recorded = is_recording()
    form = (RecordedDeclineForm if recorded else DeclineAssignmentForm)(version=assignment.version)
    team = url_for("engagements.team", reference=assignment.case_file.reference)
    return step_page(
        assignment,
        form,
        lambda: staffing.decline(
            assignment,
            actor=current_actor(),
            seen_version=form.seen_version,
            reason=form.reason.data,
            note=form.evidence.data if recorded else form.note.data,
            behalf=form.behalf_of(Role.EXPERT) if recorded else None,
        ),
        heading=_("Decline the assignment"),
        intro=_("The case closes to the expert, and the provider looks for another one.")
        if recorded
        else _("The case closes to you, and your provider looks for another expert."),
        label=_("Decline the assignment"),
        done=_("The assignment is declined."),
        there=team if recorded else url_for("engagements.expert_home"),
        cancel=_address(assignment),
    )


def _address(assignment: Assignment) -> str:
    return url_for("engagements.show_assignment", reference=assignment.case_file.reference, number=assignment.number)
