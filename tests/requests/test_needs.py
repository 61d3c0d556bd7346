"""Every name that the life cycle of a request, a question or a deconfliction uses exists on the model that walks it."""

import pytest

from app.requests.models.assistance import AssistanceRequest
from app.requests.models.parts import Deconfliction, Question
from app.workflow.lifecycle import Chosen
from app.workflow.lifecycles.catalogue import LIFECYCLES
from tests.engagements.test_needs import names

MODELS = {"request": AssistanceRequest, "question": Question, "deconfliction": Deconfliction}


@pytest.mark.parametrize("lifecycle", MODELS)
def test_every_name_that_a_life_cycle_uses_exists_on_its_model(lifecycle):
    whole = LIFECYCLES[lifecycle]
    chosen = {step.target.column for step in whole.steps if isinstance(step.target, Chosen)}
    pausing = {state.pauses_column for state in whole.states if state.pauses_column}
    asked = names(whole) | chosen | pausing
    assert {name for name in asked if not hasattr(MODELS[lifecycle], name)} == set()
