"""Templates carry no style and no script of their own, and lead only to pages that exist."""

import ast
import re
from pathlib import Path

import pytest

from config import ROOT
from tests.structure.source import calls, sources

TEMPLATES = sorted((ROOT / "app" / "templates").rglob("*.html"))
INLINE = {
    "a style attribute": re.compile(r"<[a-z][^>{]*\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "a script of its own": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/json)", re.I),
    "an event handler": re.compile(r"<[a-z][^>{]*\son[a-z]+\s*=", re.I),
    "an address that is a script": re.compile(r"(href|src|action)\s*=\s*[\"']\s*javascript:", re.I),
    "text taken as safe": re.compile(r"\|\s*safe\b"),
}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT / "app" / "templates").as_posix())
def test_a_template_has_nothing_that_the_content_policy_forbids(path: Path):
    text = path.read_text()
    assert [what for what, pattern in INLINE.items() if pattern.search(text)] == []


def test_every_endpoint_that_a_template_links_to_exists(app):
    named = {
        (path.name, endpoint)
        for path in TEMPLATES
        for endpoint in re.findall(r"""url_for\(\s*["']([\w.]+)["']\s*[,)]""", path.read_text())
    }
    assert sorted(each for each in named if each[1] not in app.view_functions) == []


def test_every_endpoint_that_the_code_links_to_exists(app):
    named = {(source.at(call), first) for source in sources() for call, first in _literals(source, "url_for")}
    assert sorted(each for each in named if each[1] not in app.view_functions) == []


def test_every_template_that_a_view_renders_exists():
    there = {path.relative_to(ROOT / "app" / "templates").as_posix() for path in TEMPLATES}
    named = {(source.at(call), first) for source in sources() for call, first in _literals(source, "page")}
    assert sorted(each for each in named if each[1] not in there) == []


def _literals(source, function: str):
    """The calls of a function whose first argument is a word, with that word."""
    for call, name in calls(source):
        if name.split(".")[-1] == function and call.args and isinstance(call.args[0], ast.Constant):
            yield call, call.args[0].value
