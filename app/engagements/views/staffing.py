"""The team of a case: experts proposed, attested, confirmed."""

from typing import Any

from flask import url_for

from app.engagements.forms.reasons import reason_of
from app.engagements.forms.staffing import (
    ClearForm,
    ConfirmExpertForm,
    NoteForm,
    OptionalNoteForm,
    ProposeForm,
    TeamForm,
)
from app.engagements.models.engagement import Engagement
from app.engagements.models.team import Assignment
from app.engagements.queries import matching
from app.engagements.rules.staffing import AGENCY, reads_disclosure
from app.engagements.services import staffing
from app.engagements.views import loading
from app.engagements.views.blueprint import CASE, OVERVIEW, blueprint
from app.engagements.views.steps import step_page
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.guards import requires, step
from app.web.pages import page
from app.wording import _
from app.workflow import stepping
from app.workflow.lifecycles.catalogue import ENGAGEMENTS
from app.workflow.queries import running_clock
from app.workflow.views.case_frame import frame_of

EXPERT = f"{CASE}/experts/<int:number>"
SCOPE_NEXT = _("The team is confirmed. The provider writes the scope.")
AFTER_TEAM = {
    "cri_tac": _("The team is confirmed. The provider writes the plan."),
    "critical_response": SCOPE_NEXT,
    "critical_response_review": SCOPE_NEXT,
    "organizational_assessment": _("The team is confirmed. The agreement comes next."),
}
"""What comes after the team, by the course of the engagement."""


@blueprint.route(f"{CASE}/team")
@requires(Action.ENGAGEMENT_READ, load=loading.engagement)
def team(engagement: Engagement) -> Any:
    """The provider, its offers for the office, and the experts with the state of their attestation."""
    actor = current_actor()
    experts = [each for each in engagement.assignments if gate.can(actor, Action.ASSIGNMENT_READ, each)]
    return page(
        "engagements/team.html",
        frame=frame_of(actor, engagement.case_file),
        engagement=engagement,
        offers=[each for each in engagement.offers if gate.can(actor, Action.OFFER_READ, each)],
        experts=experts,
        acts={each.id: {offered.name for offered in stepping.open_to(actor, each)} for each in experts},
        due={each.id: clock for each in experts if (clock := running_clock(each))},
        whole={offered.name: offered.missing for offered in stepping.open_to(actor, engagement)},
        reason_of=reason_of,
        names_skills=bool(gate.can(actor, Action.ENGAGEMENT_NAME_SKILLS, engagement)),
        reads_gaps=actor.role not in AGENCY,
        own_proposals={each.id for each in experts if _is_for_another_manager(actor, each)},
        disclosing={each.id for each in experts if each.has_conflict and reads_disclosure(actor, each)},
    )


@blueprint.route(f"{CASE}/team/propose", methods=["GET", "POST"])
@step("propose_expert", *ENGAGEMENTS, load=loading.engagement)
def propose_expert(engagement: Engagement) -> Any:
    """Choose an expert, and say what for."""
    actor = current_actor()
    candidates = matching.candidates(actor, engagement)
    form = ProposeForm(version=engagement.version)
    form.person.choices = [(each.profile.person_id, each.profile.person.name) for each in candidates]
    form.person.hints = {str(each.profile.person_id): _hint(each) for each in candidates}
    return step_page(
        engagement,
        form,
        lambda: staffing.propose(engagement, actor=actor, seen_version=form.seen_version, proposal=form.proposal()),
        heading=_("Propose an expert"),
        intro=_("The expert first attests to conflicts of interest. Until then the expert sees only what that needs."),
        label=_("Propose the expert"),
        done=_("The expert is asked to attest."),
        back="engagements.team",
    )


@blueprint.route(f"{CASE}/team/confirm", methods=["GET", "POST"])
@step("confirm_team", *ENGAGEMENTS, load=loading.engagement)
def confirm_team(engagement: Engagement) -> Any:
    """Say that the team is complete, or why no expert is needed."""
    form = TeamForm(version=engagement.version)
    if not engagement.may_do_without_expert:
        del form.no_expert_reason
    return step_page(
        engagement,
        form,
        lambda: staffing.confirm_team(
            engagement,
            actor=current_actor(),
            seen_version=form.seen_version,
            no_expert_reason=form.no_expert_reason.data if "no_expert_reason" in form else "",
        ),
        heading=_("Confirm the team"),
        label=_("Confirm the team"),
        done=AFTER_TEAM[engagement.lifecycle],
        back=OVERVIEW,
        template="engagements/confirm_team.html",
        shown={"engagement": engagement},
        cancel=url_for("engagements.team", reference=engagement.case_file.reference),
    )


