"""What a published life cycle names stands on its model: needs, conditions, persons, stamps, columns that it sets."""

import pytest

from app.workflow import registry
from app.workflow.lifecycles.catalogue import ALL
from app.workflow.lifecycles.unpublished import UNPUBLISHED
from app.workflow.models.case_file import CaseFile

PASSING = {"time_is_up", "reason_code", "reason_note"}


def named(lifecycle) -> set[str]:
    """Every property and column that the life cycle asks of its case."""
    names = {turn.when for state in lifecycle.states for turn in state.turns}
    names |= {clock.when for state in lifecycle.states for clock in state.beside}
    for step in lifecycle.steps:
        if (lifecycle.name, step.name) in UNPUBLISHED:
            continue
        names |= {*step.needs, *step.other_than, *step.stamps, *step.clears, *(column for column, _ in step.sets)}
        names |= {who.when for who in step.who} | {who.unless for who in step.who} | {who.only for who in step.who}
        names |= {then.when for then in step.then} | {opens.when for opens in step.opens}
    return {name for name in names if name} - PASSING


@pytest.mark.parametrize("lifecycle", ALL, ids=lambda lifecycle: lifecycle.name)
def test_all_that_a_life_cycle_names_exists_on_its_model(app, lifecycle):
    model = registry.family(lifecycle.family).model
    assert {name for name in named(lifecycle) if not hasattr(model, name) and not hasattr(CaseFile, name)} == set()


def test_what_a_step_sets_on_another_case_exists_there(app):
    wanted = {
        (family, column)
        for lifecycle in ALL
        for step in lifecycle.steps
        for then in step.then
        for column, _value in then.sets
        if (family := next((each.family for each in ALL if then.part in (each.name, each.family)), None))
    }
    assert {(f, c) for f, c in wanted if not hasattr(registry.family(f).model, c)} == set()
