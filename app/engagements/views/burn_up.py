"""The burn-up of recommendations: month by month how many were agreed, reported complete and found complete."""

from dataclasses import dataclass
from datetime import date

from app.engagements.models.choices import ClaimSide, ClaimStatus
from app.engagements.models.report import Recommendation
from app.workflow.calendar import eastern_day

WIDTH, HEIGHT, MARGIN = 640, 200, 24
"""Of the picture, in its own units."""
SAID_COMPLETE = (ClaimStatus.COMPLETE_PENDING, ClaimStatus.COMPLETE)


@dataclass(frozen=True, slots=True)
class Month:
    """How it stood at the end of a month."""

    first: date
    agreed: int
    reported: int
    validated: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The months, and the three lines drawn through them."""

    months: tuple[Month, ...]

    @property
    def top(self) -> int:
        """The highest number there is."""
        return max(max(month.agreed, month.reported, month.validated) for month in self.months)

    def line(self, name: str) -> str:
        """The points of one line, as SVG wants them."""
        step = (WIDTH - 2 * MARGIN) / max(1, len(self.months) - 1)
        points = ((MARGIN + place * step, self.y_of(getattr(month, name))) for place, month in enumerate(self.months))
        return " ".join(f"{x:.0f},{y:.0f}" for x, y in points)

    def y_of(self, count: int) -> float:
        """How far from the top a number is drawn."""
        return HEIGHT - MARGIN - count * (HEIGHT - 2 * MARGIN) / max(1, self.top)


def of(recommendations: list[Recommendation]) -> Picture | None:
    """The picture; None before two months have passed since the first agreement."""
    agreed = [eastern_day(each.agreed_at) for each in recommendations if each.agreed_by_agency and each.agreed_at]
    if not agreed:
        return None
    last = max([*agreed, *(claim.as_of for each in recommendations for claim in each.claims)])
    months = _months(min(agreed), last)
    if len(months) < 2:
        return None
    return Picture(tuple(_month(first, recommendations) for first in months))


def _months(first: date, last: date) -> list[date]:
    months, present = [], first.replace(day=1)
    while present <= last:
        months.append(present)
        present = _next(present)
    return months


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _month(first: date, recommendations: list[Recommendation]) -> Month:
    end = _next(first)
    agreed = [each for each in recommendations if each.agreed_by_agency and each.agreed_at]
    standing = [each for each in agreed if each.agreed_at and eastern_day(each.agreed_at) < end]
    return Month(
        first,
        len(standing),
        sum(_said(each, ClaimSide.AGENCY, SAID_COMPLETE, end) for each in standing),
        sum(_said(each, ClaimSide.VALIDATED, (ClaimStatus.COMPLETE,), end) for each in standing),
    )


def _said(recommendation: Recommendation, side: ClaimSide, statuses: tuple[ClaimStatus, ...], before: date) -> bool:
    """Whether the last word of a side before a day was one of these."""
    claims = (each for each in recommendation.claims if each.side is side and not each.by_provider)
    said = next((each for each in claims if each.as_of < before), None)
    return said is not None and said.status in statuses
