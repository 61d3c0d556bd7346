"""Every state × step × role of every life cycle against a table written by hand."""

import itertools

import pytest

from app.errors import StepNotAvailable
from app.policy.roles import Role
from app.workflow import engine
from app.workflow.lifecycles.catalogue import ALL, LIFECYCLES
from tests.workflow.tables import TABLES, rows

EVERY_STEP_NAME = sorted({step.name for lifecycle in ALL for step in lifecycle.steps})


class Asked:
    """A case that answers every question as it is told."""

    def __init__(self, state: str, answers: dict[str, object]) -> None:
        self.state = state
        self.__dict__.update(answers)


def answers(step) -> list[dict[str, object]]:
    """Every way in which the conditions of a step may hold or not."""
    flags = sorted({name for who in step.who for name in (who.when, who.unless) if name})
    persons = sorted({who.only for who in step.who if who.only})
    choices = [(False, True)] * len(flags) + [("me", "someone else")] * len(persons)
    return [dict(zip(flags + persons, values, strict=True)) for values in itertools.product(*choices)]


def mark(step, state: str, role: Role) -> str | None:
    """What the engine lets a role do: "" always, "?" sometimes, "*" only as a consequence, None never."""
    cases = [Asked(state, given) for given in answers(step)]
    direct = [engine.permits(step, case, {role}, "me") for case in cases]
    causes = {cause for who in step.who for cause in who.through}
    caused = [engine.permits(step, case, {role}, "me", through=cause) for case in cases for cause in causes]
    if any(direct):
        return "" if all(direct) else "?"
    return "*" if any(caused) else None


def expected(name: str) -> dict[tuple[str, str, str], str]:
    return {
        (source, step, role): taker
        for step, sources, _, takers in rows(name)
        for source in sources
        for role, taker in takers.items()
    }


@pytest.mark.parametrize("name", LIFECYCLES)
def test_exactly_the_roles_of_the_table_may_take_each_step_in_each_state(name):
    lifecycle, found = LIFECYCLES[name], {}
    for state, step_name, role in itertools.product(lifecycle.states, EVERY_STEP_NAME, Role):
        try:
            step = engine.find_step(lifecycle, state.name, step_name)
        except StepNotAvailable:
            continue
        given = mark(step, state.name, role)
        if given is not None:
            found[state.name, step_name, str(role)] = given
    assert found == expected(name)


@pytest.mark.parametrize("name", LIFECYCLES)
def test_exactly_the_arrows_of_the_table_exist(name):
    told = {
        (source, step, source if target == "=" else target)
        for step, sources, targets, _ in rows(name)
        for source in sources
        for target in targets
    }
    assert set(engine.edges(LIFECYCLES[name])) == told


@pytest.mark.parametrize("name", LIFECYCLES)
def test_the_machine_knows_the_arrows_and_nothing_beside_them(name):
    machine = engine.machine(LIFECYCLES[name])
    known = {(t.source, trigger, t.dest) for trigger in machine.events for t in machine.get_transitions(trigger)}
    assert known == set(engine.edges(LIFECYCLES[name]))
    assert machine.models == []
    assert engine.machine(LIFECYCLES[name]) is machine


def test_every_life_cycle_has_its_table():
    assert set(TABLES) == set(LIFECYCLES)
