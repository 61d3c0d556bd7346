"""Every life cycle as a picture, with its steps as a table: who takes each, from where to where, and what it needs."""

from typing import Any

from markupsafe import Markup

from app.administration.views.blueprint import blueprint
from app.errors import NotVisible
from app.policy.actions import Action
from app.policy.actor import Actor
from app.web.guards import requires
from app.web.pages import page
from app.workflow import diagram, drawing, engine, handbook
from app.workflow.lifecycle import Lifecycle
from app.workflow.lifecycles.catalogue import LIFECYCLES
from app.workflow.needs import SENTENCES


def load(_actor: Actor, name: str) -> Lifecycle:
    """A life cycle by name. Raises NotVisible."""
    if name not in LIFECYCLES:
        raise NotVisible
    return LIFECYCLES[name]


@blueprint.route("/life-cycles")
@requires(Action.CATALOGUE_READ)
def lifecycles() -> Any:
    """All of them, by name."""
    return page("administration/lifecycles.html", lifecycles=LIFECYCLES.values(), titles=handbook.TITLES)


@blueprint.route("/life-cycles/<string(maxlength=40):name>")
@requires(Action.CATALOGUE_READ, load=load)
def lifecycle(lifecycle: Lifecycle) -> Any:
    """One life cycle: picture and table."""
    return page(
        "administration/lifecycle.html",
        title=handbook.TITLES[lifecycle.name],
        picture=Markup(drawing.svg(lifecycle)),
        steps=[_row(lifecycle, name) for name in dict.fromkeys(step.name for step in lifecycle.steps)],
    )


def _row(lifecycle: Lifecycle, name: str) -> dict[str, Any]:
    """A step of that name: its arrows, who takes it, and the sentences of its needs."""
    steps = [step for step in lifecycle.steps if step.name == name]
    moves = [(edge.source, edge.target) for edge in engine.edges(lifecycle) if edge.step == name]
    return {
        "name": diagram.plain(name).capitalize(),
        "sources": sorted({diagram.plain(source) for source, _target in moves}),
        "targets": sorted({diagram.plain(target) for _source, target in moves}),
        "who": sorted({diagram.plain(who.role.value) for step in steps for who in step.who}),
        "needs": [SENTENCES[need] for step in steps for need in step.needs],
    }
