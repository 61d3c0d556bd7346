"""A clock stands still, goes on or ends; the time it stood is kept apart."""

from sqlalchemy import select

from app import clock
from app.extensions import db
from app.workflow import clock_rules
from app.workflow.clock_table import RULES
from app.workflow.models.record import Clock, ClockPause
from app.workflow.services.clocks import dates


def pause(running: Clock, because: str) -> None:
    """Let a clock stand still; one that stands already goes on standing for its first reason."""
    if running.paused_at is None:
        running.paused_at, running.paused_because = clock.now(), because
        db.session.add(ClockPause(clock_id=running.id, since=clock.now(), because=because))


def resume(running: Clock) -> None:
    """Let a clock go on; its due instant moves by the time that it stood."""
    if running.paused_at is None:
        return
    if running.due_at is not None:
        rule = RULES[running.name]
        running.due_at = clock_rules.moved_on(rule, running.due_at, running.paused_at, clock.now(), dates.closures())
        running.extended_to = running.due_at if running.extended_to is not None else None
    _close_pause(running)
    running.next_reminder_at = dates.next_reminder(running)


def stop(running: Clock) -> None:
    """End a clock for good, and its pause with it."""
    if running.paused_at is not None:
        _close_pause(running)
    running.stopped_at = clock.now()
    running.next_reminder_at = None


def _close_pause(running: Clock) -> None:
    pause = db.session.scalar(select(ClockPause).where(ClockPause.clock_id == running.id, ClockPause.until.is_(None)))
    if pause is not None:
        pause.until = clock.now()
    if running.paused_at is not None:
        running.paused_seconds += int((clock.now() - running.paused_at).total_seconds())
    running.paused_at = running.paused_because = None
