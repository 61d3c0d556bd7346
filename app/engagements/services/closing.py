"""Handing over, and the regular end of an engagement."""

from app import clock
from app.engagements.models.choices import OutcomeCode
from app.engagements.models.engagement import Engagement
from app.policy.actor import Actor
from app.workflow.models.case_file import Staged
from app.workflow.services import access, door


def hand_over(engagement: Engagement, *, actor: Actor, seen_version: int) -> None:
    """Hand the recommendations to the agency and plan the check-ins; the report is approved and the survey is out."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        locked.recommendations_handed_at = clock.now()

    door.advance(engagement, "hand_over", actor=actor, seen_version=seen_version, facts=facts)


def close(
    engagement: Engagement, *, actor: Actor, seen_version: int, outcome: OutcomeCode, note: str, records_class: str
) -> None:
    """Close the engagement with its outcome and records class. Raises StepNotReady with whatever is still open."""
    facts = _ending(outcome, note, records_class)
    door.advance(engagement, "close", actor=actor, seen_version=seen_version, facts=facts, note=note)


def close_without_follow_up(
    engagement: Engagement,
    *,
    actor: Actor,
    seen_version: int,
    outcome: OutcomeCode,
    note: str,
    records_class: str,
    reason: str,
) -> None:
    """Close straight after the report, with the reason why no follow-up takes place."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        locked.no_follow_up_reason = reason
        _ending(outcome, note, records_class)(locked)

    door.advance(
        engagement, "close_without_follow_up", actor=actor, seen_version=seen_version, facts=facts, note=reason
    )


def _ending(outcome: OutcomeCode, note: str, records_class: str) -> door.Facts:
    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        locked.outcome, locked.outcome_note, locked.records_class = outcome, note, records_class
        access.end_before_content(locked.case_file)

    return facts
