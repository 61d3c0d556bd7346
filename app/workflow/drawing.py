"""Life cycles as SVG: states in a column, each arrow on a line of its own. No script, no style sheet.

Neighbours are joined straight downwards; every other arrow leaves its state to the right, with its steps written on the
line, and comes back along the lane of the state to which it leads.
"""

from dataclasses import dataclass
from html import escape
from itertools import pairwise

from app.workflow.diagram import Arrow, arrows, label, places, plain, sweeps
from app.workflow.lifecycle import Lifecycle, State

BOX_LEFT = 20
BOX_WIDTH = 190
ROW = 22  # height of one line that leaves or enters a box
GAP = 44  # between boxes, where the straight arrows are written
LANE = 16
LETTER = 6.6  # width of an average letter at the size of the labels
TOP = 16


@dataclass(frozen=True, slots=True)
class Box:
    """A state in its place: outgoing lines first, then one line for all that come in."""

    state: State
    top: float
    leaving: tuple[Arrow, ...]
    is_entered: bool

    @property
    def height(self) -> float:
        """How tall it must be for its lines, in pixels."""
        return max(len(self.leaving) + self.is_entered, 1) * ROW + 12

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.top + self.height

    def line(self, index: int) -> float:
        """The y of its line of that number."""
        return self.top + 6 + ROW * index + ROW / 2


def svg(lifecycle: Lifecycle) -> str:
    """Return the life cycle as one SVG element with a title and a description."""
    straight, winding = _parted(lifecycle)
    boxes = _boxes(lifecycle, winding)
    lanes = _lanes(boxes, winding)
    notes = _notes(lifecycle)
    width = max([*lanes.values(), BOX_LEFT + BOX_WIDTH, *(_wide(note) + BOX_LEFT for note in notes)]) + 24
    foot = max(box.bottom for box in boxes.values()) + 28
    height = foot + 20 * len(notes)
    parts = [
        _head(lifecycle, width, height),
        *(_box(box) for box in boxes.values()),
        *(_down(boxes[arrow.source], boxes[arrow.target], arrow) for arrow in straight),
        *(_line(box, index, lanes[arrow.target]) for box in boxes.values() for index, arrow in enumerate(box.leaving)),
        *(_lane(name, x, boxes) for name, x in lanes.items()),
        *(_text(BOX_LEFT, foot + 20 * index, note) for index, note in enumerate(notes)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _parted(lifecycle: Lifecycle) -> tuple[list[Arrow], list[Arrow]]:
    order = [state.name for state in lifecycle.states]
    following = set(pairwise(order))
    every = arrows(lifecycle)
    straight = [arrow for arrow in every if (arrow.source, arrow.target) in following]
    return straight, [arrow for arrow in every if arrow not in straight]


def _boxes(lifecycle: Lifecycle, winding: list[Arrow]) -> dict[str, Box]:
    boxes: dict[str, Box] = {}
    top: float = TOP
    for state in lifecycle.states:
        leaving = tuple(arrow for arrow in winding if arrow.source == state.name)
        box = Box(state, top, leaving, any(arrow.target == state.name for arrow in winding))
        boxes[state.name] = box
        top = box.bottom + GAP
    return boxes


def _lanes(boxes: dict[str, Box], winding: list[Arrow]) -> dict[str, float]:
    """Give every state that winding arrows enter a lane to the right of all labels."""
    labels = max((_wide(label(arrow)) for arrow in winding), default=0)
    entered = [name for name, box in boxes.items() if box.is_entered]
    start = BOX_LEFT + BOX_WIDTH + labels + 30
    return {name: start + LANE * index for index, name in enumerate(reversed(entered))}


def _notes(lifecycle: Lifecycle) -> list[str]:
    return [
        f"{plain(sweep.step)}: from {places(lifecycle, sweep.sources)} to {places(lifecycle, sweep.targets)}"
        for sweep in sweeps(lifecycle)
    ]


def _wide(text: str) -> float:
    return len(text) * LETTER


def _head(lifecycle: Lifecycle, width: float, height: float) -> str:
    name = lifecycle.name
    told = "; ".join(f"{plain(one.source)} to {plain(one.target)}: {label(one)}" for one in arrows(lifecycle))
    told = "; ".join([told, *_notes(lifecycle)])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}"'
        f' height="{height:.0f}" role="img" aria-labelledby="{name}-title {name}-desc"'
        ' font-family="Public Sans, sans-serif" font-size="13" fill="currentColor">\n'
        f'<title id="{name}-title">Life cycle: {escape(plain(name))}</title>\n'
        f'<desc id="{name}-desc">{escape(told)}.</desc>'
    )


def _box(box: Box) -> str:
    dash = "" if not box.state.final else ' stroke-width="2.5"'
    middle = box.top + box.height / 2 + 4
    return (
        f'<rect x="{BOX_LEFT}" y="{box.top:.1f}" width="{BOX_WIDTH}" height="{box.height:.1f}" rx="4" fill="none"'
        f' stroke="currentColor"{dash}/>\n' + _text(BOX_LEFT + 12, middle, plain(box.state.name), weight=True)
    )


def _down(source: Box, target: Box, arrow: Arrow) -> str:
    x = BOX_LEFT + 24
    return "\n".join(
        (
            f'<path d="M{x} {source.bottom:.1f}V{target.top:.1f}" fill="none" stroke="currentColor"/>',
            f'<path d="M{x - 4} {target.top - 8:.1f}L{x} {target.top:.1f}L{x + 4} {target.top - 8:.1f}Z"/>',
            _text(x + 10, (source.bottom + target.top) / 2 + 4, label(arrow)),
        )
    )


def _line(box: Box, index: int, lane: float) -> str:
    y, x = box.line(index), BOX_LEFT + BOX_WIDTH
    path = f'<path d="M{x} {y:.1f}H{lane:.1f}" fill="none" stroke="currentColor" stroke-opacity="0.55"/>'
    dot = f'<circle cx="{lane:.1f}" cy="{y:.1f}" r="2.5"/>'
    return "\n".join((path, dot, _text(x + 8, y - 4, label(box.leaving[index]))))


def _lane(name: str, x: float, boxes: dict[str, Box]) -> str:
    box = boxes[name]
    y, edge = box.line(len(box.leaving)), BOX_LEFT + BOX_WIDTH
    lines = [other.line(i) for other in boxes.values() for i, one in enumerate(other.leaving) if one.target == name]
    return "\n".join(
        (
            f'<path d="M{x:.1f} {min([*lines, y]):.1f}V{max([*lines, y]):.1f}" fill="none" stroke="currentColor"'
            ' stroke-opacity="0.55"/>',
            f'<path d="M{x:.1f} {y:.1f}H{edge}" fill="none" stroke="currentColor" stroke-opacity="0.55"/>',
            f'<path d="M{edge + 8} {y - 4:.1f}L{edge} {y:.1f}L{edge + 8} {y + 4:.1f}Z"/>',
        )
    )


def _text(x: float, y: float, words: str, *, weight: bool = False) -> str:
    bold = ' font-weight="600"' if weight else ' font-size="12"'
    return f'<text x="{x:.1f}" y="{y:.1f}"{bold}>{escape(words)}</text>'
