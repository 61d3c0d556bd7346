"""Looking agencies up in pages, with and without script."""

import pytest
from flask import Flask
from flask_wtf import FlaskForm

from app.accounts.services import throttling
from app.agencies.forms.choosing import AgencyChoice
from app.agencies.models import AgencyType
from app.agencies.services import directory
from app.policy.actor import SYSTEM
from tests.cast import sign_in


def test_a_stranger_finds_an_agency_by_the_plain_page(cast, browser):
    page = browser.get("/agencies/search")
    page = browser.submit("Find", q="harbor county", state="FL")
    assert "1 agency found." in page.text
    assert "Harbor County Sheriff's Office" in page.text and "ORI FL0990000" in page.text
    assert "Port Harbor, Harbor County, Florida" in page.text


def test_the_plain_page_says_when_nothing_was_found(cast, browser):
    assert "No agency was found." in browser.get("/agencies/search?q=xyzzyq").text


def test_only_public_facts_are_shown_to_strangers(cast, browser):
    page = browser.get("/agencies/search?q=harbor")
    assert "212" not in page.text and cast.harbor_requester.person.name not in page.body


def test_the_matches_appear_as_choices_while_someone_types(cast, browser):
    page = browser.get("/agencies/look-up?agency_text=mill+river")
    keys = [choice.get("value") for choice in page.tree.iter("input")]
    assert keys == [cast.mill_river.key, "not-listed"]
    assert page.tree.get_element_by_id("announcer").text_content().strip() == "1 agency found."


def test_nothing_typed_offers_nothing(cast, browser):
    assert "<input" not in browser.get("/agencies/look-up?agency_text=+").body


def test_a_federal_agency_is_found_and_said_to_be_ineligible(cast, browser):
    facts = directory.Facts(name="Harbor Customs Service", type=AgencyType.FEDERAL, state="FL")
    directory.add(facts, actor=SYSTEM, reason="A test needs it.")
    assert "Federal agencies cannot be helped" in browser.get("/agencies/look-up?agency_text=customs").text


@pytest.mark.parametrize("typed", ["%00", "%25", "a" * 10_000, "%27%20OR%201=1", "%F0%9F%92%A9", "%E2%80%AE"])
def test_strange_text_is_answered_calmly(cast, browser, typed):
    for path in ("/agencies/look-up?agency_text=", "/agencies/search?q="):
        assert browser.get(path + typed, status=None).status in (200, 400, 422)


def test_a_stranger_who_looks_up_too_often_waits_and_signed_in_people_do_not(cast, browser, monkeypatch):
    strict = throttling.Limit(2, throttling.LIMITS[throttling.LOOK_UP][0].within, "address")
    monkeypatch.setitem(throttling.LIMITS, throttling.LOOK_UP, (strict,))
    for _time in range(2):
        browser.get("/agencies/look-up?agency_text=harbor")
    assert "Wait a minute" in browser.get("/agencies/look-up?agency_text=harbor", status=429).text
    assert "Wait a minute" in browser.get("/agencies/search?q=harbor", status=429).text
    sign_in(browser, cast.harbor_requester)
    browser.get("/agencies/look-up?agency_text=harbor")


class ChoiceForm(AgencyChoice, FlaskForm):
    """A form that holds nothing but the choice."""


@pytest.fixture
def posted(app: Flask, cast):
    """The form as it is after a post."""

    def posted(**fields: str) -> ChoiceForm:
        context = app.test_request_context("/", method="POST", data=fields)
        context.push()
        contexts.append(context)
        return ChoiceForm(meta={"csrf": False})

    contexts: list = []
    yield posted
    for context in reversed(contexts):
        context.pop()


def test_a_form_takes_a_chosen_agency(posted, cast):
    form = posted(agency_text="harbor", agency_key=cast.harbor.key)
    assert form.validate_on_submit() and form.agency == cast.harbor
    assert not form.is_not_listed and not form.is_looking_up


def test_a_form_takes_an_agency_that_is_not_listed(posted):
    form = posted(agency_text="Elmtown police", agency_key="not-listed")
    assert form.validate_on_submit() and form.is_not_listed and form.agency is None


def test_without_script_the_find_button_shows_matches_and_judges_nothing(posted, cast):
    form = posted(agency_text="harbor", find="1")
    assert form.is_looking_up
    assert form.matches.agencies == [cast.harbor]


def test_typed_text_alone_is_not_a_choice(posted, cast):
    form = posted(agency_text="harbor")
    assert not form.validate_on_submit()
    assert form.agency_key.errors == ["Choose your agency from the list, or say that it is not listed."]
    assert form.matches.agencies == [cast.harbor]


@pytest.mark.parametrize("key", ["0000000000", "harbor", "\x00", "1 OR 1=1"])
def test_a_key_of_no_agency_is_refused(posted, key):
    form = posted(agency_text="harbor", agency_key=key)
    assert not form.validate_on_submit() and form.agency is None
