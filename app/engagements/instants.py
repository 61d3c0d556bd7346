"""Instants as people name them: a day, a time and a zone; hours that a clock change skips or doubles are told. Pure."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from app.errors import InvalidFact
from app.wording import _

EARLIER, LATER = "earlier", "later"


def instant_of(day: date, at: time, zone: str, which: str = "", *, now: datetime) -> datetime:
    """The instant (UTC) of a local time, which must lie ahead of `now`; `which` chooses in a doubled hour.

    Raises InvalidFact on "time" (the hour does not exist, or lies behind us) or on "which" (choose one of the two).
    """
    instants = _instants(day, at, zone)
    if not instants:
        raise InvalidFact(
            "time", _("This time does not exist: the clocks go forward that night. Choose an hour later or earlier.")
        )
    if len(instants) > 1 and which not in (EARLIER, LATER):
        raise InvalidFact("which", _("This time comes twice: the clocks go back that night. Say which one you mean."))
    chosen = instants[-1] if which == LATER else instants[0]
    if chosen <= now:
        raise InvalidFact("time", _("This time has passed. Choose one that lies ahead."))
    return chosen


def _instants(day: date, at: time, zone: str) -> list[datetime]:
    """The instants that bear this local time: none where it is skipped, two where it is doubled."""
    region = ZoneInfo(zone)
    naive = datetime.combine(day, at)
    found = {naive.replace(tzinfo=region, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(each for each in found if each.astimezone(region).replace(tzinfo=None) == naive)
