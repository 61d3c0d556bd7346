"""A line of a list in words, ready for the template: worked out here, since a template is slow at it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from jinja2.filters import do_title

from app import clock
from app.policy.programs import PROGRAM_NAMES
from app.web.templating import day
from app.wording import _
from app.workflow.views.due_words import due_in
from app.workflow.wording import PARTIES, clock_word, state_word


@dataclass(frozen=True, slots=True)
class CaseLine:
    """What a list says about a case; `far` is how far off the due instant is, `holder` who has it."""

    reference: str
    is_urgent: bool
    restricted: bool
    agency: str
    place: str
    program: str
    title: str
    state: str
    party: str
    due: str
    due_day: str
    far: str
    is_late: bool
    holder: str
    is_request: bool
    act: str


def lines_of(rows: Iterable[Any]) -> list[CaseLine]:
    """The lines of these rows, as `queries.lines` gives them."""
    now = clock.now()
    return [_line(row, now) for row in rows]


@lru_cache(maxsize=4096)
def _place(county: str, state_code: str) -> str:
    return ", ".join(part for part in (do_title(county), state_code) if part)


@lru_cache(maxsize=200)
def _act(clock_name: str | None) -> str:
    """What is to be done, as the beginning of a line."""
    words = clock_word(clock_name)
    return words[:1].upper() + words[1:]


def _line(row: Any, now: datetime) -> CaseLine:
    is_late = row.due_at is not None and row.due_at <= now
    return CaseLine(
        row.reference,
        row.is_urgent,
        row.restricted,
        row.agency,
        _place(row.county or "", row.state_code or ""),
        PROGRAM_NAMES[row.program] if row.program else _("Not settled"),
        row.title,
        state_word(row.state),
        PARTIES[row.turn_party] if row.turn_party else "",
        row.due_at.isoformat() if row.due_at else "",
        day(row.due_at),
        due_in(row.due_at),
        is_late,
        row.owner or row.screener or "",
        row.stage == "request",
        _act(row.turn_clock),
    )
