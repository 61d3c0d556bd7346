"""An accepted request on its way, for every test of engagements."""

import pytest

from tests.browser import Browser
from tests.cast import Member, sign_in
from tests.engagements.assessment_way import AssessmentWay
from tests.engagements.critical_way import CriticalWay, ReviewWay
from tests.engagements.way import Way


@pytest.fixture
def way(cast) -> Way:
    """The plainest way of a CRI-TAC engagement, one step at a time; it begins with the intake call."""
    return Way.begin(cast)


@pytest.fixture
def critical(cast) -> CriticalWay:
    """Immediate help, one step at a time; it begins with the executive call."""
    return CriticalWay.begin(cast)


@pytest.fixture
def review(cast) -> ReviewWay:
    """An after-action review, one step at a time; it begins with the executive call."""
    return ReviewWay.begin(cast)


@pytest.fixture
def oa(cast) -> AssessmentWay:
    """An Organizational Assessment, one step at a time; it begins with the readiness review."""
    return AssessmentWay.begin(cast)


@pytest.fixture
def at(app, session):
    """Opens a browser as someone of the cast."""

    def open_as(who: Member) -> Browser:
        browser = Browser(app)
        sign_in(browser, who)
        return browser

    return open_as
