"""The plan's dated items as points on a strip of time, in percent of its width."""

from dataclasses import dataclass
from datetime import date

from app.engagements.models.plan import Plan, PlanItem

MARGIN = 4
"""Percent left free on both sides."""
NEAR = 6
"""Percent of the width within which two points would touch on a phone."""
LEVEL = 18
"""Pixels from one level to the next."""


@dataclass(frozen=True, slots=True)
class Point:
    """An item's place on the strip, and the number by which the table names it."""

    item: PlanItem
    number: int
    at: float
    level: int  # points that stand close together are drawn one above the other


@dataclass(frozen=True, slots=True)
class Strip:
    """The points between the first and the last day."""

    first: date
    last: date
    points: tuple[Point, ...]

    @property
    def base(self) -> int:
        """The height of the line, in pixels from the top."""
        return 12 + LEVEL * max(point.level for point in self.points)

    @property
    def height(self) -> int:
        """The height of the whole, in pixels."""
        return self.base + 12

    def y_of(self, point: Point) -> int:
        """How far from the top a point is drawn, in pixels."""
        return self.base - LEVEL * point.level


def of(plan: Plan) -> Strip | None:
    """The strip of a plan; None without two different days."""
    days = [item.on_date for item in plan.items]
    if len(set(days)) < 2:
        return None
    first, last = min(days), max(days)
    points: list[Point] = []
    for number, item in enumerate(sorted(plan.items, key=lambda item: item.on_date), start=1):
        at = MARGIN + (item.on_date - first).days * (100 - 2 * MARGIN) / (last - first).days
        near = bool(points) and at - points[-1].at < NEAR
        points.append(Point(item, number, round(at, 1), points[-1].level + 1 if near else 0))
    return Strip(first, last, tuple(points))
