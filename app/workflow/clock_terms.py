"""The words in which clocks are told: lengths, reminder points, lapses. Data without behaviour."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class BusinessDays:
    """So many days on which the office is open."""

    count: int


@dataclass(frozen=True, slots=True)
class Days:
    """So many calendar days."""

    count: int


@dataclass(frozen=True, slots=True)
class Hours:
    """So many hours, day and night."""

    count: int


@dataclass(frozen=True, slots=True)
class Months:
    """So many months; the last day of a shorter month."""

    count: int


@dataclass(frozen=True, slots=True)
class NextOf:
    """The next of these days (month, day) of every year."""

    days: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class OnDate:
    """The end of an agreed date, or an agreed instant; where none is known, three business days."""


Length = BusinessDays | Days | Hours | Months | NextOf | OnDate
FALLBACK = BusinessDays(3)


class Listener(StrEnum):
    """To whom a reminder goes."""

    PARTY = "party"
    PROGRAM_MANAGER = "program_manager"
    SUPERVISOR = "supervisor"  # the unit's director or deputy


class Anchor(StrEnum):
    """From where an offset counts."""

    START = "start"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Point:
    """One reminder: its distance from the anchor (negative: before it), and who hears it."""

    offset: BusinessDays | Days
    to: Listener = Listener.PARTY
    anchor: Anchor = Anchor.DUE

    @property
    def key(self) -> str:
        """The name under which it is sent once in the life of a clock."""
        unit = "bd" if isinstance(self.offset, BusinessDays) else "d"
        if self.anchor is Anchor.START:
            return f"day_{self.offset.count}"
        when = "before" if self.offset.count < 0 else "after"
        place = f"{when}_{abs(self.offset.count)}_{unit}" if self.offset.count else "due"
        return place if self.to is Listener.PARTY else f"{place}_{self.to}"


@dataclass(frozen=True, slots=True)
class Lapse:
    """When the worker takes the step that ends the waiting, and whom that concerns beside the party."""

    step: str
    offset: Days
    anchor: Anchor = Anchor.DUE
    tells: tuple[Listener, ...] = ()


@dataclass(frozen=True, slots=True)
class ClockRule:
    """One clock: its length, other lengths by circumstance (first that holds), its reminders and its end.

    Reminders are of class R: each is sent at most once.
    """

    name: str
    length: Length
    variants: tuple[tuple[str, Length], ...] = ()
    reminders: tuple[Point, ...] = ()
    lapse: Lapse | None = None
    is_fixed: bool = False  # a date set outside, which no pause moves
    message_class: str = "R"
