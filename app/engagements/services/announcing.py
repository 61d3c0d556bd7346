"""The announcement: proposed with its text and instant, scheduled by the director, made by the worker."""

from dataclasses import dataclass
from datetime import datetime

from app import clock
from app.engagements.models.engagement import Engagement
from app.errors import InvalidFact
from app.policy.actor import Actor
from app.wording import _
from app.workflow.models.case_file import Staged
from app.workflow.services import door, signing


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is to be said, at which instant (UTC), named in which zone (IANA)."""

    text: str
    at: datetime
    zone: str


def propose(engagement: Engagement, *, actor: Actor, seen_version: int, announcement: Announcement) -> None:
    """Propose the announcement; whatever was scheduled before is void. Raises InvalidFact for an instant past."""
    if announcement.at <= clock.now():
        raise InvalidFact("time", _("This time has passed. Choose one that lies ahead."))

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        locked.announcement_text = announcement.text
        locked.announcement_at, locked.announcement_zone = announcement.at, announcement.zone
        locked.announcement_proposed_by_id = actor.person_id

    door.advance(engagement, "propose_announcement", actor=actor, seen_version=seen_version, facts=facts)


def schedule(engagement: Engagement, *, actor: Actor, seen_version: int) -> None:
    """Let the announcement go out at its instant, as it was proposed by somebody else."""

    def facts(locked: Staged) -> None:
        signing.sign(locked, "schedule_announcement", actor)

    door.advance(engagement, "schedule_announcement", actor=actor, seen_version=seen_version, facts=facts)


def unschedule(engagement: Engagement, *, actor: Actor, seen_version: int, reason: str) -> None:
    """Stop what is scheduled; an announcement has to be proposed anew."""
    door.advance(engagement, "unschedule", actor=actor, seen_version=seen_version, note=reason, audience="cops")


def proceed_confidentially(engagement: Engagement, *, actor: Actor, seen_version: int, reason: str) -> None:
    """Begin the work without any announcement."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        locked.is_confidential = True

    door.advance(
        engagement,
        "proceed_confidentially",
        actor=actor,
        seen_version=seen_version,
        facts=facts,
        note=reason,
        audience="cops",
    )
