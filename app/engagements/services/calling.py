"""The first call with the agency."""

from dataclasses import dataclass
from datetime import datetime

from app import clock
from app.engagements.models.engagement import Engagement
from app.errors import InvalidFact
from app.policy.actor import Actor
from app.wording import _
from app.workflow.models.case_file import Staged
from app.workflow.services import door


@dataclass(frozen=True, slots=True)
class Call:
    """When the call was (aware) and in which zone (IANA name), who took part, the goals, and for whom."""

    at: datetime
    zone: str
    with_whom: str
    goals: str
    audience: str
    note: str = ""


def record(engagement: Engagement, *, actor: Actor, seen_version: int, call: Call) -> None:
    """Log the call and begin the choice of a provider. Raises InvalidFact for a call that has not been yet."""
    require_past(call)
    door.advance(engagement, "record_call", actor=actor, seen_version=seen_version, facts=lambda it: log(it, call))


def require_past(call: Call) -> None:
    """Let a call that has been pass. Raises InvalidFact."""
    if call.at > clock.now():
        raise InvalidFact("at", _("The call cannot lie in the future."))


def log(locked: Staged, call: Call) -> None:
    """Write the call on the locked engagement."""
    assert isinstance(locked, Engagement)
    locked.call_at, locked.call_zone, locked.call_note = call.at, call.zone, call.note
    locked.call_with, locked.call_goals, locked.call_audience = call.with_whom, call.goals, call.audience
