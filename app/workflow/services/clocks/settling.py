"""Clocks follow the states: after each step the right ones run, pause or stop, and the file says whose turn it is.

Rules (docs/domain.md, clocks): a clock stops while another party is awaited, paused time is kept apart, an extension
has a reason and a new date; nothing is overdue while lawfully paused or extended.
"""

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from app import clock
from app.extensions import db
from app.policy.roles import Role
from app.wording import _
from app.workflow import clock_rules, engine
from app.workflow.clock_table import RULES
from app.workflow.clock_terms import OnDate
from app.workflow.lifecycle import EVERY_CLOCK, State
from app.workflow.lifecycles.catalogue import LIFECYCLES
from app.workflow.models.case_file import CaseFile, Staged
from app.workflow.models.record import Clock
from app.workflow.services.clocks import dates, parts, pausing, turns
from app.workflow.services.consequences import is_final

NEXT_STEP = "next_step"
Key = tuple[str, int, str]
Stilled = tuple[set[str], Staged | None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A clock that ought to exist now: for which case, called what, against whom."""

    case: Staged
    name: str
    party: Role

    @property
    def key(self) -> Key:
        """What tells clocks of one case file apart."""
        return (self.case.lifecycle, self.case.id, self.name)


def settle(file: CaseFile) -> None:
    """Bring the clocks and the turn of a case file in line with the states of all its cases."""
    db.session.flush()
    cases = parts.cases_of(file)
    for case in cases:
        parts.forget_lists(case)
    wanted = {want.key: want for case in cases for want in _wanted(case, cases)}
    stilled = _stilled(cases)
    held = unstopped(file)
    dates.closures()  # read before the clocks are written, so that all of them are written at once
    for running in held:
        if _is_passed_on(running, wanted.get(_key(running))):
            pausing.stop(running)
            continue
        want = wanted.pop(_key(running), None)
        _adjust(running, want, stilled, cases)
        if want is not None:
            _follow_the_date(running, want, file)
    clocks = held + [_start(want, file, stilled) for want in wanted.values()]
    turns.say_whose_turn(file, cases, clocks)


def stop(file: CaseFile, *names: str) -> None:
    """Stop the clocks of these names, so that `settle` begins them anew by what holds then (urgent: in hours)."""
    for running in unstopped(file):
        if running.name in names:
            pausing.stop(running)
    db.session.flush()


def _wanted(case: Staged, cases: list[Staged]) -> list[Wanted]:
    state = engine.state_of(LIFECYCLES[case.lifecycle], case.state)
    beside = [each for each in state.beside if getattr(case, each.when)]
    wants = [Wanted(case, each.clock, each.party or _party_of(state)) for each in beside]
    turn, owner = turns.present_turn(case, cases)
    if turn is not None and owner is case and turn.clock is not None:
        wants.append(Wanted(case, turn.clock, turn.party))  # type: ignore[arg-type]
    return wants


def _party_of(state: State) -> Role:
    return next(turn.party for turn in state.turns if isinstance(turn.party, Role))


def _stilled(cases: list[Staged]) -> tuple[set[str], Staged | None]:
    """The clocks that stand still because of where some case stands, and the case that halts every other one."""
    names: set[str] = set()
    halting = None
    for case in cases:
        paused = engine.paused_clocks(LIFECYCLES[case.lifecycle], case) if not is_final(case) else frozenset()
        halting = case if EVERY_CLOCK in paused else halting
        names |= paused
    return names, halting


UNSTOPPED = (
    select(Clock).where(Clock.case_file_id == bindparam("file_id"), Clock.stopped_at.is_(None)).order_by(Clock.id)
)


def unstopped(file: CaseFile) -> list[Clock]:
    """The clocks of a case file that have not stopped, oldest first."""
    return list(db.session.scalars(UNSTOPPED, {"file_id": file.id}))


def _adjust(running: Clock, want: Wanted | None, stilled: Stilled, cases: list[Staged]) -> None:
    stands = _stands(running, want, stilled)
    case = next((case for case in cases if (case.lifecycle, case.id) == (running.lifecycle, running.subject_id)), None)
    if case is None or (want is None and (is_final(case) or not stands)):
        pausing.stop(running)
    elif stands:
        pausing.pause(running, _why(stilled))
    else:
        pausing.resume(running)
        running.party = want.party if want else running.party


def _stands(running: Clock, want: Wanted | None, stilled: Stilled) -> bool:
    names, halting = stilled
    own_of_halting = halting is not None and want is not None and want.case is halting
    return running.name in names or (halting is not None and not own_of_halting)


def _start(want: Wanted, file: CaseFile, stilled: Stilled) -> Clock:
    rule = RULES[want.name]
    started = clock.now()
    due = clock_rules.due_at(rule, started, dates.circumstances(file, want.case, want.name), dates.closures())
    running = Clock(
        case_file_id=file.id,
        lifecycle=want.case.lifecycle,
        subject_id=want.case.id,
        name=want.name,
        party=want.party,
        started_at=started,
        due_at=due,
        stands_for=due,
    )
    running.paused_seconds = 0
    running.next_reminder_at = dates.next_reminder(running, after=started)
    db.session.add(running)
    if _stands(running, want, stilled):
        db.session.flush()
        pausing.pause(running, _why(stilled))
    return running


def _key(running: Clock) -> Key:
    return (running.lifecycle, running.subject_id, running.name)


def _is_passed_on(running: Clock, want: Wanted | None) -> bool:
    """Whether the next step is another party's now: its days begin anew, nobody inherits another's delay."""
    return want is not None and running.name == NEXT_STEP and running.party is not want.party


def _follow_the_date(running: Clock, want: Wanted, file: CaseFile) -> None:
    """Count a clock of the kind "its date" anew once that date is another one; an extension was of the old date."""
    rule, around = RULES[running.name], dates.circumstances(file, want.case, running.name)
    if not isinstance(clock_rules.length_of(rule, around), OnDate):
        return
    stands_for = clock_rules.due_at(rule, running.started_at, around, dates.closures())
    if stands_for != running.stands_for:
        running.stands_for = running.due_at = stands_for
        running.extended_to, running.extension_reason = None, ""
        running.next_reminder_at = dates.next_reminder(running)


def _why(stilled: Stilled) -> str:
    return _("The case is on hold") if stilled[1] is not None else _("Waiting for another party")
