"""Clocks follow the states: after each step the right ones run, pause or stop, and the file says whose turn it is.

Rules (docs/domain.md, clocks): a clock stops while another party is awaited, paused time is kept apart, an extension
has a reason and a new date; nothing is overdue while lawfully paused or extended.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from sqlalchemy import CompoundSelect, bindparam, exists, inspect, literal, select, union_all

from app import clock
from app.errors import InvalidFact
from app.extensions import db
from app.policy.roles import Role
from app.wording import _
from app.workflow import clock_rules, engine, registry
from app.workflow.clock_table import RULES
from app.workflow.clock_terms import OnDate
from app.workflow.lifecycle import EVERY_CLOCK, Part, State, Turn
from app.workflow.lifecycles.catalogue import LIFECYCLES
from app.workflow.models.case_file import CaseFile, Closure, Staged
from app.workflow.models.record import Clock, ClockPause
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
    cases = cases_of(file)
    for case in cases:
        _forget_collections(case)
    wanted = {want.key: want for case in cases for want in _wanted(case, cases)}
    stilled = _stilled(cases)
    for running in _unstopped(file):
        if _is_passed_on(running, wanted.get(_key(running))):
            _stop(running)
            continue
        want = wanted.pop(_key(running), None)
        _adjust(running, want, stilled, cases)
        if want is not None:
            _follow_the_date(running, want, file)
    for want in wanted.values():
        _start(want, file, stilled)
    db.session.flush()
    _say_whose_turn(file, cases)


def cases_of(file: CaseFile) -> list[Staged]:
    """Every case of the file at its present stage, the whole first."""
    stage = "request" if file.stage == "request" else "engagement"
    whole, *parts = registry.families(stage)
    present = set(db.session.scalars(_families_with_rows(tuple(parts)), {"file_id": file.id}))
    cases: list[Staged] = []
    for family in (whole, *(part for part in parts if part.name in present)):
        model = family.model
        cases += db.session.scalars(select(model).where(model.case_file_id == file.id).order_by(model.number.desc()))
    return cases


@cache
def _families_with_rows(families: tuple[registry.Family, ...]) -> CompoundSelect[str]:
    """One statement that names the families of which a file has any part: most cases have few of them."""
    return union_all(
        *(
            select(literal(family.name)).where(exists().where(family.model.case_file_id == bindparam("file_id")))
            for family in families
        )
    )


def _forget_collections(case: Staged) -> None:
    """Let lists of parts be read anew: a step may have begun some."""
    lists = [relation.key for relation in inspect(type(case)).relationships if relation.uselist]
    if lists:
        db.session.expire(case, lists)


def extend(running: Clock, to: datetime, reason: str) -> None:
    """Move a clock's due instant (UTC) with a reason; reminders follow the new date. Raises InvalidFact."""
    if not reason.strip():
        raise InvalidFact("reason", _("Say why the date moves."))
    if to <= clock.now():
        raise InvalidFact("to", _("The new date must lie ahead."))
    running.extended_to, running.extension_reason, running.due_at = to, reason, to
    running.next_reminder_at = next_reminder(running)


def next_reminder(running: Clock, after: datetime | None = None) -> datetime | None:
    """The next instant (UTC) at which this clock reminds someone, after the given one (default: now)."""
    after = after or clock.now()
    ahead = [point.at for point in points_of(running) if point.at > after]
    return min(ahead, default=None)


def points_of(running: Clock) -> list[clock_rules.Reminder]:
    """All reminder points of a clock."""
    if running.due_at is None:
        return []
    return clock_rules.points(
        RULES[running.name],
        running.started_at,
        running.due_at,
        closures(),
        extended=running.extended_to is not None,
    )


def closures() -> frozenset:  # type: ignore[type-arg]
    """The operator's extra closed days."""
    held = db.session.info.get("closures")
    if held is None:
        held = db.session.info["closures"] = frozenset(db.session.scalars(select(Closure.day)))
    return held


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


def _wanted(case: Staged, cases: list[Staged]) -> list[Wanted]:
    state = engine.state_of(LIFECYCLES[case.lifecycle], case.state)
    wants = [Wanted(case, beside.clock, _party_of(state)) for beside in state.beside if getattr(case, beside.when)]
    turn, owner = present_turn(case, cases)
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


def _unstopped(file: CaseFile) -> list[Clock]:
    return list(
        db.session.scalars(
            select(Clock).where(Clock.case_file_id == file.id, Clock.stopped_at.is_(None)).order_by(Clock.id)
        )
    )


