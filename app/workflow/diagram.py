"""Life cycles as diagrams in Mermaid: the arrows that move a case, drawn from the same steps that the door obeys."""

from dataclasses import dataclass

from app.workflow import engine
from app.workflow.lifecycle import Lifecycle, Step

FEW = 3
"""A step that leaves or reaches more states than this is told beside the diagram's own arrows."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """Steps that lead from one state to another."""

    source: str
    target: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sweep:
    """A step out of, or into, many states."""

    step: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]


def plain(name: str) -> str:
    """Return a state's, step's or property's name in words."""
    return str(name).replace("_", " ")


def label(arrow: Arrow) -> str:
    """Return the words that stand at an arrow."""
    return ", ".join(plain(step) for step in arrow.steps)


def moving(lifecycle: Lifecycle, step: Step) -> tuple[engine.Edge, ...]:
    """Return the step's arrows that change the state."""
    edges = (
        engine.Edge(source, step.name, target)
        for source in step.sources
        for target in engine.targets(lifecycle, step, source)
    )
    return tuple(edge for edge in edges if edge.source != edge.target)


def arrows(lifecycle: Lifecycle) -> tuple[Arrow, ...]:
    """Return the arrows of all steps that join few states, those of one pair as one."""
    joined: dict[tuple[str, str], list[str]] = {}
    for step in lifecycle.steps:
        if not _is_sweeping(lifecycle, step):
            for edge in moving(lifecycle, step):
                joined.setdefault((edge.source, edge.target), []).append(step.name)
    return tuple(Arrow(source, target, tuple(steps)) for (source, target), steps in joined.items())


def sweeps(lifecycle: Lifecycle) -> tuple[Sweep, ...]:
    """Return the steps that join many states."""
    return tuple(_sweep(lifecycle, step) for step in lifecycle.steps if _is_sweeping(lifecycle, step))


def _is_sweeping(lifecycle: Lifecycle, step: Step) -> bool:
    edges = moving(lifecycle, step)
    return len({edge.source for edge in edges}) > FEW or len({edge.target for edge in edges}) > FEW


def _sweep(lifecycle: Lifecycle, step: Step) -> Sweep:
    edges = moving(lifecycle, step)
    return Sweep(
        step.name,
        tuple(dict.fromkeys(edge.source for edge in edges)),
        tuple(dict.fromkeys(edge.target for edge in edges)),
    )


def places(lifecycle: Lifecycle, names: tuple[str, ...]) -> str:
    """Return a set of states in words, as short as it can be said."""
    if len(names) == 1:
        return plain(names[0])
    going = tuple(state.name for state in lifecycle.states if not state.final)
    awake = tuple(name for name in going if name != "on_hold")
    if set(names) == set(going):
        return "any open state"
    if set(names) == set(awake):
        return "any open state but on hold"
    return ", ".join(plain(name) for name in names)


def mermaid(lifecycle: Lifecycle) -> str:
    """Return the life cycle as a Mermaid state diagram; what sweeps many states starts or ends in a box of its own."""
    lines = ["stateDiagram-v2", "    direction TB"]
    lines += [f'    state "{plain(state.name)}" as {state.name}' for state in lifecycle.states]
    lines.append(f"    [*] --> {lifecycle.initial}")
    lines += [f"    {one.source} --> {one.target}: {label(one)}" for one in arrows(lifecycle)]
    boxes: dict[str, str] = {}
    swept = [line for sweep in sweeps(lifecycle) for line in _swept(lifecycle, sweep, boxes)]
    lines += [f'    state "{text}" as {box}' for text, box in boxes.items()]
    lines += dict.fromkeys(swept)
    lines += [f"    {state.name} --> [*]" for state in lifecycle.states if state.final]
    return "\n".join(lines) + "\n"


def _swept(lifecycle: Lifecycle, sweep: Sweep, boxes: dict[str, str]) -> list[str]:
    ends = []
    for names in (sweep.sources, sweep.targets):
        text = places(lifecycle, names)
        ends.append(names[0] if len(names) == 1 else boxes.setdefault(text, f"several_{len(boxes) + 1}"))
    return [f"    {ends[0]} --> {ends[1]}: {plain(sweep.step)}"]
