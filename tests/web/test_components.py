"""The components on one page: valid, labelled, escaped, and with the promises of the case page kept."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import render_template_string

from app import clock
from app.web.frame import Act, Facts, Need
from tests.browser import Browser
from tests.web.gallery import case_frame

NOW = datetime(2027, 3, 4, 15, 0, tzinfo=UTC)


@pytest.fixture
def shown(app, session):
    """Renders a component's call to text."""

    def show(name, call, **values):
        with app.test_request_context("/"):
            source = f'{{% from "components/{name}.html" import {name} %}}{{{{ {call} }}}}'
            return " ".join(render_template_string(source, **values).split())

    return show


def test_every_component_passes_the_checks_of_every_page(failing_app, session):
    page = Browser(failing_app).get("/gallery")
    assert page.heading == "De-escalation training for 48 deputies"
    assert "<script>alert" not in page.body


def test_a_refused_form_leads_with_its_errors_and_links_each_to_its_field(failing_app, session):
    browser = Browser(failing_app)
    browser.get("/gallery")
    page = browser.submit("Save", status=422, prose="Typed text", **{"day-month": "2"})
    summary = page.tree.get_element_by_id("error-summary")
    anchors = {link.get("href")[1:] for link in summary.iter("a")}
    assert anchors == {
        "line", "email", "secret", "state", "mode-0", "sure-0", "topics-0", "day-day", "letter", "confirmed"
    }  # fmt: skip
    for anchor in anchors:
        control = page.tree.get_element_by_id(anchor)
        assert control.get("aria-invalid") == "true"
    assert "line-error" in page.tree.get_element_by_id("line").get("aria-describedby").split()
    assert page.tree.get_element_by_id("prose").text.strip() == "Typed text"


def test_optional_fields_are_marked_and_no_length_cuts_what_is_pasted(failing_app, session):
    page = Browser(failing_app).get("/gallery")
    assert "(optional)" in page.tree.xpath("//label[@for='count']")[0].text_content()
    assert "(optional)" not in page.tree.xpath("//label[@for='line']")[0].text_content()
    assert not page.tree.xpath("//@maxlength")


def test_an_act_that_is_not_ready_is_not_a_button_but_says_what_is_missing(shown):
    waiting = (Act("Confirm the team", "/confirm", (Need("One attestation is missing.", "/people"),)),)
    html = shown("do_next", "do_next(acts)", acts=waiting)
    assert "One attestation is missing." in html and 'href="/people"' in html
    assert 'href="/confirm"' not in html
    assert 'href="/confirm"' in shown("do_next", "do_next(acts)", acts=(replace(waiting[0], needs=()),))


def test_the_three_facts_say_late_paused_and_yours_in_words(shown):
    facts = Facts("Team", "provider", "confirm", NOW - timedelta(days=2), is_yours=True)
    with clock.moved_to(NOW):
        assert "Late:" in shown("three_facts", "three_facts(facts)", facts=facts)
        assert "Yours" in shown("three_facts", "three_facts(facts)", facts=facts)
        paused = replace(facts, paused_since=NOW, paused_why="waits for the agency")
        html = shown("three_facts", "three_facts(facts)", facts=paused)
    assert "Paused since Thu Mar 4, 2027: waits for the agency" in html and "Late" not in html


def test_stages_say_in_words_how_far_each_is(shown):
    html = shown("step_bar", "step_bar(stages)", stages=case_frame().stages)
    for words in ("(done)", "(skipped)", "(here now)", "(not yet)", 'aria-current="step"', "Stage 3 of 4:"):
        assert words in html


def test_long_text_is_cut_with_the_whole_behind_a_disclosure(shown):
    html = shown("prose", "prose(text, cut=50)", text="word " * 100)
    assert "<details" in html and html.count("word") > 100
    assert "<details" not in shown("prose", "prose(text)", text="short")


def test_an_answer_left_out_is_asked_for_in_words_that_fit_a_question(failing_app, session):
    browser = Browser(failing_app)
    browser.get("/gallery")
    page = browser.submit("Save", status=422)
    summary = page.tree.get_element_by_id("error-summary").text_content()
    assert "How should help be given? Choose an answer." in summary and "State: choose an answer." in summary
    assert "How should help be given?" not in page.tree.get_element_by_id("mode-error").text_content()
    assert page.tree.get_element_by_id("state-error").text_content().split() == ["Error:", "Choose", "an", "answer."]
