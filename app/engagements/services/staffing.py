"""Proposing experts, their attestation, and the confirmed team."""

from dataclasses import dataclass

from app import clock
from app.engagements.models.begun import Proposal
from app.engagements.models.choices import ExpertDeclineReason
from app.engagements.models.engagement import Engagement
from app.engagements.models.engagement_needs import HOLDING_A_PLACE
from app.engagements.models.team import Assignment
from app.engagements.numbering import next_number
from app.errors import InvalidFact
from app.extensions import db
from app.policy.actor import Actor
from app.policy.roles import Role
from app.providers.models import ExpertProfile
from app.wording import _
from app.workflow.models.case_file import AccessLevel, Staged
from app.workflow.rules import Behalf, happened
from app.workflow.services import access, door


@dataclass(frozen=True, slots=True)
class Attestation:
    """An expert's word on conflicts of interest; a conflict is described."""

    has_conflict: bool
    disclosure: str = ""


def propose(engagement: Engagement, *, actor: Actor, seen_version: int, proposal: Proposal) -> None:
    """Propose an expert, who from then on sees what attesting needs. Raises InvalidFact."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        _require_free(locked, proposal, actor)
        locked.new_proposal = proposal

    door.advance(engagement, "propose_expert", actor=actor, seen_version=seen_version, facts=facts)


def open_assignment(case: Staged, actor: Actor) -> list[Staged]:
    """Begin the assignment that the step's facts name."""
    assert isinstance(case, Engagement) and case.new_proposal
    assignment = Assignment(
        case_file=case.case_file,
        engagement=case,
        number=next_number(Assignment, case.case_file_id),
        person_id=case.new_proposal.person_id,
        provider_id=case.provider_id,
        skill=case.new_proposal.skill,
        proposed_by_id=actor.person_id,
    )
    db.session.add(assignment)
    access.give(case.case_file, AccessLevel.ATTEST, person_id=assignment.person_id)
    return [assignment]


def attest(
    assignment: Assignment,
    *,
    actor: Actor,
    seen_version: int,
    attestation: Attestation,
    note: str = "",
    behalf: Behalf | None = None,
) -> None:
    """Say whether there is a conflict of interest; the content opens to the expert. Raises InvalidFact."""
    if attestation.has_conflict and not attestation.disclosure.strip():
        raise InvalidFact("disclosure", _("Describe the conflict or the appearance of one."))

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Assignment)
        locked.has_conflict, locked.disclosure = attestation.has_conflict, attestation.disclosure
        locked.attested_at = happened(behalf)
        access.give(locked.case_file, AccessLevel.FULL, person_id=locked.person_id)

    door.advance(
        assignment,
        "attest",
        actor=actor,
        seen_version=seen_version,
        facts=facts,
        note=note,
        audience="cops",
        behalf=behalf,
    )


def confirm(assignment: Assignment, *, actor: Actor, seen_version: int, note: str = "") -> None:
    """Confirm an expert who attested; a disclosed interest needs a note on why it is no conflict."""
    if assignment.has_conflict and not note.strip():
        raise InvalidFact("note", _("Say why the disclosed interest does not stand in the way, or record a conflict."))

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Assignment)
        locked.conflict_note = note

    door.advance(assignment, "confirm", actor=actor, seen_version=seen_version, facts=facts, note=note, audience="cops")


def find_conflict(assignment: Assignment, *, actor: Actor, seen_version: int, note: str) -> None:
    """Record a conflict of interest; the content closes to the expert until it is managed."""
    if not note.strip():
        raise InvalidFact("note", _("Describe the conflict."))
    door.advance(
        assignment,
        "find_conflict",
        actor=actor,
        seen_version=seen_version,
        facts=_hide_content,
        note=note,
        audience="cops",
    )


def clear_managed(assignment: Assignment, *, actor: Actor, seen_version: int, plan: str) -> None:
    """Confirm an expert in spite of a conflict, with a plan to manage it; a director's decision."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Assignment)
        locked.conflict_plan = plan
        locked.attested_at = locked.attested_at or clock.now()
        access.give(locked.case_file, AccessLevel.FULL, person_id=locked.person_id)

    door.advance(assignment, "clear_managed", actor=actor, seen_version=seen_version, facts=facts, audience="cops")


def reopen_attestation(assignment: Assignment, *, actor: Actor, seen_version: int, note: str) -> None:
    """Ask for a new attestation because something changed; until then the content is closed to the expert."""
    door.advance(
        assignment,
        "reopen_attestation",
        actor=actor,
        seen_version=seen_version,
        facts=_hide_content,
        note=note,
        audience="cops",
    )


def decline(
    assignment: Assignment,
    *,
    actor: Actor,
    seen_version: int,
    reason: ExpertDeclineReason,
    note: str,
    behalf: Behalf | None = None,
) -> None:
    """Say no as the proposed expert, with a coded reason; the case closes to him."""
    door.advance(
        assignment,
        "decline",
        actor=actor,
        seen_version=seen_version,
        facts=_close,
        reason=reason.value,
        note=note,
        audience="cops_and_provider",
        behalf=behalf,
    )


def stand_down(assignment: Assignment, *, actor: Actor, seen_version: int, note: str = "") -> None:
    """Release an expert from the team; the case closes to him."""
    door.advance(
        assignment,
        "stand_down",
        actor=actor,
        seen_version=seen_version,
        facts=_close,
        note=note,
        audience="cops_and_provider",
    )


def confirm_team(engagement: Engagement, *, actor: Actor, seen_version: int, no_expert_reason: str = "") -> None:
    """Say that the team is complete, or why no expert is needed; opens the plan."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        locked.no_expert_reason = no_expert_reason

    door.advance(engagement, "confirm_team", actor=actor, seen_version=seen_version, facts=facts, note=no_expert_reason)


def _close(locked: Staged) -> None:
    assert isinstance(locked, Assignment)
    access.end(locked.case_file, person_id=locked.person_id)


def _hide_content(locked: Staged) -> None:
    assert isinstance(locked, Assignment)
    access.lower(locked.case_file, AccessLevel.ATTEST, person_id=locked.person_id)


def _require_free(engagement: Engagement, proposal: Proposal, actor: Actor) -> None:
    profile = db.session.get(ExpertProfile, proposal.person_id)
    if profile is None or not _may_propose(actor, profile):
        raise InvalidFact("person", _("Choose an expert from the list."))
    if any(held.person_id == profile.person_id and held.state in HOLDING_A_PLACE for held in engagement.assignments):
        raise InvalidFact("person", _("This expert has a place in the team already."))


def _may_propose(actor: Actor, profile: ExpertProfile) -> bool:
    return actor.role is not Role.COORDINATOR or profile.provider_id in (None, actor.organization_id)
