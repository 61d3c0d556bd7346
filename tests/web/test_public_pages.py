"""The public pages: what they say, in words that everyone can read."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app import clock
from app.requests.models.parts import Statement, StatementKind
from tests.browser import Browser
from tests.cast import sign_in

PAGES = [
    "/",
    "/choose",
    "/choose?situation=topic",
    "/choose?situation=incident",
    "/choose?situation=review",
    "/choose?situation=whole",
    "/choose?situation=unsure",
    "/accessibility",
    "/privacy",
]


@pytest.mark.parametrize("path", PAGES)
def test_public_pages_need_no_sign_in_and_read_at_grade_nine_or_lower(browser, session, path):
    page = browser.get(path)
    assert grade(sentences(page)) <= 9


def test_the_start_page_says_what_is_offered_and_what_this_is_not(browser, session):
    page = browser.get("/")
    for words in (
        "CRI-TAC",
        "Critical Response",
        "Organizational Assessment",
        "It is free",
        "60 minutes",
        "What to have at hand",
    ):
        assert words in page.text
    assert "not a complaint form" in page.text and "call 911" in page.text
    assert page.text.count("Online, here.") == 3, "every program is asked for online"


def test_only_who_may_begin_a_request_is_led_to_one(app, cast):
    for person, led in ((cast.harbor_requester, True), (cast.manager, False)):
        browser = Browser(app)
        sign_in(browser, person)
        for address in ("/", "/choose?situation=topic"):
            assert ("/requests/new" in browser.get(address).body) is led


def test_the_operator_names_himself(browser, session, app, monkeypatch):
    settings = app.extensions["settings"]
    named = replace(
        settings.operator,
        product="Harbor Help",
        help_phone="202-555-0143",
        banner="Hello there",
    )
    monkeypatch.setitem(app.extensions, "settings", replace(settings, operator=named))
    page = browser.get("/")
    assert "Harbor Help" in page.title and "Hello there" in page.body
    assert "202-555-0143" in page.text


@pytest.mark.parametrize(("hour", "closed"), [(4, False), (5, True)])
def test_the_form_closes_after_the_last_day_of_its_number(browser, session, hour, closed):
    text = Statement(kind=StatementKind.PAPERWORK_REDUCTION_ACT, body="Why", since=date(2026, 1, 1))
    text.omb_number, text.expires_on, text.burden_minutes = "1103-0000", date(2027, 9, 30), 45
    session.add(text)
    session.commit()
    with clock.moved_to(datetime(2027, 10, 1, hour - 1, 30, tzinfo=UTC)):  # midnight in Washington is 4:00
        assert ("The online form is closed" in browser.get("/").text) is closed
        assert "1103-0000" in browser.page.text and "45 minutes" in browser.page.text


@pytest.mark.parametrize(("kind", "path"), [("privacy_act", "/privacy"), ("accessibility", "/accessibility")])
def test_the_operators_dated_statement_is_printed_from_its_first_day(browser, session, kind, path):
    session.add(Statement(kind=StatementKind(kind), body="Words of the operator.", since=date(2027, 9, 30)))
    session.commit()
    for day, is_printed in ((29, False), (30, True)):
        with clock.moved_to(datetime(2027, 9, day, 16, tzinfo=UTC)):
            assert ("Words of the operator." in browser.get(path).text) is is_printed


@pytest.mark.parametrize(
    ("situation", "answer"),
    [
        ("topic", "CRI-TAC"),
        ("incident", "Critical Response"),
        ("review", "Critical Response"),
        ("whole", "Organizational Assessment"),
        ("unsure", "We will help you choose"),
    ],
)
def test_one_question_leads_to_a_program(browser, session, situation, answer):
    browser.get("/choose")
    page = browser.submit("Show what fits", situation=situation)
    assert answer in page.tree.find(".//h2").text_content()


@pytest.mark.parametrize("query", ["situation=", "situation=pigeon", "situation=topic&situation=whole", "other=1"])
def test_an_answer_outside_the_list_is_refused(browser, session, query):
    page = browser.get(f"/choose?{query}", status=422)
    assert page.title.startswith("Error: ") and page.errors


def test_the_load_balancer_hears_that_all_is_well(browser, session):
    assert browser.get("/healthz").response.data == b"ok\n"


def sentences(page):
    """The sentences of a page's main part; each block ends one."""
    blocks = page.tree.xpath(
        "//main//p | //main//li | //main//dd | //main//h1 | //main//h2 | //main//h3 | //main//label"
    )
    text = ". ".join(" ".join(block.text_content().split()).rstrip(".") for block in blocks)
    return [part for part in re.split(r"[.!?:]\s+", text) if re.search("[a-z]", part)]


def grade(parts):
    """The Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    words = [word for part in parts for word in re.findall(r"[A-Za-z']+", part)]
    return 0.39 * len(words) / len(parts) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word):
    """About how many syllables a word has."""
    return max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(?:[^laeiouy]es|ed|[^laeiouy]e)$", "", word.lower()))))


def test_the_grade_tells_plain_words_from_heavy_ones():
    assert grade(["We call you", "You may stop at any time"]) < 3
    assert (
        grade(["Deconfliction considerations necessitate comprehensive interdepartmental organizational coordination"])
        > 15
    )
