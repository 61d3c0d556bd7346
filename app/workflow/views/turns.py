"""The picture of a case over time and its table: who held it how long, as this reader may know it."""

from dataclasses import dataclass

from app import clock
from app.policy.actor import Actor
from app.workflow import queries, turn_strip, turns_shown
from app.workflow.models.case_file import CaseFile
from app.workflow.turns_taken import turns_taken

FEW = 6
"""Rows that stand open beneath the picture; more are folded."""


@dataclass(frozen=True, slots=True)
class Turns:
    """What the template draws: the strip (None where there is hardly anything to draw), and the table's rows."""

    strip: turn_strip.Strip | None
    rows: tuple[turns_shown.Shown, ...]
    is_open: bool

    @property
    def is_long(self) -> bool:
        """Whether the table is folded."""
        return len(self.rows) > FEW


def turns_of(actor: Actor, file: CaseFile) -> Turns:
    """The turns of the case up to now, or to its end."""
    agency = file.agency.name if file.agency else ""
    taken = turns_taken(queries.moves_of(file), queries.spells_of(file), clock.now())
    told = turns_shown.told_to(actor.role, taken)
    strip = turn_strip.of(tuple(turns_shown.bars_of(agency, told)), is_open=file.is_open)
    return Turns(strip, turns_shown.rows_of(actor.role, agency, told), file.is_open)
