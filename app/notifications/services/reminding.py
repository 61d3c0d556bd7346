"""Posts the reminder points of running clocks: each point once, whatever crashes and however many workers run.

Points that were missed while no worker ran are all marked as posted, but each listener hears only the latest of them.
A clock that is stopped or paused reminds nobody. The case file is locked first, as the door does; files that others
hold are left to the next tick.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.dialects.postgresql import insert

from app import clock
from app.extensions import db
from app.outbox import services as outbox
from app.outbox.services import Telling
from app.workflow.clock_rules import Reminder
from app.workflow.models.case_file import CaseFile
from app.workflow.models.record import Clock, ClockReminder
from app.workflow.services.clocks import dates

BATCH = 100
Passed = tuple[Clock, Reminder]


def post_due(limit: int = BATCH) -> int:
    """Post what is due on up to `limit` clocks and move them on; returns how many clocks. Commit after each call."""
    due = _locked(limit)
    passed = [(running, point) for running in due for point in _passed(running)]
    _mark(passed)
    outbox.announce_all(_announced(running, point) for running, point in _latest(passed))
    for running in due:
        running.next_reminder_at = dates.next_reminder(running)
    db.session.flush()
    return len(due)


def _locked(limit: int) -> Sequence[Clock]:
    """Clocks with a point due whose case files are locked for us, read anew under the lock."""
    found = select(Clock.id).join(CaseFile, Clock.case_file_id == CaseFile.id).where(_is_due())
    ids = db.session.scalars(
        found.order_by(Clock.next_reminder_at).limit(limit).with_for_update(of=CaseFile, skip_locked=True)
    ).all()
    again = select(Clock).where(Clock.id.in_(ids), _is_due()).order_by(Clock.id)
    return db.session.scalars(again.execution_options(populate_existing=True)).all()


def _is_due() -> ColumnElement[bool]:
    return Clock.stopped_at.is_(None) & Clock.paused_at.is_(None) & (Clock.next_reminder_at <= clock.now())


def _passed(running: Clock) -> list[Reminder]:
    """The points that have come since the clock last reminded, in order."""
    since = running.next_reminder_at
    return [point for point in dates.points_of(running) if since is not None and since <= point.at <= clock.now()]


def _latest(passed: list[Passed]) -> Iterable[Passed]:
    """Of the points missed on one clock, the last for each listener."""
    return {(running.id, point.to): (running, point) for running, point in passed}.values()


def _mark(passed: list[Passed]) -> None:
    if not passed:
        return
    rows = [
        {"clock_id": running.id, "point": point.key, "due_at": running.due_at, "posted_at": clock.now()}
        for running, point in passed
    ]
    db.session.execute(insert(ClockReminder).on_conflict_do_nothing(), rows)


def _announced(running: Clock, point: Reminder) -> Telling:
    due_at = running.due_at.isoformat() if running.due_at else ""
    return Telling(
        "reminder",
        f"reminder:{running.id}:{point.key}:{due_at}",
        case_file_id=running.case_file_id,
        lifecycle=running.lifecycle,
        subject_id=running.subject_id,
        payload={
            "clock_id": running.id,
            "clock": running.name,
            "point": point.key,
            "due_at": due_at,
            "to": [str(listener) for listener in point.to],
        },
    )
