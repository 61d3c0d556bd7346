"""The turns of a case as bars on a strip of time, a row for each party, in percent of its width; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.workflow.turns_shown import Shown

EASTERN = ZoneInfo("America/New_York")
MARGIN = 1
"""Percent left free on both sides."""
LEAST = 0.6
"""Percent that the shortest bar takes, so that it can be seen."""
ROW = 46
"""Pixels from one row to the next: a line of words and the bar beneath."""
FOOT = 30
LEAST_DRAWN = timedelta(minutes=1)
MOST_TICKS = 3
"""Dates that stand side by side on a phone."""
LONG = 364
"""Days from which the dates are told by month and year."""
DAYS = (1, 2, 7, 14, 28, 56, 91, 182, 364)


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time in percent of the width."""

    at: float
    width: float
    turn: Shown

    @property
    def is_paused(self) -> bool:
        """Whether it did not count."""
        return bool(self.turn.paused)


@dataclass(frozen=True, slots=True)
class Row:
    """A party with its bars; `top` in pixels."""

    name: str
    top: int
    held: timedelta
    paused: timedelta
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A date beneath the rows."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The rows in the order in which the parties first had the move, and the dates beneath."""

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    first: datetime
    last: datetime
    now_at: float | None

    @property
    def base(self) -> int:
        """Where the dates begin, in pixels from the top."""
        return ROW * len(self.rows) + 4

    @property
    def height(self) -> int:
        """The height of the whole, in pixels."""
        return self.base + FOOT

    @property
    def has_pauses(self) -> bool:
        """Whether anything is hatched."""
        return any(row.paused for row in self.rows)


def of(bars: Sequence[Shown], *, is_open: bool) -> Strip | None:
    """The strip of these stretches; None as long as hardly any time has passed."""
    if not bars or bars[-1].until - bars[0].since < LEAST_DRAWN:
        return None
    scale = _Scale(bars[0].since, bars[-1].until)
    names = list(dict.fromkeys(bar.row for bar in bars))
    rows = tuple(_row(name, index, [bar for bar in bars if bar.row == name], scale) for index, name in enumerate(names))
    return Strip(rows, _ticks(scale), scale.first, scale.last, scale.at(scale.last) if is_open else None)


@dataclass(frozen=True, slots=True)
class _Scale:
    first: datetime
    last: datetime

    def at(self, instant: datetime) -> float:
        """The place of an instant, in percent of the width."""
        return round(MARGIN + (instant - self.first) / (self.last - self.first) * (100 - 2 * MARGIN), 2)


def _row(name: str, index: int, bars: list[Shown], scale: _Scale) -> Row:
    held = sum((bar.held for bar in bars), timedelta())
    paused = sum((bar.paused for bar in bars), timedelta())
    return Row(name, ROW * index, held, paused, tuple(_bar(bar, scale) for bar in bars))


def _bar(turn: Shown, scale: _Scale) -> Bar:
    at = scale.at(turn.since)
    width = max(round(scale.at(turn.until) - at, 2), LEAST)
    return Bar(min(at, 100 - width), width, turn)


def _ticks(scale: _Scale) -> tuple[Tick, ...]:
    """Midnights in Eastern time, as many days apart as leave room for their dates."""
    first = scale.first.astimezone(EASTERN)
    days = (scale.last - scale.first).days + 1
    step = next((count for count in DAYS if days / count <= MOST_TICKS), -(-days // MOST_TICKS))
    at = (first + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    ticks: list[Tick] = []
    while at <= scale.last:
        ticks.append(Tick(scale.at(at), f"{at:%b} {at.day}" if days < LONG else f"{at:%b} {at.year}"))
        at += timedelta(days=step)
    return tuple(ticks)
