"""Browsers signed in as members of the cast."""

import pytest

from tests.browser import Browser
from tests.cast import sign_in


@pytest.fixture
def as_(app, cast):
    """A function that gives a browser signed in as one of the cast: `as_("triage")`."""

    def window(name: str) -> Browser:
        browser = Browser(app)
        sign_in(browser, getattr(cast, name))
        return browser

    return window
