"""Critical Response, immediate: help that starts at once, and its announcement."""

from app.engagements.models.engagement import Engagement
from app.policy.actor import Actor
from app.workflow.services import door


def start_at_once(engagement: Engagement, *, actor: Actor, seen_version: int, note: str = "") -> None:
    """Begin the work of an urgent case before its scope, which follows within three business days."""
    door.advance(engagement, "start_at_once", actor=actor, seen_version=seen_version, note=note)


def propose_announcement(engagement: Engagement, *, actor: Actor, seen_version: int, text: str) -> None:
    """Propose the words in which the help is announced; a later proposal takes the place of this one."""

    def facts(locked: Engagement) -> None:
        locked.announcement_text, locked.announcement_proposed_by_id = text, actor.person_id

    door.advance(engagement, "propose_announcement", actor=actor, seen_version=seen_version, facts=facts)


def announce(engagement: Engagement, *, actor: Actor, seen_version: int) -> None:
    """Announce the help as proposed, as another person than who proposed it; the case is restricted no longer."""
    door.advance(engagement, "announce", actor=actor, seen_version=seen_version)
