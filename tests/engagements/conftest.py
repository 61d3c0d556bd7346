"""An accepted request on its way, for every test of engagements."""

import pytest

from tests.engagements.way import Way


@pytest.fixture
def way(cast) -> Way:
    """The plainest way of a CRI-TAC engagement, one step at a time; it begins with the intake call."""
    return Way.begin(cast)
