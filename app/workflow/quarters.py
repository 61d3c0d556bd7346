"""Calendar quarters, by which status reports and claims are counted. Pure."""

from datetime import date, timedelta
from typing import NamedTuple

from app.wording import _

FIRST_MONTHS = (1, 4, 7, 10)
SPANS = (_("January to March"), _("April to June"), _("July to September"), _("October to December"))


class Quarter(NamedTuple):
    """A quarter by its first and its last day."""

    first: date
    last: date

    @property
    def label(self) -> str:
        """As people say it: "January to March 2027"."""
        return f"{SPANS[(self.first.month - 1) // 3]} {self.first.year}"

    @property
    def following(self) -> "Quarter":
        """The quarter after this one."""
        return quarter_of(self.last + timedelta(days=1))


def quarter_of(day: date) -> Quarter:
    """The quarter in which a day lies."""
    first = date(day.year, FIRST_MONTHS[(day.month - 1) // 3], 1)
    ahead = first + timedelta(days=95)
    return Quarter(first, date(ahead.year, ahead.month, 1) - timedelta(days=1))


def quarters(since: date, until: date) -> list[Quarter]:
    """Every quarter from the one of `since` to the one of `until`, in order."""
    found = []
    present = quarter_of(since)
    while present.first <= until:
        found.append(present)
        present = present.following
    return found
