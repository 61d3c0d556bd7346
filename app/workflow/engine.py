"""Judges and moves a case along its life cycle, without writing anything: the door in `services` does what this says.

A case is any object with `state` and the properties and columns that its life cycle names.
"""

from collections.abc import Container
from functools import cache
from itertools import chain
from typing import NamedTuple, Protocol

from transitions import Machine

from app.errors import StepNotAvailable, StepNotReady
from app.policy.roles import Role
from app.workflow.lifecycle import STAYS, Chosen, Lifecycle, Remembered, State, Step, Turn, Who
from app.workflow.needs import SENTENCES


class Case(Protocol):
    """Anything with a life cycle."""

    @property
    def state(self) -> str:
        """The name of the state in which it stands."""


class Edge(NamedTuple):
    """One concrete arrow; a step that stays leads back to its source."""

    source: str
    step: str
    target: str


def find_step(lifecycle: Lifecycle, state: str, name: str) -> Step:
    """Return the step of that name out of that state; raises StepNotAvailable."""
    try:
        return lifecycle.step_from[state, name]
    except KeyError:
        raise StepNotAvailable from None


@cache
def steps_from(lifecycle: Lifecycle, state: str) -> tuple[Step, ...]:
    """Return every step that leaves the state, in the order of the life cycle."""
    return tuple(step for step in lifecycle.steps if state in step.sources)


@cache
def state_of(lifecycle: Lifecycle, name: str) -> State:
    """Return the state of that name."""
    return next(state for state in lifecycle.states if state.name == name)


def _remembered_in(lifecycle: Lifecycle, column: str) -> tuple[str, ...]:
    """Return every state that the column may hold, in the order of the states."""
    keepers = [step for step in lifecycle.steps if step.remembers and step.remembers.column == column]
    held: set[str] = set()
    for step in keepers:
        behind = dict(step.remembers.behind) if step.remembers else {}
        held |= set(step.sources) - behind.keys()
        for source in behind.keys() & set(step.sources):
            held |= set(_remembered_in(lifecycle, behind[source]))
    return tuple(state.name for state in lifecycle.states if state.name in held)


def targets(lifecycle: Lifecycle, step: Step, source: str) -> tuple[str, ...]:
    """Return every state to which the step may lead from this one."""
    if step.target is STAYS:
        return (source,)
    if isinstance(step.target, Remembered):
        return _remembered_in(lifecycle, step.target.column)
    if isinstance(step.target, Chosen):
        return step.target.among
    return (str(step.target),)


def edges(lifecycle: Lifecycle) -> tuple[Edge, ...]:
    """Return every arrow of the life cycle, one for each pair of states that a step can join."""
    return tuple(
        Edge(source, step.name, target)
        for step in lifecycle.steps
        for source in step.sources
        for target in targets(lifecycle, step, source)
    )


@cache
def machine(lifecycle: Lifecycle) -> Machine:
    """Return the life cycle's machine: built once a process, without a model, without callbacks."""
    return Machine(
        model=None,
        states=[state.name for state in lifecycle.states],
        initial=lifecycle.initial,
        transitions=[{"trigger": edge.step, "source": edge.source, "dest": edge.target} for edge in edges(lifecycle)],
        auto_transitions=False,
    )


def next_state(lifecycle: Lifecycle, step: Step, case: Case) -> str:
    """Return the state in which the step puts the case; raises StepNotAvailable where no arrow leads there."""
    target = _aim(step, case)
    if not target or not machine(lifecycle).get_transitions(step.name, case.state, target):
        raise StepNotAvailable
    return target


def _aim(step: Step, case: Case) -> str | None:
    if step.target is STAYS:
        return str(case.state)
    if isinstance(step.target, Remembered | Chosen):
        held = getattr(case, step.target.column)
        return str(held) if held else None
    return str(step.target)


