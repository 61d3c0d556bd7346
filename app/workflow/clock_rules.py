"""Reckons clocks: when each runs out, whom it reminds when, how a pause moves it, when it lapses. Pure.

`clock_table` holds the clocks. A day's reminders go out when the office opens; a clock that runs in hours reminds at
its very instant.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from app.policy.programs import Kind, Program
from app.workflow import calendar
from app.workflow.clock_table import ASSESSMENT_CHECK_INS, CHECK_INS, CONSULTATION_CHECK_INS
from app.workflow.clock_terms import (
    FALLBACK,
    Anchor,
    BusinessDays,
    ClockRule,
    Days,
    Hours,
    Length,
    Listener,
    Months,
    NextOf,
    OnDate,
    Point,
)

REVIEWS = frozenset({Kind.AFTER_ACTION_REVIEW, Kind.IN_DEPTH_REVIEW})


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a length may depend on.

    `part` is the family of the part that has the clock, `follows` whether what it plans has begun, `on_date` its date.
    """

    program: str | None = None
    kind: str | None = None
    urgent: bool = False
    part: str = ""
    follows: bool = False
    on_date: date | None = None

    @property
    def is_critical_response(self) -> bool:
        """Is it a Critical Response case?"""
        return self.program == Program.CRITICAL_RESPONSE

    @property
    def is_urgent_critical_response(self) -> bool:
        """Is it one in a hurry, whose first clocks run in hours?"""
        return self.is_critical_response and self.urgent

    @property
    def is_one_page_scope(self) -> bool:
        """Is it the plan of immediate help or data analysis?"""
        return self.is_critical_response and self.kind not in REVIEWS and self.part == "plan"

    @property
    def is_scope_that_follows(self) -> bool:
        """Is it the scope of help that began at once?"""
        return self.is_one_page_scope and self.follows

    @property
    def is_assessment(self) -> bool:
        """Is it an Organizational Assessment?"""
        return self.program == Program.ORGANIZATIONAL_ASSESSMENT

    @property
    def has_schedule(self) -> bool:
        """Is its date known: the agreement's, or 30 days after the last delivery?"""
        return self.on_date is not None


class Reminder(NamedTuple):
    """A reminder point of one running clock."""

    key: str
    at: datetime
    to: tuple[Listener, ...]


def length_of(rule: ClockRule, circumstances: Circumstances) -> Length:
    """Return the length that holds in these circumstances."""
    fitting = (length for name, length in rule.variants if getattr(circumstances, name))
    return next(fitting, rule.length)


def due_at(
    rule: ClockRule, started_at: datetime, circumstances: Circumstances, closures: Set[date] = calendar.NONE
) -> datetime:
    """Return the instant (UTC) at which the clock runs out."""
    return after(started_at, length_of(rule, circumstances), circumstances.on_date, closures)


def after(start: datetime, length: Length, on: date | None = None, closures: Set[date] = calendar.NONE) -> datetime:
    """Return the instant (UTC) that lies a length of time after another."""
    match length:
        case BusinessDays(count):
            return calendar.add_business_days(start, count, closures)
        case Days(count):
            return calendar.add_days(start, count)
        case Hours(count):
            return calendar.add_hours(start, count)
        case Months(count):
            return calendar.add_months(start, count)
        case NextOf(days):
            return calendar.end_of_day(_next_of(calendar.eastern_day(start), days))
        case OnDate():
            return _on(on) or calendar.add_business_days(start, FALLBACK.count, closures)


def _next_of(day: date, days: tuple[tuple[int, int], ...]) -> date:
    candidates = (date(year, month, number) for year in (day.year, day.year + 1) for month, number in days)
    return min(candidate for candidate in candidates if candidate > day)


def _on(on: date | None) -> datetime | None:
    if isinstance(on, datetime):
        return on.astimezone(UTC)
    return calendar.end_of_day(on) if on else None


def points(
    rule: ClockRule,
    started_at: datetime,
    due_at: datetime,
    closures: Set[date] = calendar.NONE,
    *,
    extended: bool = False,
) -> list[Reminder]:
    """Return the reminders of a running clock in order, none at or before its start.

    An extended clock keeps only those that count from its new date.
    """
    kept = [point for point in rule.reminders if point.anchor is Anchor.DUE or not extended]
    due = [Reminder(point.key, _instant(point, started_at, due_at, closures), (point.to,)) for point in kept]
    return sorted((reminder for reminder in due if reminder.at > started_at), key=lambda reminder: reminder.at)


def _instant(point: Point, started_at: datetime, due_at: datetime, closures: Set[date]) -> datetime:
    anchor = started_at if point.anchor is Anchor.START else due_at
    if not point.offset.count and not calendar.is_end_of_day(anchor):
        return anchor
    day = calendar.eastern_day(anchor)
    if isinstance(point.offset, BusinessDays):
        return calendar.morning(calendar.shift_business_days(day, point.offset.count, closures))
    return calendar.morning(day + timedelta(days=point.offset.count))


def moved_on(
    rule: ClockRule, due: datetime, paused_at: datetime, resumed_at: datetime, closures: Set[date] = calendar.NONE
) -> datetime:
    """Return the due instant after a pause, moved by what did not count: business days, days, or the very time."""
    if rule.is_fixed:
        return due
    if not calendar.is_end_of_day(due):
        return due + (resumed_at - paused_at)
    if isinstance(rule.length, BusinessDays):
        lost = calendar.business_days_between(paused_at, resumed_at, closures)
        return calendar.add_business_days(due, lost, closures)
    return calendar.add_days(due, (calendar.eastern_day(resumed_at) - calendar.eastern_day(paused_at)).days)


def counts(
    rule: ClockRule, started_at: datetime, due: datetime, pauses: Sequence[tuple[date, date]], day: date
) -> bool:
    """Is that day, were it a business day, one that counts against the clock between its start and its due instant?

    `pauses` are ended ones: the days after the first, up to and including the last, did not count.
    """
    if rule.is_fixed or not isinstance(rule.length, BusinessDays) or not calendar.is_end_of_day(due):
        return False
    is_within = calendar.eastern_day(started_at) < day <= calendar.eastern_day(due)
    return is_within and not any(since < day <= until for since, until in pauses)


def shifted(due: datetime, closures: Set[date], *, is_closed: bool) -> datetime:
    """Return the due instant once a day that counted is closed (a business day later), or a closed one counts again."""
    day = calendar.shift_business_days(calendar.eastern_day(due), 1 if is_closed else -1, closures)
    return calendar.end_of_day(day)


def lapses_at(rule: ClockRule, started_at: datetime, due_at: datetime) -> datetime | None:
    """Return the instant after which the worker ends the waiting, never before the due one; None: nothing lapses."""
    if rule.lapse is None:
        return None
    anchor = started_at if rule.lapse.anchor is Anchor.START else due_at
    return max(due_at, calendar.add_days(anchor, rule.lapse.offset.count)) if rule.lapse.offset.count else due_at


def check_in_lengths(circumstances: Circumstances, *, is_consultation: bool = False) -> tuple[Days | Months, ...]:
    """Return how long after the work each check-in falls due; an executive consultation has one."""
    if circumstances.is_assessment:
        return ASSESSMENT_CHECK_INS
    return CONSULTATION_CHECK_INS if is_consultation else CHECK_INS
