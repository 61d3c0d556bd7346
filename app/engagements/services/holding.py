"""Pauses and endings: hold, resume, the agency's withdrawal, an early end."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app import clock
from app.engagements.models.choices import EndReason, HoldReason
from app.engagements.models.engagement import Engagement
from app.errors import InvalidFact
from app.extensions import db
from app.policy import gate
from app.policy.actor import Actor
from app.requests.models.choices import WithdrawalReason
from app.wording import _
from app.workflow.models.case_file import CaseFile, Staged
from app.workflow.rules import Behalf
from app.workflow.services import access, door


@dataclass(frozen=True, slots=True)
class Hold:
    """Why work pauses, who may read the reason, and until when: an end date, or a date to look again."""

    reason: HoldReason
    note: str
    audience: str
    ends_on: date | None = None
    review_on: date | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """Why an engagement ends early, who may read that, and what follows it."""

    reason: EndReason
    note: str
    audience: str
    surviving_reference: str = ""
    handed_over_to: str = ""
    handover_note: str = ""


def hold(engagement: Engagement, *, actor: Actor, seen_version: int, pause: Hold) -> None:
    """Pause the engagement; every clock of it and its parts stops. Raises InvalidFact for a date that has passed."""
    for name, day in (("ends_on", pause.ends_on), ("review_on", pause.review_on)):
        if day is not None and day <= clock.today():
            raise InvalidFact(name, _("The date must lie ahead."))

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        locked.hold_reason, locked.hold_note, locked.hold_audience = pause.reason, pause.note, pause.audience
        locked.hold_ends_on, locked.hold_review_on = pause.ends_on, pause.review_on

    door.advance(
        engagement,
        "hold",
        actor=actor,
        seen_version=seen_version,
        facts=facts,
        reason=pause.reason.value,
        note=pause.note,
        audience=pause.audience,
    )


def resume(engagement: Engagement, *, actor: Actor, seen_version: int, note: str = "") -> None:
    """Go on where the engagement stood; the note is for those who may read why it was paused."""
    readers = "cops" if engagement.hold_is_the_directors else engagement.hold_audience
    door.advance(engagement, "resume", actor=actor, seen_version=seen_version, note=note, audience=readers)


def withdraw(
    engagement: Engagement,
    *,
    actor: Actor,
    seen_version: int,
    reason: WithdrawalReason,
    note: str,
    behalf: Behalf | None = None,
) -> None:
    """End the engagement at the agency's own wish; allowed in every open state, without penalty."""
    door.advance(
        engagement,
        "withdraw",
        actor=actor,
        seen_version=seen_version,
        facts=_close_to_those_only_asked,
        reason=reason.value,
        note=note,
        behalf=behalf,
    )


def end_early(engagement: Engagement, *, actor: Actor, seen_version: int, ending: Ending) -> None:
    """End the engagement before its close, with a coded reason; its parts stand down. Raises InvalidFact."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        locked.end_reason, locked.end_note, locked.end_audience = ending.reason, ending.note, ending.audience
        _require_survivor(locked, ending, actor)
        locked.surviving_reference, locked.handed_over_to = ending.surviving_reference, ending.handed_over_to
        locked.handover_note = ending.handover_note or locked.handover_note
        _close_to_those_only_asked(locked)

    door.advance(
        engagement,
        "end_early",
        actor=actor,
        seen_version=seen_version,
        facts=facts,
        reason=ending.reason.value,
        note=ending.note,
        audience=ending.audience,
    )


def _close_to_those_only_asked(locked: Staged) -> None:
    """Who was only asked loses sight of the case at its end; who worked on it keeps his record."""
    access.end_before_content(locked.case_file)


def _require_survivor(engagement: Engagement, ending: Ending, actor: Actor) -> None:
    """A duplicate names another open case of the same agency, which the one who ends this one may see."""
    if ending.reason is not EndReason.DUPLICATE or not ending.surviving_reference:
        return
    own = engagement.case_file
    survivor = select(CaseFile.id).where(
        CaseFile.reference == ending.surviving_reference.upper(), CaseFile.id != own.id,
        CaseFile.agency_id == own.agency_id, CaseFile.is_open, gate.scope(actor, CaseFile),
    )  # fmt: skip
    if db.session.scalar(survivor) is None:
        raise InvalidFact("surviving_reference", _("No other open case of this agency has this number."))
