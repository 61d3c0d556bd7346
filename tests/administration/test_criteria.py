"""The published criteria for assessment sites."""

import pytest

from app.administration.services import criteria as services
from app.engagements.queries import selection
from app.policy.actor import SYSTEM


@pytest.fixture
def loaded(session):
    """The first criteria."""
    services.load(actor=SYSTEM)


def titles() -> list[str]:
    return [each.title for each in selection.criteria()]


def test_the_first_criteria_are_published_once(loaded):
    assert len(titles()) == 6
    assert services.load(actor=SYSTEM) == 0


def test_an_administrator_publishes_and_retires_a_criterion(cast, loaded, at):
    browser = at("administrator")
    browser.get("/administration")
    browser.click("Criteria for assessment sites")
    browser.get("/administration/criteria/publish")
    browser.submit("Publish this criterion", title="Leaders stay", text="At least two years")
    assert titles()[-1] == "Leaders stay"
    browser.click("Retire Leaders stay")
    again = at("administrator")
    again.get(browser.page.url)
    browser.submit("Retire this criterion")
    again.submit("Retire this criterion", status=422)
    assert "retired already" in again.page.text
    assert "Leaders stay" not in titles()
    assert "retired" in browser.page.text


@pytest.mark.parametrize("fields", [{"title": "", "text": "x"}, {"title": "x", "text": ""}])
def test_a_criterion_needs_title_and_meaning(cast, loaded, at, fields):
    browser = at("administrator")
    browser.get("/administration/criteria/publish")
    browser.submit("Publish this criterion", status=422, **fields)


def test_the_same_title_is_refused_while_it_holds(cast, loaded, at):
    browser = at("administrator")
    browser.get("/administration/criteria/publish")
    browser.submit("Publish this criterion", status=422, title="data can be had", text="Again")
    assert "is published already" in browser.page.text


def test_others_neither_publish_nor_read(cast, loaded, at):
    at("auditor").get("/administration/criteria")
    at("auditor").get("/administration/criteria/publish", status=403)
    at("director").get("/administration/criteria", status=403)
