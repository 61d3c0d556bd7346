"""Every human step has a page, but exactly those named as unpublished; no page offers a step that nobody takes."""

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
