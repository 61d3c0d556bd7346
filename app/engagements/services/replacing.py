"""Another provider in mid-course: the old one's places end, what is written stays, the next team takes it up."""

from dataclasses import dataclass
from datetime import datetime

from app.engagements.models.engagement import Engagement
from app.policy.actor import Actor
from app.workflow.models.case_file import Staged
from app.workflow.models.case_task import CaseTaskKind
from app.workflow.rules import Behalf
from app.workflow.services import access, case_tasks, door


@dataclass(frozen=True, slots=True)
class Replacement:
    """Why another provider, what the next one must know, and the agency's consent: who, when (UTC) and how it came."""

    reason: str
    handover: str
    agreed_with: str
    agreed_at: datetime
    agreed_how: str


def replace_provider(engagement: Engagement, *, actor: Actor, seen_version: int, replacement: Replacement) -> None:
    """Look for another provider: offers and assignments end, and with them their access; plan and report pass on."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        locked.handover_note = replacement.handover
        locked.replacement_agreed_with = replacement.agreed_with
        locked.replacement_agreed_at, locked.replacement_agreed_how = replacement.agreed_at, replacement.agreed_how
        locked.no_expert_reason = ""
        locked.provider_id = locked.case_file.provider_id = None
        access.end_outside(locked.case_file)

    door.advance(
        engagement,
        "replace_provider",
        actor=actor,
        seen_version=seen_version,
        facts=facts,
        note=replacement.reason,
        audience="cops",
    )


def rejoin(engagement: Engagement, *, actor: Actor, seen_version: int, no_expert_reason: str = "") -> None:
    """Take the work up where the former provider left it; the team is as complete as at the first start."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        locked.no_expert_reason = no_expert_reason

    door.advance(engagement, "rejoin", actor=actor, seen_version=seen_version, facts=facts, note=no_expert_reason)


def ask_for_hold(
    engagement: Engagement, *, actor: Actor, seen_version: int, reason: str, behalf: Behalf | None = None
) -> None:
    """The provider asks for a pause; the program manager decides. Raises InvalidFact when it is asked already."""
    _wish(engagement, CaseTaskKind.HOLD, "ask_for_hold", actor, seen_version, reason, behalf)


def ask_for_rework(
    engagement: Engagement, *, actor: Actor, seen_version: int, reason: str, behalf: Behalf | None = None
) -> None:
    """The provider asks to go back to the work before. Raises InvalidFact when it is asked already."""
    _wish(engagement, CaseTaskKind.REWORK, "ask_for_rework", actor, seen_version, reason, behalf)


def give_back(
    engagement: Engagement, *, actor: Actor, seen_version: int, reason: str, behalf: Behalf | None = None
) -> None:
    """The provider asks to be replaced. Raises InvalidFact when it is asked already."""
    _wish(engagement, CaseTaskKind.GIVE_BACK, "give_back", actor, seen_version, reason, behalf)


def _wish(
    engagement: Engagement,
    kind: CaseTaskKind,
    step: str,
    actor: Actor,
    seen_version: int,
    reason: str,
    behalf: Behalf | None,
) -> None:
    def facts(locked: Staged) -> None:
        case_tasks.wish(locked, kind, actor=actor, text=reason)

    door.advance(
        engagement,
        step,
        actor=actor,
        seen_version=seen_version,
        facts=facts,
        note=reason,
        audience="cops_and_provider",
        behalf=behalf,
    )
