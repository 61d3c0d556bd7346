"""Whose turn it is: read from the states of the cases of a file, and repeated on the file for lists."""

from datetime import date, datetime

from app import clock
from app.policy.roles import Role
from app.workflow import engine, registry
from app.workflow.lifecycle import Part, Turn
from app.workflow.lifecycles.catalogue import LIFECYCLES
from app.workflow.models.case_file import CaseFile, Staged
from app.workflow.models.record import Clock
from app.workflow.services.consequences import is_final


def present_turn(case: Staged, cases: list[Staged]) -> tuple[Turn | None, Staged]:
    """The turn that applies to a case now, and the case it belongs to (a part's, where the state hands it on)."""
    for turn in engine.state_of(LIFECYCLES[case.lifecycle], case.state).turns:
        if turn.when is not None and not getattr(case, turn.when):
            continue
        if not isinstance(turn.party, Part):
            return turn, case
        part = _open_part(turn.party, cases)
        if part is not None:
            return present_turn(part, cases)
    return None, case


def _open_part(part: Part, cases: list[Staged]) -> Staged | None:
    """The part of that family that is waited for first: by its own date, else the one that has waited longest."""
    if not registry.is_known(part.family):
        return None
    model = registry.family(part.family).model
    waiting = (case for case in cases if isinstance(case, model) and (not part.states or case.state in part.states))
    ranked = [(_rank(case, turn), case) for case in waiting if (turn := present_turn(case, cases)[0]) is not None]
    return min(ranked, key=lambda found: found[0])[1] if ranked else None


def _rank(case: Staged, turn: Turn) -> tuple[bool, date, datetime, int]:
    day = case.clock_date(turn.clock or "")
    return day is None, day or date.min, case.state_since, case.number


def say_whose_turn(file: CaseFile, cases: list[Staged], clocks: list[Clock]) -> None:
    """Repeat on the case file what lists need: state, whose turn, which clock, since when and until when."""
    whole = cases[0]
    turn, owner = present_turn(whole, cases)
    running = _clock_of(turn, owner, clocks)
    file.state = whole.state
    file.is_open = not is_final(whole)
    file.turn_party = turn.party if turn is not None and isinstance(turn.party, Role) else None
    file.turn_clock = running.name if running else None
    file.turn_since = running.started_at if running else whole.state_since
    file.due_at = running.due_at if running and running.is_running else None
    if not file.is_open and file.closed_at is None:
        file.closed_at = clock.now()
    if file.is_open:
        file.closed_at = None


def _clock_of(turn: Turn | None, owner: Staged, clocks: list[Clock]) -> Clock | None:
    if turn is None or turn.clock is None:
        return None
    key = (owner.lifecycle, owner.id, turn.clock)
    running = (each for each in clocks if each.stopped_at is None)
    return next((each for each in running if (each.lifecycle, each.subject_id, each.name) == key), None)
