"""Dates of a clock: until when it runs, when it reminds, how it is extended."""

from datetime import datetime

from sqlalchemy import select

from app import clock
from app.errors import InvalidFact
from app.extensions import db
from app.wording import _
from app.workflow import clock_rules
from app.workflow.clock_table import RULES
from app.workflow.lifecycles.catalogue import LIFECYCLES
from app.workflow.models.case_file import CaseFile, Closure, Staged
from app.workflow.models.record import Clock


def extend(running: Clock, to: datetime, reason: str) -> None:
    """Move a clock's due instant (UTC) with a reason; reminders follow the new date. Raises InvalidFact."""
    if not reason.strip():
        raise InvalidFact("reason", _("Say why the date moves."))
    if to <= clock.now():
        raise InvalidFact("to", _("The new date must lie ahead."))
    running.extended_to, running.extension_reason, running.due_at = to, reason, to
    running.next_reminder_at = next_reminder(running)


def next_reminder(running: Clock, after: datetime | None = None) -> datetime | None:
    """The next instant (UTC) at which this clock reminds someone, after the given one (default: now)."""
    after = after or clock.now()
    ahead = [point.at for point in points_of(running) if point.at > after]
    return min(ahead, default=None)


def points_of(running: Clock) -> list[clock_rules.Reminder]:
    """All reminder points of a clock."""
    if running.due_at is None:
        return []
    return clock_rules.points(
        RULES[running.name],
        running.started_at,
        running.due_at,
        closures(),
        extended=running.extended_to is not None,
    )


def closures() -> frozenset:  # type: ignore[type-arg]
    """The operator's extra closed days."""
    held = db.session.info.get("closures")
    if held is None:
        held = db.session.info["closures"] = frozenset(db.session.scalars(select(Closure.day)))
    return held


def circumstances(file: CaseFile, case: Staged, name: str) -> clock_rules.Circumstances:
    """What a clock's length depends on besides its rule."""
    return clock_rules.Circumstances(
        program=file.program,
        kind=file.kind,
        urgent=file.is_urgent,
        part=LIFECYCLES[case.lifecycle].family,
        follows=getattr(case, "follows_delivery", False),
        on_date=case.clock_date(name),
    )
