"""The incident minute by minute as points on a strip of time, in percent of its width; the table names each."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.engagements.models.fact_finding import TimelineEntry

MARGIN = 4
"""Percent left free on both sides."""
NEAR = 6
"""Percent of the width within which two points would touch on a phone."""
LEVEL = 18
"""Pixels from one level to the next."""
TICKS = tuple(timedelta(minutes=count) for count in (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440))
MOST_TICKS = 4
"""Labels that stand side by side on a phone."""


@dataclass(frozen=True, slots=True)
class Point:
    """An entry's place on the strip, and the number by which the table names it."""

    entry: TimelineEntry
    number: int
    at: float
    until: float | None  # where an uncertain span ends
    level: int  # points that stand close together are drawn one above the other


@dataclass(frozen=True, slots=True)
class Tick:
    """A time of day beneath the line."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The points between the first and the last minute, and the times beneath."""

    points: tuple[Point, ...]
    ticks: tuple[Tick, ...]
    zone: str

    @property
    def base(self) -> int:
        """The height of the line, in pixels from the top."""
        return 12 + LEVEL * max(point.level for point in self.points)

    @property
    def height(self) -> int:
        """The height of the whole, in pixels."""
        return self.base + 34

    def y_of(self, point: Point) -> int:
        """How far from the top a point is drawn, in pixels."""
        return self.base - LEVEL * point.level


def of(entries: list[TimelineEntry]) -> Picture | None:
    """The picture of the entries in their order; None without two different instants."""
    if not entries:
        return None
    first = min(each.occurred_at for each in entries)
    last = max(each.until or each.occurred_at for each in entries)
    if first == last:
        return None
    scale = _Scale(first, last)
    zone = entries[0].zone
    return Picture(_points(entries, scale), _ticks(scale, ZoneInfo(zone)), zone)


@dataclass(frozen=True, slots=True)
class _Scale:
    first: datetime
    last: datetime

    def at(self, instant: datetime) -> float:
        """The place of an instant, in percent of the width."""
        return round(MARGIN + (instant - self.first) / (self.last - self.first) * (100 - 2 * MARGIN), 1)


def _points(entries: list[TimelineEntry], scale: _Scale) -> tuple[Point, ...]:
    taken: list[float] = []  # for each level, how far to the right it is taken
    points: list[Point] = []
    for number, entry in enumerate(entries, start=1):
        at, until = scale.at(entry.occurred_at), scale.at(entry.until) if entry.until else None
        level = next((index for index, right in enumerate(taken) if at - right >= NEAR), len(taken))
        taken[level : level + 1] = [until or at]
        points.append(Point(entry, number, at, until, level))
    return tuple(points)


def _ticks(scale: _Scale, zone: ZoneInfo) -> tuple[Tick, ...]:
    span = scale.last - scale.first
    step = next((tick for tick in TICKS if span / tick <= MOST_TICKS), timedelta(days=-(-span.days // MOST_TICKS) or 1))
    midnight = scale.first.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    at = midnight + step * -(-(scale.first - midnight) // step)
    ticks: list[Tick] = []
    while at <= scale.last:
        ticks.append(Tick(scale.at(at), _label(at.astimezone(zone), step)))
        at += step
    return tuple(ticks)


def _label(local: datetime, step: timedelta) -> str:
    if step >= timedelta(days=1):
        return f"{local:%b} {local.day}"
    return f"{local.hour % 12 or 12}:{local:%M} {'a.m.' if local.hour < 12 else 'p.m.'}"
