"""An end because an investigation was opened: legal hold at once, and no word of it outside until it is public."""

from app import clock
from app.audit import services as audit
from app.engagements.models.engagement import Engagement
from app.errors import NotPermitted
from app.policy.actor import Actor
from app.wording import _
from app.workflow.models.case_file import Staged
from app.workflow.services import access, door, legal_hold


def end_for_investigation(engagement: Engagement, *, actor: Actor, seen_version: int, note: str, wording: str) -> None:
    """End the engagement; `note` stays within the office, `wording` is the neutral sentence that all others read."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        locked.end_note, locked.end_audience, locked.end_wording = note, "cops", wording
        locked.investigation_public_at = None
        legal_hold.place(locked.case_file, actor=actor)
        access.end_before_content(locked.case_file)

    door.advance(
        engagement,
        "end_for_investigation",
        actor=actor,
        seen_version=seen_version,
        facts=facts,
        note=note,
        audience="cops",
    )


def say_it_is_public(engagement: Engagement, *, actor: Actor, seen_version: int) -> None:
    """Note that the investigation is public: from now on everyone on the case reads why it ended. Raises StaleCase."""
    locked = door.locked_for(engagement, seen_version)
    if not locked.hides_its_ending:
        raise NotPermitted(_("There is nothing hidden about the end of this engagement."))
    locked.investigation_public_at = clock.now()
    locked.version += 1
    audit.record(actor, "engagement:publish_investigation", locked)