@blueprint.route(f"{EXPERT}/confirm", methods=["GET", "POST"])
@step("confirm", "assignment", load=loading.assignment)
def confirm_expert(assignment: Assignment) -> Any:
    """Confirm an expert who attested."""
    form = ConfirmExpertForm(version=assignment.version)
    return step_page(
        assignment,
        form,
        lambda: staffing.confirm(
            assignment, actor=current_actor(), seen_version=form.seen_version, note=form.note.data
        ),
        heading=_("Confirm %(name)s", name=assignment.person.name),
        label=_("Confirm the expert"),
        done=_("The expert is confirmed."),
        back="engagements.team",
        template="engagements/judge_expert.html",
    )


@blueprint.route(f"{EXPERT}/stand-down", methods=["GET", "POST"])
@step("stand_down", "assignment", load=loading.assignment)
def stand_down_expert(assignment: Assignment) -> Any:
    """Release an expert from the team."""
    form = OptionalNoteForm(version=assignment.version)
    return step_page(
        assignment,
        form,
        lambda: staffing.stand_down(
            assignment, actor=current_actor(), seen_version=form.seen_version, note=form.note.data
        ),
        heading=_("Stand %(name)s down", name=assignment.person.name),
        intro=_("The case closes to the expert."),
        label=_("Stand the expert down"),
        done=_("The expert is released from the team."),
        back="engagements.team",
    )


@blueprint.route(f"{EXPERT}/conflict", methods=["GET", "POST"])
@step("find_conflict", "assignment", load=loading.assignment)
def find_conflict(assignment: Assignment) -> Any:
    """Record a conflict of interest."""
    form = NoteForm(version=assignment.version)
    form.note.label.text = _("What is the conflict?")
    return step_page(
        assignment,
        form,
        lambda: staffing.find_conflict(
            assignment, actor=current_actor(), seen_version=form.seen_version, note=form.note.data
        ),
        heading=_("Record a conflict of %(name)s", name=assignment.person.name),
        intro=_("The content closes to the expert. A director may still confirm, with a plan to manage the conflict."),
        label=_("Record the conflict"),
        done=_("The conflict is recorded."),
        back="engagements.team",
        template="engagements/judge_expert.html",
    )


@blueprint.route(f"{EXPERT}/clear", methods=["GET", "POST"])
@step("clear_managed", "assignment", load=loading.assignment)
def clear_managed(assignment: Assignment) -> Any:
    """Confirm an expert with a plan to manage the conflict."""
    form = ClearForm(version=assignment.version)
    return step_page(
        assignment,
        form,
        lambda: staffing.clear_managed(
            assignment, actor=current_actor(), seen_version=form.seen_version, plan=form.plan.data
        ),
        heading=_("Confirm %(name)s with a managed conflict", name=assignment.person.name),
        label=_("Confirm the expert"),
        done=_("The expert is confirmed."),
        back="engagements.team",
        template="engagements/judge_expert.html",
    )


@blueprint.route(f"{EXPERT}/reopen", methods=["GET", "POST"])
@step("reopen_attestation", "assignment", load=loading.assignment)
def reopen_attestation(assignment: Assignment) -> Any:
    """Ask for a new attestation."""
    form = NoteForm(version=assignment.version)
    form.note.label.text = _("What changed?")
    return step_page(
        assignment,
        form,
        lambda: staffing.reopen_attestation(
            assignment, actor=current_actor(), seen_version=form.seen_version, note=form.note.data
        ),
        heading=_("Reopen the attestation"),
        intro=_("Until there is a new attestation, the expert sees only what attesting needs."),
        label=_("Reopen the attestation"),
        done=_("A new attestation is asked for."),
        there=url_for(
            "engagements.show_assignment", reference=assignment.case_file.reference, number=assignment.number
        ),
    )


def _is_for_another_manager(actor: Actor, assignment: Assignment) -> bool:
    return (
        actor.role is Role.PROGRAM_MANAGER
        and assignment.state == "attested"
        and assignment.proposed_by_id == actor.person_id
    )


def _hint(each: matching.Candidate) -> str:
    skills = ", ".join(each.profile.skills)
    return " · ".join(part for part in (skills, _("open places: %(count)s", count=each.open_places)) if part)
