"""What the frame of a case page shows, as plain values that the subjects fill; `case/frame.html` draws it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Mark(StrEnum):
    """How far a stage of the life cycle is."""

    DONE = "done"
    CURRENT = "current"
    AHEAD = "ahead"
    SKIPPED = "skipped"
    ENDED = "ended"  # the case stopped here


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage on the step bar: a short word and how far it is."""

    label: str
    mark: Mark = Mark.AHEAD


@dataclass(frozen=True, slots=True)
class Facts:
    """The three facts that lead a case page: where, whose turn to do what, by when.

    `due_at` and `paused_since` are instants in UTC; `spent` says how long the clock ran ("4 days so far").
    """

    where: str
    party: str = ""
    act: str = ""
    due_at: datetime | None = None
    is_yours: bool = False
    paused_since: datetime | None = None
    paused_why: str = ""
    spent: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """What a step still lacks, as a sentence, and the address where it is mended."""

    sentence: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that the reader can do now; with needs left it is shown but cannot be pressed."""

    label: str
    url: str
    needs: tuple[Need, ...] = ()
    hint: str = ""
    is_aside: bool = False  # a detour such as a pause: never the main act

    @property
    def is_ready(self) -> bool:
        """Whether nothing is missing."""
        return not self.needs


@dataclass(frozen=True, slots=True)
class Tab:
    """One page of a case; `count` stands beside its name when it is not zero."""

    label: str
    url: str
    is_here: bool = False
    count: int = 0
    is_above: bool = False  # the present page is one thing of this tab's list


@dataclass(frozen=True, slots=True)
class CaseFrame:
    """Everything above the content of a case page; the first act that is no detour is the main one."""

    reference: str
    title: str
    facts: Facts
    agency: str = ""
    program: str = ""
    restricted: str = ""  # the text of the band, empty for none
    stages: tuple[Stage, ...] = ()
    acts: tuple[Act, ...] = ()
    tabs: tuple[Tab, ...] = ()
    sides: tuple[tuple[str, str], ...] = field(default=())  # short facts beside the acts: owner, agency, provider
