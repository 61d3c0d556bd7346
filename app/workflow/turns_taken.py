"""Who held a case how long: its turns one after the other, from the steps of the whole case and from its clocks.

A clock runs exactly while its turn is present (services/clocks), so the first turn of a state whose clock existed at a
moment is the one that was taken then. Pure: nothing is read here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from app.policy.roles import Role
from app.workflow import engine
from app.workflow.lifecycle import EVERY_CLOCK, Part, State
from app.workflow.lifecycles.catalogue import LIFECYCLES, members
from app.workflow.wording import WITHIN

AT_ONCE = timedelta(seconds=5)
"""What lies nearer together was one act: the instants of one transaction differ a little."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A step of the whole case: of which request or engagement, into which state, taken by or for whom."""

    at: datetime
    lifecycle: str
    subject_id: int
    begins: bool
    state: str
    moves: bool
    by: Role


@dataclass(frozen=True, slots=True)
class Spell:
    """A clock from its start to its end (None: it has not ended), and the times it stood still."""

    lifecycle: str
    name: str
    party: Role
    since: datetime
    until: datetime | None
    pauses: tuple[tuple[datetime, datetime | None], ...] = ()

    def covers(self, instant: datetime) -> bool:
        """Whether the clock existed at that instant."""
        return self.since <= instant and (self.until is None or instant < self.until)

    def stood(self, instant: datetime) -> bool:
        """Whether it stood still at that instant."""
        return any(since <= instant and (until is None or instant < until) for since, until in self.pauses)


@dataclass(frozen=True, slots=True)
class Taken:
    """A stretch of time in which one party had the move; `part` is the family whose turn it was, or nothing."""

    party: Role
    part: str
    state: str
    since: datetime
    until: datetime
    is_paused: bool = False

    @property
    def length(self) -> timedelta:
        """How long it lasted."""
        return self.until - self.since


@dataclass(frozen=True, slots=True)
class _Stand:
    lifecycle: str
    state: str
    since: datetime
    until: datetime


def turns_taken(moves: Sequence[Moved], spells: Sequence[Spell], now: datetime) -> tuple[Taken, ...]:
    """The turns of a case in their order, without overlap; without a gap but for the time in a final state."""
    moves, spells = _at_whole_acts(moves, spells)
    edges = {edge for spell in spells for edge in _edges(spell)} | {move.at for move in moves}
    pieces = [piece for stand in _stands(moves, now) for piece in _pieces(stand, edges, spells, moves)]
    return tuple(_joined(pieces))


def _at_whole_acts(moves: Sequence[Moved], spells: Sequence[Spell]) -> tuple[list[Moved], list[Spell]]:
    """The same with one instant for all that happened at once."""
    act: dict[datetime, datetime] = {}
    first = None
    for instant in sorted({*(move.at for move in moves), *(edge for spell in spells for edge in _edges(spell))}):
        first = first if first is not None and instant - first <= AT_ONCE else instant
        act[instant] = first
    return [replace(move, at=act[move.at]) for move in moves], [_moved_to(spell, act) for spell in spells]


def _moved_to(spell: Spell, act: dict[datetime, datetime]) -> Spell:
    pauses = tuple((act[since], act[until] if until else None) for since, until in spell.pauses)
    return replace(spell, since=act[spell.since], until=act[spell.until] if spell.until else None, pauses=pauses)


def _edges(spell: Spell) -> Iterator[datetime]:
    for since, until in ((spell.since, spell.until), *spell.pauses):
        yield from (instant for instant in (since, until) if instant is not None)


def _stands(moves: Iterable[Moved], now: datetime) -> Iterator[_Stand]:
    """Where the case stood: in a state of the request, and once an engagement has begun, of the latest one."""
    present = None
    stood: list[Moved] = []
    for move in moves:
        if move.begins or present is None:
            present = (move.lifecycle, move.subject_id)
        if (move.lifecycle, move.subject_id) == present and (move.moves or not stood):
            stood.append(move)
    ends = [each.at for each in stood[1:]]
    for move, end in zip(stood, [*ends, now][: len(stood)], strict=True):
        if move.at < end and not _state(move.lifecycle, move.state).final:
            yield _Stand(move.lifecycle, move.state, move.at, end)


def _state(lifecycle: str, name: str) -> State:
    return engine.state_of(LIFECYCLES[lifecycle], name)


def _pieces(stand: _Stand, edges: set[datetime], spells: Sequence[Spell], moves: Sequence[Moved]) -> Iterator[Taken]:
    within = (edge for edge in edges if stand.since < edge < stand.until)
    state = _state(stand.lifecycle, stand.state)
    for since, until in pairwise(sorted({stand.since, stand.until, *within})):
        spell = _spell_of_turn(stand, state, since, [each for each in spells if each.covers(since)])
        part = "" if spell is None or spell.lifecycle == stand.lifecycle else LIFECYCLES[spell.lifecycle].family
        party = _first_party(state) if spell is None else _party_then(spell, state, stand, until, moves)
        stands_still = EVERY_CLOCK in state.pauses or (spell is not None and spell.stood(since))
        yield Taken(party, part, stand.state, since, until, stands_still)


def _spell_of_turn(stand: _Stand, state: State, instant: datetime, spells: Sequence[Spell]) -> Spell | None:
    """The clock of the turn taken at that instant: the first of the state's turns that had one."""
    for turn in state.turns:
        if isinstance(turn.party, Part):
            found = [each for each in spells if (each.lifecycle, each.name) in _clocks_of(turn.party)]
        else:
            found = [each for each in spells if (each.lifecycle, each.name) == (stand.lifecycle, turn.clock)]
        if found:
            return min(found, key=lambda each: (each.stood(instant), each.since))
    return None


def _clocks_of(part: Part) -> set[tuple[str, str | None]]:
    return {
        (lifecycle.name, turn.clock)
        for lifecycle in members(part.family)
        for state in lifecycle.states
        for turn in state.turns
        if not part.states or state.name in part.states
    }


def _first_party(state: State) -> Role:
    """Whose move it is where no clock tells: the state's turn that asks for nothing, else its first of a party."""
    turns = sorted(state.turns, key=lambda turn: turn.when is not None)
    return next((turn.party for turn in turns if isinstance(turn.party, Role)), Role.PROGRAM_MANAGER)


def _party_then(spell: Spell, state: State, stand: _Stand, until: datetime, moves: Sequence[Moved]) -> Role:
    """The clock's party; or who had it before: a clock that several turns share keeps the name of the last one alone.

    Whoever has an earlier turn with that clock and took a step only later in this state, had it until then.
    """
    sharing = [turn.party for turn in state.turns if turn.clock == spell.name and isinstance(turn.party, Role)]
    before = sharing[: sharing.index(spell.party)] if spell.party in sharing else []
    others = {party for party in before if (party in WITHIN) != (spell.party in WITHIN)}
    later = (move.by for move in moves if until <= move.at < stand.until and move.by in others and not move.moves)
    return next(later, spell.party)


def _joined(pieces: Iterable[Taken]) -> Iterator[Taken]:
    last: Taken | None = None
    for piece in pieces:
        if (
            last is not None
            and replace(piece, since=last.since, until=last.until) == last
            and last.until == piece.since
        ):
            last = replace(last, until=piece.until)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _is_alike(one: Taken, other: Taken) -> bool:
    return replace(one, since=other.since, until=other.until) == other
