"""A relay for each test that asks for one."""

from collections.abc import Iterator

import pytest

from tests.worker.sink import Sink, sink


@pytest.fixture
def relay() -> Iterator[Sink]:
    """A mail relay on loopback."""
    with sink() as kept:
        yield kept
