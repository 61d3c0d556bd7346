"""The turns of a case as one reader may know them: by party in words; outsiders see the office as one party.

Nothing shows outside whose existence is not told there: questions to sister components, proposals within the office,
offers to others. Such times are the office's or the provider's own, without a border in them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.policy.roles import Role
from app.wording import _
from app.workflow import wording
from app.workflow.turns_taken import Taken

AGENCY = (Role.REQUESTER, Role.EXECUTIVE)
PROVIDER = (Role.COORDINATOR, Role.PROVIDER_STAFF)
OUTSIDE = (*AGENCY, *PROVIDER, Role.EXPERT)
COMPONENT = _("The sister component")
EXPERT = _("The expert")
PROVIDERS = _("The provider")
TOLD_AS = {"deconfliction": Role.PROGRAM_MANAGER, "offer": Role.PROGRAM_MANAGER, "assignment": Role.COORDINATOR}
"""Whose move outsiders see while a part of this family has it (app/workflow/views/history.py, what they hear of)."""
UNTOLD = {"decline_proposed": "screening"}
"""States of which nobody outside the office hears."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A turn in words: the row it is drawn in, who precisely, where the case stood; what was paused lies within."""

    row: str
    who: str
    where: str
    since: datetime
    until: datetime
    paused: timedelta = timedelta()
    is_hold: bool = False

    @property
    def held(self) -> timedelta:
        """How long it counted."""
        return self.until - self.since - self.paused


def told_to(reader: Role, turns: Iterable[Taken]) -> tuple[Taken, ...]:
    """The turns without what this reader may not know of."""
    return tuple(turns) if reader not in OUTSIDE else tuple(_told_outside(turn) for turn in turns)


def _told_outside(turn: Taken) -> Taken:
    party = TOLD_AS.get(turn.part, turn.party)
    party = Role.PROGRAM_MANAGER if party in wording.WITHIN else party
    is_paused = turn.is_paused and (is_hold(turn) or (party not in wording.WITHIN and turn.part not in TOLD_AS))
    return replace(turn, party=party, part="", state=UNTOLD.get(turn.state, turn.state), is_paused=is_paused)


def is_hold(turn: Taken) -> bool:
    """Whether the whole case was on hold."""
    return turn.state == "on_hold"


def rows_of(reader: Role, agency: str, turns: Iterable[Taken]) -> tuple[Shown, ...]:
    """The turns that were told to this reader, in words; neighbours that read the same are one."""
    joined: list[Shown] = []
    for turn in turns:
        shown = _shown(reader, agency, turn)
        last = joined[-1] if joined else None
        if last and last.until == shown.since and (last.who, last.where) == (shown.who, shown.where):
            joined[-1] = replace(last, until=shown.until, paused=last.paused + shown.paused)
        else:
            joined.append(shown)
    return tuple(joined)


def _shown(reader: Role, agency: str, turn: Taken) -> Shown:
    word = wording.plain_state if reader in AGENCY else wording.state_word
    row = body_of(turn.party, agency)
    who = wording.PARTIES.get(turn.party, row) if row == wording.OFFICE and reader not in OUTSIDE else row
    paused = turn.length if turn.is_paused else timedelta()
    return Shown(row, who, word(turn.state), turn.since, turn.until, paused, is_hold(turn))


def body_of(party: Role, agency: str) -> str:
    """The party as one body: the agency by its name, the office, the provider, the expert, the sister component."""
    if party in AGENCY:
        return agency or wording.PARTIES[Role.REQUESTER]
    if party in PROVIDER:
        return PROVIDERS
    others = {Role.EXPERT: EXPERT, Role.DECONFLICTION: COMPONENT}
    return others.get(party, wording.OFFICE)


def bars_of(agency: str, turns: Iterable[Taken]) -> Iterator[Shown]:
    """The stretches to draw: each wholly counted or wholly paused, neighbours of one row as one."""
    last: Shown | None = None
    for turn in turns:
        row = body_of(turn.party, agency)
        bar = Shown(row, row, "", turn.since, turn.until, turn.length if turn.is_paused else timedelta(), is_hold(turn))
        if last and last.until == bar.since and _alike(last, bar):
            last = replace(last, until=bar.until, paused=last.paused + bar.paused)
            continue
        if last:
            yield last
        last = bar
    if last:
        yield last


def _alike(one: Shown, other: Shown) -> bool:
    return (one.row, bool(one.paused), one.is_hold) == (other.row, bool(other.paused), other.is_hold)
