"""The only place that reads the wall clock; tests and the demonstration seed can move it, for child processes too."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

OFFICE = ZoneInfo("America/New_York")
OFFSET_VARIABLE = "APP_CLOCK_OFFSET_SECONDS"
_frozen: list[datetime] = []


def now() -> datetime:
    """The present instant in UTC."""
    if _frozen:
        return _frozen[-1]
    offset = float(os.environ.get(OFFSET_VARIABLE, "0") or "0")
    return datetime.now(UTC) + timedelta(seconds=offset)


def today() -> date:
    """The present day at the office in Washington, by which everything that has a date is counted."""
    return now().astimezone(OFFICE).date()


def wall() -> datetime:
    """The instant on the machine's own clock (UTC), which nothing moves; for what wakes this very process."""
    return datetime.now(UTC)


@contextmanager
def moved_to(instant: datetime) -> Iterator[None]:
    """Hold the clock still at an aware instant (tests and the demonstration seed only)."""
    _frozen.append(instant.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.pop()


def forward(**delta: float) -> None:
    """Move a held clock on by a timedelta's arguments; within `moved_to` only."""
    _frozen[-1] += timedelta(**delta)


def is_moved() -> bool:
    """Whether the present is another than the machine's."""
    return bool(_frozen) or OFFSET_VARIABLE in os.environ
