"""Every name that a life cycle of an engagement or its team and plan uses exists on the model that walks it."""

from collections.abc import Iterator

import pytest

from app.engagements.models.engagement import Engagement
from app.engagements.models.plan import Plan
from app.engagements.models.team import Assignment, Offer
from app.engagements.views import tabs
from app.workflow.lifecycle import Lifecycle, Step
from app.workflow.lifecycles.catalogue import LIFECYCLES
from app.workflow.needs import SENTENCES

MODELS = {
    "cri_tac": Engagement,
    "critical_response": Engagement,
    "offer": Offer,
    "assignment": Assignment,
    "plan": Plan,
    "review_scope": Plan,
}


def names_of_step(step: Step) -> Iterator[str | None]:
    """Every property and column that a step asks or writes."""
    yield from step.needs
    yield from step.other_than
    yield from step.clears
    yield from step.stamps
    yield from (column for column, _value in step.sets)
    yield from (name for who in step.who for name in (who.when, who.unless, who.only))
    yield from (then.when for then in step.then)
    yield from (opens.when for opens in step.opens)
    if step.remembers:
        yield step.remembers.column


def names(lifecycle: Lifecycle) -> set[str]:
    """Every property and column that a life cycle asks or writes."""
    asked = {turn.when for state in lifecycle.states for turn in state.turns}
    asked |= {beside.when for state in lifecycle.states for beside in state.beside}
    asked |= {name for step in lifecycle.steps for name in names_of_step(step)}
    return {name for name in asked if name}


@pytest.mark.parametrize("lifecycle", MODELS)
def test_every_name_that_a_life_cycle_uses_exists_on_its_model(lifecycle):
    model = MODELS[lifecycle]
    assert {name for name in names(LIFECYCLES[lifecycle]) if not hasattr(model, name)} == set()


def test_every_need_is_mended_on_a_page_that_there_is(app):
    pages = {*tabs.MENDED_ON, *(page for below in tabs.BENEATH.values() for page in below)}
    assert pages <= set(app.view_functions)
    assert {need for needs in tabs.MENDED_ON.values() for need in needs} <= set(SENTENCES)
