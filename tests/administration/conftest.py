"""What the tests of administration share."""

import pytest

from tests.browser import Browser
from tests.cast import sign_in


@pytest.fixture
def at(app, cast):
    """A browser in which someone of the cast is signed in."""

    def at(name: str) -> Browser:
        browser = Browser(app)
        sign_in(browser, getattr(cast, name))
        return browser

    return at
