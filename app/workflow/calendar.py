"""Business time: days on the federal holiday calendar in Washington, each ending at 23:59:59 Eastern. Pure.

`closures` are days on which the operator closes besides the federal holidays. Instants are aware; results are in UTC.
"""

from calendar import monthrange
from collections.abc import Set
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

import holidays

EASTERN = ZoneInfo("America/New_York")
LAST_SECOND = time(23, 59, 59)
OFFICE_OPENS = time(8)
SATURDAY = 5
SUNDAY = 6
NONE: frozenset[date] = frozenset()


def inauguration_day(year: int) -> date | None:
    """Return the holiday of a presidential inauguration in that year, which Washington keeps (5 U.S.C. 6103(c))."""
    if year % 4 != 1:
        return None
    day = date(year, 1, 20)
    return day + timedelta(days=1) if day.weekday() == SUNDAY else day


@cache
def federal_holidays(year: int) -> frozenset[date]:
    """Return the days of that year on which federal offices in Washington are closed, observed days included."""
    days = set(holidays.country_holidays("US", years=year))
    inauguration = inauguration_day(year)
    return frozenset(days | {inauguration} if inauguration else days)


def is_business_day(day: date, closures: Set[date] = NONE) -> bool:
    """Is the office open on that day?"""
    return day.weekday() < SATURDAY and day not in federal_holidays(day.year) and day not in closures


def eastern_day(instant: datetime) -> date:
    """Return the calendar day in Washington at an instant."""
    return instant.astimezone(EASTERN).date()


def end_of_day(day: date) -> datetime:
    """Return the last second of a day in Washington."""
    return datetime.combine(day, LAST_SECOND, EASTERN).astimezone(UTC)


def is_end_of_day(instant: datetime) -> bool:
    """Is this the last second of a day in Washington?"""
    return instant.astimezone(EASTERN).time().replace(microsecond=0) == LAST_SECOND


def morning(day: date) -> datetime:
    """Return the instant at which the office opens on a day."""
    return datetime.combine(day, OFFICE_OPENS, EASTERN).astimezone(UTC)


def shift_business_days(day: date, count: int, closures: Set[date] = NONE) -> date:
    """Return the business day `count` business days after the day (before it, if negative); 0: the day itself."""
    stride = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += stride
        while not is_business_day(day, closures):
            day += stride
    return day


def add_business_days(instant: datetime, count: int, closures: Set[date] = NONE) -> datetime:
    """Return the end of the business day that is `count` (at least 1) business days after the instant's own day."""
    return end_of_day(shift_business_days(eastern_day(instant), count, closures))


def add_days(instant: datetime, count: int) -> datetime:
    """Return the end of the day that is `count` calendar days after the instant's own day."""
    return end_of_day(eastern_day(instant) + timedelta(days=count))


def add_hours(instant: datetime, count: int) -> datetime:
    """Return the instant `count` hours later; nights and holidays count."""
    return instant.astimezone(UTC) + timedelta(hours=count)


def add_months(instant: datetime, count: int) -> datetime:
    """Return the end of the same day `count` months later, or of that month's last day where it is shorter."""
    day = eastern_day(instant)
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = monthrange(year, month + 1)[1]
    return end_of_day(date(year, month + 1, min(day.day, last)))


def business_days_between(start: datetime, end: datetime, closures: Set[date] = NONE) -> int:
    """Count business days after the start's day up to and including the end's; negative when the end is earlier."""
    first, last = eastern_day(start), eastern_day(end)
    between = _business_days(min(first, last), max(first, last), frozenset(closures))
    return -between if last < first else between


@lru_cache(maxsize=4096)
def _business_days(first: date, last: date, closures: frozenset[date]) -> int:
    """The business days after the first day up to and including the last; a list asks for the same ones often."""
    span = (last - first).days
    return sum(is_business_day(first + timedelta(days=n), closures) for n in range(1, span + 1))