def _adjust(running: Clock, want: Wanted | None, stilled: Stilled, cases: list[Staged]) -> None:
    stands = _stands(running, want, stilled)
    case = next((case for case in cases if (case.lifecycle, case.id) == (running.lifecycle, running.subject_id)), None)
    if case is None or (want is None and (is_final(case) or not stands)):
        _stop(running)
    elif stands:
        _pause(running, _why(stilled))
    else:
        _resume(running)
        running.party = want.party if want else running.party


def _stands(running: Clock, want: Wanted | None, stilled: Stilled) -> bool:
    names, halting = stilled
    own_of_halting = halting is not None and want is not None and want.case is halting
    return running.name in names or (halting is not None and not own_of_halting)


def _start(want: Wanted, file: CaseFile, stilled: Stilled) -> None:
    rule = RULES[want.name]
    started = clock.now()
    due = clock_rules.due_at(rule, started, circumstances(file, want.case, want.name), closures())
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
    running.next_reminder_at = next_reminder(running, after=started)
    db.session.add(running)
    if _stands(running, want, stilled):
        db.session.flush()
        _pause(running, _why(stilled))


def _key(running: Clock) -> Key:
    return (running.lifecycle, running.subject_id, running.name)


def _is_passed_on(running: Clock, want: Wanted | None) -> bool:
    """Whether the next step is another party's now: its days begin anew, nobody inherits another's delay."""
    return want is not None and running.name == NEXT_STEP and running.party is not want.party


def _follow_the_date(running: Clock, want: Wanted, file: CaseFile) -> None:
    """Count a clock of the kind "its date" anew once that date is another one; an extension was of the old date."""
    rule, around = RULES[running.name], circumstances(file, want.case, running.name)
    if not isinstance(clock_rules.length_of(rule, around), OnDate):
        return
    stands_for = clock_rules.due_at(rule, running.started_at, around, closures())
    if stands_for != running.stands_for:
        running.stands_for = running.due_at = stands_for
        running.extended_to, running.extension_reason = None, ""
        running.next_reminder_at = next_reminder(running)


def _why(stilled: Stilled) -> str:
    return _("The case is on hold") if stilled[1] is not None else _("Waiting for another party")


def circumstances(file: CaseFile, case: Staged, name: str) -> clock_rules.Circumstances:
    """What a clock's length depends on besides its rule."""
    return clock_rules.Circumstances(
        program=file.program,
        kind=file.kind,
        urgent=file.is_urgent,
        part=LIFECYCLES[case.lifecycle].family,
        on_date=case.clock_date(name),
    )


def _stop(running: Clock) -> None:
    if running.paused_at is not None:
        _close_pause(running)
    running.stopped_at = clock.now()
    running.next_reminder_at = None


def _pause(running: Clock, because: str) -> None:
    if running.paused_at is None:
        running.paused_at, running.paused_because = clock.now(), because
        db.session.add(ClockPause(clock_id=running.id, since=clock.now(), because=because))


def _resume(running: Clock) -> None:
    if running.paused_at is None:
        return
    if running.due_at is not None:
        rule = RULES[running.name]
        running.due_at = clock_rules.moved_on(rule, running.due_at, running.paused_at, clock.now(), closures())
        running.extended_to = running.due_at if running.extended_to is not None else None
    _close_pause(running)
    running.next_reminder_at = next_reminder(running)


def _close_pause(running: Clock) -> None:
    pause = db.session.scalar(select(ClockPause).where(ClockPause.clock_id == running.id, ClockPause.until.is_(None)))
    if pause is not None:
        pause.until = clock.now()
    if running.paused_at is not None:
        running.paused_seconds += int((clock.now() - running.paused_at).total_seconds())
    running.paused_at = running.paused_because = None


def _say_whose_turn(file: CaseFile, cases: list[Staged]) -> None:
    """Repeat on the case file what lists need: state, whose turn, which clock, since when and until when."""
    whole = cases[0]
    turn, owner = present_turn(whole, cases)
    running = _clock_of(turn, owner)
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


def _clock_of(turn: Turn | None, owner: Staged) -> Clock | None:
    if turn is None or turn.clock is None:
        return None
    return db.session.scalar(
        select(Clock).where(
            Clock.lifecycle == owner.lifecycle,
            Clock.subject_id == owner.id,
            Clock.name == turn.clock,
            Clock.stopped_at.is_(None),
        )
    )
