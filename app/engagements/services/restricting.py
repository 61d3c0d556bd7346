"""Who may see an engagement at all: restricting it to a list, and lifting that."""

from app.engagements.models.engagement import Engagement
from app.policy.actor import Actor
from app.workflow.models.case_file import Staged
from app.workflow.services import access_list, door


def restrict(engagement: Engagement, *, actor: Actor, seen_version: int, reason: str) -> None:
    """Close the case to all but its list, on which those stand first who have a part in it today."""

    def facts(locked: Staged) -> None:
        access_list.begin(locked.case_file, actor=actor, reason=reason)

    door.advance(
        engagement, "restrict", actor=actor, seen_version=seen_version, facts=facts, note=reason, audience="cops"
    )


def lift_restriction(engagement: Engagement, *, actor: Actor, seen_version: int, reason: str) -> None:
    """Open the case to everyone who may see an ordinary one; the list is kept, but narrows nothing."""
    door.advance(engagement, "lift_restriction", actor=actor, seen_version=seen_version, note=reason, audience="cops")
