"""Every human step has a page, but exactly those named as unpublished; no page offers a step that nobody takes."""

from app.policy.roles import Role
from app.workflow.engine import is_human
from app.workflow.lifecycles.catalogue import ALL
from app.workflow.lifecycles.unpublished import UNPUBLISHED


def offered(app) -> set[tuple[str, str]]:
    """The steps that views offer, as (life cycle, step)."""
    guards = [getattr(view, "guard", None) for view in app.view_functions.values()]
    return {(name, guard.step) for guard in guards if guard and guard.kind == "step" for name in guard.lifecycles}


def human() -> set[tuple[str, str]]:
    """The steps that a person takes directly."""
    return {(lifecycle.name, step.name) for lifecycle in ALL for step in lifecycle.steps if is_human(step)}


def test_every_human_step_has_a_page_or_is_named_as_unpublished(app):
    assert human() - offered(app) == UNPUBLISHED


def test_every_page_of_a_step_offers_one_that_a_person_takes(app):
    assert offered(app) <= human()


PAPER_OF_ITS_OWN = {("request", "authorize")}
"""Steps whose paper has a step of its own: a letter of authorization is recorded by `record_letter`."""
OUTSIDERS = {Role.REQUESTER, Role.EXECUTIVE, Role.COORDINATOR, Role.EXPERT}


def test_every_step_of_people_outside_can_be_recorded_on_its_page(app):
    """Lifecycles: the office may record what came by phone or paper; say `recorded=True` and show a RecordedForm."""
    recorded = {
        (name, view.guard.step)
        for view in app.view_functions.values()
        if view.guard.kind == "step" and view.guard.recorded
        for name in view.guard.lifecycles
    }
    of_outsiders = {
        (lifecycle.name, step.name)
        for lifecycle in ALL
        for step in lifecycle.steps
        if any(who.role in OUTSIDERS and not who.through for who in step.who)
        and all(who.role is not lifecycle.recorder for who in step.who)
    }
    assert not (of_outsiders & offered(app)) - recorded - PAPER_OF_ITS_OWN
