"""A day becomes a closed one, or an open one again: running clocks that count it get their new dates at once.

What is past stays past: a clock that is due already, and one that was extended to a date by name, keep their dates.
"""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, select

from app import clock
from app.database import locks
from app.extensions import db
from app.workflow import calendar, clock_rules
from app.workflow.clock_table import RULES
from app.workflow.models.case_file import CaseFile
from app.workflow.models.record import Clock, ClockPause, ClockReminder
from app.workflow.services.clocks import dates, parts, settling, turns

Pauses = list[tuple[date, date]]
REMINDER_REACH = timedelta(days=30)
"""How far from the due day a reminder may lie that counts business days."""


def affected_by(day: date) -> int:
    """How many running clocks get another due date when that day is closed, or opened again."""
    pauses = _pauses()
    near = db.session.scalars(_near(day))
    return sum(_counts(each, pauses[each.id], day) for each in near)


def reckon_anew(day: date, *, is_closed: bool) -> int:
    """Give running clocks that count the day their new due instant and next reminder; returns how many moved."""
    if day < clock.today():
        return 0
    session = db.session()
    session.flush()
    files = session.scalars(
        select(CaseFile.id).where(CaseFile.id.in_(_near(day).with_only_columns(Clock.case_file_id)))
    )
    moved = 0
    for file_id in sorted(files):
        moved += _reckon_file(locks.lock(session, CaseFile, file_id), day, is_closed)
    session.flush()
    return moved


def _reckon_file(file: CaseFile, day: date, is_closed: bool) -> int:
    under_lock = _near(day).where(Clock.case_file_id == file.id).execution_options(populate_existing=True)
    running = list(db.session.scalars(under_lock))
    pauses = _pauses(file.id)
    moved = 0
    for each in running:
        before = each.due_at
        if before is not None and _counts(each, pauses[each.id], day):
            each.due_at = clock_rules.shifted(before, dates.closures(), is_closed=is_closed)
            each.stands_for = each.due_at if each.stands_for == before else each.stands_for
            moved += 1
        if each.is_running:
            each.next_reminder_at = _next_unposted(each)
    if moved:
        db.session.flush()
        turns.say_whose_turn(file, parts.cases_of(file), settling.unstopped(file))
    return moved


def _counts(running: Clock, pauses: Pauses, day: date) -> bool:
    """Whether the day is one that lies ahead of the clock's due instant and counts against it."""
    due = running.due_at
    if due is None or due <= clock.now():
        return False
    return clock_rules.counts(RULES[running.name], running.started_at, due, pauses, day)


def _next_unposted(running: Clock) -> datetime | None:
    """The next reminder ahead of a point that was not posted yet: what went out once does not go out again."""
    posted = set(db.session.scalars(select(ClockReminder.point).where(ClockReminder.clock_id == running.id)))
    ahead = [point.at for point in dates.points_of(running) if point.at > clock.now() and point.key not in posted]
    return min(ahead, default=None)


def _near(day: date) -> Select[Any]:
    """Clocks under way whose due day or reminders a day may touch."""
    return select(Clock).where(
        Clock.stopped_at.is_(None),
        Clock.extended_to.is_(None),
        Clock.started_at < calendar.end_of_day(day),
        Clock.due_at > calendar.end_of_day(day - REMINDER_REACH),
    )


def _pauses(file_id: int | None = None) -> defaultdict[int, Pauses]:
    """The days that clocks stood still, by clock: from the day after the first up to and including the last."""
    found: defaultdict[int, Pauses] = defaultdict(list)
    ended = select(ClockPause.clock_id, ClockPause.since, ClockPause.until).join(Clock, Clock.id == ClockPause.clock_id)
    ended = ended.where(ClockPause.until.is_not(None), Clock.stopped_at.is_(None))
    if file_id is not None:
        ended = ended.where(Clock.case_file_id == file_id)
    for clock_id, since, until in db.session.execute(ended):
        found[clock_id].append((calendar.eastern_day(since), calendar.eastern_day(until)))  # type: ignore[arg-type]
    return found
