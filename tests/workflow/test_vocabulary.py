"""Names agree with each other: actions, needs, parts, consequences, unpublished steps."""

import pytest

from app.policy.actions import Action
from app.workflow import engine
from app.workflow.lifecycles.catalogue import ALL, LIFECYCLES, members
from app.workflow.lifecycles.unpublished import UNPUBLISHED
from app.workflow.needs import SENTENCES

STEPS = [pytest.param(part, step, id=f"{part.name}.{step.name}") for part in ALL for step in part.steps]


@pytest.mark.parametrize(("lifecycle", "step"), STEPS)
def test_a_step_bears_the_action_of_its_family_and_name(lifecycle, step):
    assert step.action is Action(f"{lifecycle.family}:{step.name}")


def test_every_action_of_a_step_family_belongs_to_a_step():
    used = {step.action for lifecycle in ALL for step in lifecycle.steps}
    families = {lifecycle.family for lifecycle in ALL}
    names = {step.name for lifecycle in ALL for step in lifecycle.steps}
    of_steps = {action for action in Action if action.split(":")[0] in families and action.split(":")[1] in names}
    assert of_steps == used


def test_actions_stand_in_alphabetical_order():
    assert list(Action) == sorted(Action)


def test_every_need_has_one_sentence_and_every_sentence_a_need():
    needs = {need for lifecycle in ALL for step in lifecycle.steps for need in step.needs}
    assert needs == set(SENTENCES)


def test_a_sentence_is_plain_and_whole():
    assert all(text[0].isupper() and text.endswith(".") and len(text) < 120 for text in SENTENCES.values())
    assert len(set(SENTENCES.values())) == len(SENTENCES)


@pytest.mark.parametrize(("lifecycle", "step"), STEPS)
def test_what_follows_and_what_opens_exists(lifecycle, step):
    for then in step.then:
        assert any(then.step == other.name for part in members(then.part) for other in part.steps), then
    for opened in step.opens:
        assert members(opened.part), opened


def test_a_step_that_nobody_takes_is_the_consequence_of_another():
    caused = {
        (part.name, then.step)
        for lifecycle in ALL
        for step in lifecycle.steps
        for then in step.then
        for part in members(then.part)
    }
    orphans = {(lc.name, step.name) for lc in ALL for step in lc.steps if not step.who} - caused
    assert orphans == set()


def test_a_role_that_acts_through_a_step_is_named_by_that_step():
    for lifecycle in ALL:
        for step in lifecycle.steps:
            for source in {name for who in step.who for name in who.through}:
                family, name = source.split(".")
                causes = [s for part in members(family) for s in part.steps if s.name == name]
                assert any(lifecycle in members(t.part) and t.step == step.name for c in causes for t in c.then), source


def test_unpublished_steps_are_steps_that_people_take():
    people_take = {(lc.name, step.name) for lc in ALL for step in lc.steps if engine.is_human(step)}
    assert people_take >= UNPUBLISHED
    assert ("cri_tac", "withdraw") in people_take - UNPUBLISHED


def test_life_cycles_have_names_of_their_own():
    assert len(LIFECYCLES) == len(ALL)