def memory(step: Step, case: Case) -> dict[str, object]:
    """Return what the step writes beside the state: columns cleared, set, and the state that is remembered.

    Ask before the state is assigned.
    """
    written: dict[str, object] = dict.fromkeys(step.clears) | dict(step.sets)
    if step.remembers:
        behind = dict(step.remembers.behind).get(case.state)
        written[step.remembers.column] = getattr(case, behind) if behind else str(case.state)
    return written


def holds(case: Case, name: str | None) -> bool:
    """Ask the case one of its own properties; no name holds always."""
    return name is None or bool(getattr(case, name))


def missing_needs(step: Step, case: Case) -> tuple[str, ...]:
    """Return the names of all needs that are still open, in the step's order."""
    return tuple(need for need in step.needs if not holds(case, need))


def require_needs(step: Step, case: Case) -> None:
    """Raise StepNotReady with a sentence for every need that is still open."""
    missing = missing_needs(step, case)
    if missing:
        raise StepNotReady(missing=tuple(SENTENCES[need] for need in missing))


def _applies(who: Who, case: Case) -> bool:
    return holds(case, who.when) and not (who.unless and holds(case, who.unless))


def permits(
    step: Step, case: Case, roles: Container[Role], person_id: object = None, *, through: str | None = None
) -> bool:
    """May someone in one of these roles take the step? `through` is the step ("offer.accept") that causes it, if any.

    Looks at roles, their conditions and the persons they are bound to; separation of duty is `is_other_person`.
    """
    return any(
        who.role in roles
        and _applies(who, case)
        and (not who.through or through in who.through)
        and (who.only is None or (person_id is not None and person_id in persons(case, who.only)))
        for who in step.who
    )


def persons(case: Case, name: str) -> frozenset[object]:
    """Return the ids of persons that a property names: one id, several, or none."""
    named = getattr(case, name)
    if named is None:
        return frozenset()
    return frozenset(named) if isinstance(named, set | frozenset | tuple | list) else frozenset({named})


def is_other_person(step: Step, case: Case, person_id: object) -> bool:
    """Is this none of the people who took the first half of what the step decides?"""
    return all(person_id not in persons(case, name) for name in step.other_than)


def may_record(lifecycle: Lifecycle, step: Step, case: Case, role: Role) -> bool:
    """May this role record the step for someone outside, who took it by phone or on paper?"""
    outsiders = {Role.REQUESTER, Role.EXECUTIVE, Role.COORDINATOR, Role.EXPERT}
    return role is lifecycle.recorder and any(
        who.role in outsiders and not who.through and _applies(who, case) for who in step.who
    )


def is_human(step: Step) -> bool:
    """Is there a person who takes this step directly, so that it needs a page?"""
    return any(who.role is not Role.SYSTEM and not who.through for who in step.who)


def turn(lifecycle: Lifecycle, case: Case) -> Turn | None:
    """Return whose turn it is in the case's state; None where nothing is owed any more."""
    turns = state_of(lifecycle, case.state).turns
    return next((turn for turn in turns if holds(case, turn.when)), None)


def paused_clocks(lifecycle: Lifecycle, case: Case) -> frozenset[str]:
    """Return the names of the clocks that stand still now; EVERY_CLOCK: all of the case and its parts."""
    state = state_of(lifecycle, case.state)
    now = turn(lifecycle, case)
    named = getattr(case, state.pauses_column) if state.pauses_column else None
    return frozenset(chain(state.pauses, now.pauses if now else (), (named,) if named else ()))


def running_clocks(lifecycle: Lifecycle, case: Case) -> frozenset[str]:
    """Return the names of the clocks that run now: the turn's own and those beside it."""
    state = state_of(lifecycle, case.state)
    now = turn(lifecycle, case)
    beside = {clock.clock for clock in state.beside if holds(case, clock.when)}
    return frozenset(beside | ({now.clock} if now and now.clock else set())) - paused_clocks(lifecycle, case)
