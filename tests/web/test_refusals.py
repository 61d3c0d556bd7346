"""Every refusal and fault has a page of its own that says what to do and gives nothing away."""

import pytest

from tests.browser import Browser

PAGES = {
    "400": (400, "We could not read what was sent"),
    "403": (403, "You cannot do this"),
    "404": (404, "Page not found"),
    "405": (405, "This cannot be done here"),
    "409": (409, "The case has moved on"),
    "413": (413, "That is too large"),
    "415": (415, "We cannot read this kind of content"),
    "429": (429, "Too many tries"),
    "500": (500, "Something went wrong on our side"),
    "503": (503, "The service is busy"),
    "forbidden": (403, "You cannot do this"),
    "stale": (409, "The case has moved on"),
    "closed": (409, "The case has moved on"),
    "unready": (422, "We cannot take this as it is"),
    "wrong": (422, "We cannot take this as it is"),
    "broken": (500, "Something went wrong on our side"),
    "busy": (503, "The service is busy"),
}


@pytest.mark.parametrize("kind", PAGES)
def test_each_refusal_has_its_page(failing_app, session, kind):
    status, heading = PAGES[kind]
    page = Browser(failing_app).get(f"/fail/{kind}", status=status)
    assert page.heading == heading
    assert page.is_whole
    assert "secret" not in page.body and "Traceback" not in page.body


def test_what_one_may_not_see_looks_exactly_like_what_does_not_exist(failing_app):
    client = failing_app.test_client()
    assert client.get("/fail/unseen").data == client.get("/nowhere").data
    assert client.get("/fail/unseen").status_code == client.get("/nowhere").status_code == 404


def test_a_refusal_says_why_and_a_fault_gives_a_number_to_quote(failing_app, session):
    browser = Browser(failing_app)
    assert "Only the owner may do this." in browser.get("/fail/forbidden", status=403).text
    assert "The plan is missing." in browser.get("/fail/unready", status=422).text
    assert "tell us this number" in browser.get("/fail/broken", status=500).text


def test_a_wrong_method_names_the_right_ones(failing_app):
    assert "GET" in failing_app.test_client().delete("/").headers["Allow"]


SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}
TYPED = {
    "name": "Mill River",
    "need": "<b>Two\nlines</b> of what we need, and then some more.",
    "password": "hunter2 hunter2",
}


def test_text_sent_with_a_stale_token_comes_back_and_can_be_sent_again(failing_app, session):
    browser = Browser(failing_app)
    page = browser.post("/form?step=2", TYPED, status=400, headers=SAME_ORIGIN)
    assert page.heading == "This page was open too long"
    form = page.form("Send again")
    assert form.fields["need"].strip() == TYPED["need"] and form.fields["name"] == "Mill River"
    assert form.get("action") == "/form?step=2"
    assert "hunter2" not in page.body


def test_text_sent_by_someone_signed_out_comes_back_beside_a_way_to_sign_in(failing_app, session, monkeypatch):
    browser = Browser(failing_app)
    monkeypatch.setitem(failing_app.config, "WTF_CSRF_ENABLED", False)
    page = browser.post("/mine", TYPED, status=403, headers=SAME_ORIGIN)
    assert page.heading == "You were signed out"
    assert page.form("Send again").fields["name"] == "Mill River"


def test_what_another_site_sends_is_never_shown_again(failing_app, session):
    page = Browser(failing_app).post("/form", TYPED, status=400, headers={"Sec-Fetch-Site": "cross-site"})
    assert "Mill River" not in page.body
