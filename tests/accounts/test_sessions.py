"""Sessions: how long they hold, what ends them, and what of it a person sees."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app import clock
from app.accounts.browser_words import browser_words
from app.accounts.models.access import EndReason, SignInSession
from app.accounts.services import people, sessions
from app.extensions import db
from app.workflow.calendar import end_of_day
from tests.browser import Browser
from tests.cast import assemble, sign_in
from tests.factories.accounts import PASSWORD, PersonFactory
from tests.statements import counted

START = clock.now()


def is_signed_in(browser):
    """Whether the account page opens."""
    return browser.get("/account").heading == "Your account"


@pytest.mark.parametrize(
    ("who", "minutes"),
    [
        ("harbor_requester", 30),
        ("harbor_executive", 30),
        ("triage", 15),
        ("x_coordinator", 15),
        ("x_expert", 15),
        ("administrator", 15),
        ("auditor", 15),
    ],
)
def test_a_session_ends_when_it_rests_too_long(who, minutes, cast, browser):
    with clock.moved_to(START):
        sign_in(browser, getattr(cast, who))
        clock.forward(minutes=minutes, seconds=-1)
        assert is_signed_in(browser)
        clock.forward(minutes=minutes)
        assert not is_signed_in(browser)
        assert "nothing happened" in browser.page.text


def test_each_page_lets_the_rest_begin_anew_but_never_beyond_twelve_hours(cast, browser):
    with clock.moved_to(START):
        sign_in(browser, cast.triage)
        for _ in range(12 * 6 - 1):
            clock.forward(minutes=10)
            assert is_signed_in(browser)
        clock.forward(minutes=10)
        assert not is_signed_in(browser)
        assert "12 hours" in browser.page.text


def test_a_session_that_ran_out_says_so_in_its_row(cast, browser):
    with clock.moved_to(START):
        row = sign_in(browser, cast.triage)
        clock.forward(minutes=16)
        assert not is_signed_in(browser)
        assert row.ended_because is EndReason.IDLE


def test_a_session_is_touched_at_most_once_a_minute(cast, browser):
    with clock.moved_to(START):
        row = sign_in(browser, cast.triage)
        clock.forward(seconds=59)
        browser.get("/account")
        assert row.seen_at == START
        clock.forward(seconds=1)
        browser.get("/account")
        assert row.seen_at == clock.now()


def test_a_refused_page_touches_the_session_and_keeps_nothing_else(cast, browser):
    with clock.moved_to(START):
        row = sign_in(browser, cast.triage)
        clock.forward(minutes=2)
        browser.get("/people", status=403)
        assert row.seen_at == clock.now()


def test_who_is_there_is_read_and_bound_in_one_statement(cast, browser):
    sign_in(browser, cast.triage)
    browser.get("/account/sessions")
    with counted() as seen:
        browser.get("/signed-out")
    reads = [sql for sql in seen if "sign_in_sessions" in sql]
    assert len(reads) == 1
    assert "set_config" in reads[0]
    assert not [sql for sql in seen if sql.startswith("SELECT ") and sql not in reads]


def test_closing_the_account_ends_every_session_at_once(cast, browser):
    sign_in(browser, cast.x_staff)
    people.disable(cast.x_staff.person, actor=cast.administrator.actor, reason="left")
    assert not is_signed_in(browser)


def test_ending_the_membership_ends_the_sessions_that_act_in_it(cast, browser):
    sign_in(browser, cast.x_staff)
    people.end_membership(cast.x_staff.membership, actor=cast.x_coordinator.actor, reason="left")
    assert not is_signed_in(browser)


def test_a_membership_that_ends_by_its_date_ends_the_session(cast, browser):
    with clock.moved_to(end_of_day(START.date())):
        cast.x_staff.membership.until = clock.today() + timedelta(days=1)
        sign_in(browser, cast.x_staff)
        assert is_signed_in(browser)
        clock.forward(minutes=2)
        assert not is_signed_in(browser)


def test_a_person_lists_his_sessions_and_ends_one(cast, browser):
    sign_in(browser, cast.triage)
    other = Browser(browser.app)
    row = sign_in(other, cast.triage)
    page = browser.get("/account/sessions")
    assert len(page.tree.xpath("//table[@id='sessions']/tbody/tr")) == 2
    browser.submit("End")
    assert row.ended_because is EndReason.ENDED_BY_PERSON
    assert not is_signed_in(other)
    assert is_signed_in(browser)


def test_nobody_ends_the_session_of_another(cast, browser):
    row = sign_in(Browser(browser.app), cast.director)
    sign_in(browser, cast.triage)
    token = browser.get("/account").tree.xpath("//input[@name='csrf_token']/@value")[0]
    browser.post(f"/account/sessions/{row.key}/end", {"csrf_token": token}, status=404)
    assert row.ended_at is None


def test_signing_out_everywhere_else_leaves_only_this_session(cast, browser):
    others = [Browser(browser.app) for _ in range(3)]
    for one in [browser, *others]:
        sign_in(one, cast.triage)
    browser.get("/account/sessions")
    browser.submit("Sign out everywhere else")
    assert is_signed_in(browser)
    assert not any(is_signed_in(one) for one in others)


def test_rights_are_read_anew_for_each_page(cast, browser):
    sign_in(browser, cast.triage)
    browser.get("/agency-links")
    cast.triage.membership.role = cast.records.role
    db.session.commit()
    browser.get("/agency-links", status=403)


def test_a_password_change_ends_all_other_sessions_and_gives_this_one_a_new_token(session, browser):
    person = PersonFactory(with_password=True)
    other = Browser(browser.app)
    sign_in(browser, person)
    sign_in(other, person)
    before = browser.client.get_cookie("sid").value
    browser.get("/account/password")
    browser.submit("Change the password", current=PASSWORD, new="seven orchard kettles humming")
    assert browser.page.heading == "Your account"
    assert browser.client.get_cookie("sid").value != before
    assert not is_signed_in(other)


def test_two_pages_at_once_and_an_ending_leave_one_ended_session(own_database, app):
    cast = assemble()
    browser = Browser(app)
    row = sign_in(browser, cast.triage)
    token = browser.client.get_cookie("sid").value

    def visit(_number):
        client = app.test_client()
        client.set_cookie("sid", token)
        return client.get("/account").status_code

    with ThreadPoolExecutor(4) as pool:
        pages = [pool.submit(visit, number) for number in range(8)]
        sessions.end_all(cast.triage.person, EndReason.ENDED_BY_PERSON)
        db.session.commit()
    assert {page.result() for page in pages} <= {200, 302}
    assert visit(0) == 302
    db.session.expire_all()
    assert row.ended_because is EndReason.ENDED_BY_PERSON
    assert db.session.scalar(select(func.count()).select_from(SignInSession)) == 1


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36 Edg/130.0", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari on iPhone"),
        ("curl/8.0", "curl/8.0"),
        ("", "not said"),
    ],
)
def test_a_browser_is_named_in_words(told, words):
    assert browser_words(told) == words
