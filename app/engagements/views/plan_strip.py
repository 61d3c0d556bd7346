"""The plan's dated items as points on a strip of time, in percent of its width."""

from dataclasses import dataclass
from datetime import date

from app.engagements.models.plan import Plan, PlanItem

MARGIN = 4
"""Percent left free on both sides."""


@dataclass(frozen=True, slots=True)
class Point:
    """An item's place on the strip, and the number by which the table names it."""

    item: PlanItem
    number: int
    at: float
    is_high: bool  # of two that stand close together, the second is drawn higher


@dataclass(frozen=True, slots=True)
class Strip:
    """The points between the first and the last day."""

    first: date
    last: date
    points: tuple[Point, ...]


def of(plan: Plan) -> Strip | None:
    """The strip of a plan; None without two different days."""
    days = [item.on_date for item in plan.items]
    if len(set(days)) < 2:
        return None
    first, last = min(days), max(days)
    points: list[Point] = []
    for number, item in enumerate(sorted(plan.items, key=lambda item: item.on_date), start=1):
        at = MARGIN + (item.on_date - first).days * (100 - 2 * MARGIN) / (last - first).days
        near = bool(points) and at - points[-1].at < 6 and not points[-1].is_high
        points.append(Point(item, number, round(at, 1), near))
    return Strip(first, last, tuple(points))
