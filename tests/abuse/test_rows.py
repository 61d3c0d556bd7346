"""Every row of the list of bad input is tried by a test that exists, or says why there is nothing to try."""

import ast
from functools import cache

import pytest

from config import ROOT
from tests.abuse.rows import ROWS


@cache
def names_in(file: str) -> frozenset[str]:
    """The names of the tests of a file."""
    tree = ast.parse((ROOT / "tests" / file).read_text())
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_the_list_has_every_row_once():
    assert [row.number for row in ROWS] == list(range(1, 61))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"row-{row.number}")
def test_a_row_is_tried_by_tests_that_exist_or_says_why_not(row):
    assert bool(row.tried_by) != bool(row.not_yet)
    for test in row.tried_by:
        file, name = test.split("::")
        assert (ROOT / "tests" / file).exists(), test
        assert name in names_in(file), test
