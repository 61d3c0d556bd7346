"""How long each clock runs and when it reminds whom (docs/domain.md, clocks). Provisional lengths until the full table lands."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

Closures = frozenset[date]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a clock's length depends on besides its rule."""

    program: str | None = None
    kind: str | None = None
    urgent: bool = False
    on_date: date | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder point: a key unique within the clock, an instant (UTC), and to whom ("party", "supervisor", …)."""

    key: str
    at: datetime
    to: tuple[str, ...] = ("party",)


@dataclass(frozen=True, slots=True)
class ClockRule:
    """The length of a clock."""

    name: str
    days: int


class _Rules(dict[str, ClockRule]):
    def __missing__(self, name: str) -> ClockRule:
        return ClockRule(name, 7)


RULES: dict[str, ClockRule] = _Rules()


def due_at(rule: ClockRule, started_at: datetime, circumstances: Circumstances, closures: Closures) -> datetime | None:
    """When a clock that starts now is due (UTC); None where the rule counts to a date that is not set."""
    return started_at + timedelta(days=rule.days)


def points(rule: ClockRule, started_at: datetime, due: datetime, closures: Closures) -> list[Reminder]:
    """All reminder points in order."""
    return [Reminder("due", due)]


def moved_on(rule: ClockRule, due: datetime, paused_at: datetime, resumed_at: datetime, closures: Closures) -> datetime:
    """The due instant after a pause: moved by the time (business days for such rules) that did not count; never earlier."""
    return due + (resumed_at - paused_at)
