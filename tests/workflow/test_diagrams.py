"""Diagrams and docs/lifecycles.md show exactly what the life cycles say."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.workflow import engine
from app.workflow.diagram import arrows, mermaid, moving, sweeps
from app.workflow.drawing import svg
from app.workflow.handbook import document
from app.workflow.lifecycles.catalogue import ALL, LIFECYCLES

EACH = pytest.mark.parametrize("lifecycle", ALL, ids=lambda lifecycle: lifecycle.name)
DOCUMENT = Path(__file__).parents[2] / "docs" / "lifecycles.md"
SVG = "{http://www.w3.org/2000/svg}"


@EACH
def test_arrows_and_sweeps_together_are_every_arrow_that_moves(lifecycle):
    drawn = {(arrow.source, step, arrow.target) for arrow in arrows(lifecycle) for step in arrow.steps}
    swept = {(s, sweep.step, t) for sweep in sweeps(lifecycle) for s in sweep.sources for t in sweep.targets}
    moved = {edge for edge in engine.edges(lifecycle) if edge.source != edge.target}
    assert drawn | {edge for edge in swept if edge[0] != edge[2]} == moved
    assert moved == {edge for step in lifecycle.steps for edge in moving(lifecycle, step)}


@EACH
def test_the_mermaid_text_draws_every_arrow_and_every_state(lifecycle):
    text = mermaid(lifecycle)
    drawn = set(re.findall(r"^    (\w+) --> (\w+): (.+)$", text, re.MULTILINE))
    for arrow in arrows(lifecycle):
        assert (arrow.source, arrow.target, ", ".join(arrow.steps).replace("_", " ")) in drawn
    assert {state.name for state in lifecycle.states} <= set(re.findall(r'state ".+" as (\w+)', text))
    assert len(re.findall(r"--> \[\*\]", text)) == sum(state.final for state in lifecycle.states)


@EACH
def test_the_drawing_is_well_formed_named_and_without_script_or_style(lifecycle):
    drawing = ElementTree.fromstring(svg(lifecycle))
    assert drawing.get("role") == "img"
    named = [drawing.find(f"{SVG}{tag}") for tag in ("title", "desc")]
    assert drawing.get("aria-labelledby").split() == [each.get("id") for each in named]
    assert all(each.text for each in named)
    tags = {element.tag.removeprefix(SVG) for element in drawing.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "path", "circle", "text"}
    assert not [element for element in drawing.iter() if {"style", "class"} & set(element.attrib)]


@EACH
def test_the_drawing_names_every_state_and_every_step_that_moves(lifecycle):
    words = " ".join(element.text for element in ElementTree.fromstring(svg(lifecycle)).iter(f"{SVG}text"))
    for state in lifecycle.states:
        assert state.name.replace("_", " ") in words
    for edge in engine.edges(lifecycle):
        assert edge.source == edge.target or edge.step.replace("_", " ") in words


@EACH
def test_nothing_is_drawn_outside_the_picture(lifecycle):
    drawing = ElementTree.fromstring(svg(lifecycle))
    width, height = (float(drawing.get(side)) for side in ("width", "height"))
    for text in drawing.iter(f"{SVG}text"):
        assert 0 < float(text.get("x")) < width - len(text.text) * 6
        assert 0 < float(text.get("y")) < height
    for box in drawing.iter(f"{SVG}rect"):
        assert float(box.get("y")) + float(box.get("height")) < height


def test_states_in_a_drawing_do_not_overlap():
    for lifecycle in ALL:
        boxes = list(ElementTree.fromstring(svg(lifecycle)).iter(f"{SVG}rect"))
        tops = [float(box.get("y")) for box in boxes]
        bottoms = [float(box.get("y")) + float(box.get("height")) for box in boxes]
        assert all(bottom < top for bottom, top in zip(bottoms, tops[1:], strict=False))


def test_the_committed_document_is_what_the_life_cycles_say():
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "run `flask lifecycles write`"


def test_the_document_lists_every_step_of_every_life_cycle():
    chapters = re.split(r"^## ", document(), flags=re.MULTILINE)[1:]
    assert len(chapters) == len(ALL) + 1
    for lifecycle, chapter in zip(LIFECYCLES.values(), chapters, strict=False):
        listed = re.findall(r"^\| \*\*([a-z ]+)\*\*(?: °)? \| [^|]+ → ", chapter, re.MULTILINE)
        assert listed == [step.name.replace("_", " ") for step in lifecycle.steps]
