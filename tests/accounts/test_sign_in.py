"""Signing in and out, and what strangers can learn from it."""

from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from app import clock
from app.accounts.models.access import SignInSession
from app.accounts.presence import token_hash
from app.accounts.services import passwords as password_services
from app.extensions import db
from tests.browser import Browser
from tests.cast import sign_in
from tests.factories.accounts import PASSWORD, MembershipFactory, PersonFactory

WRONG = "The e-mail address and the password do not fit together."


@pytest.fixture
def robin(session):
    """A person with a password and one membership."""
    return MembershipFactory(person=PersonFactory(with_password=True)).person


def cookie(browser):
    """The session cookie that a browser holds."""
    found = browser.client.get_cookie("sid")
    return found.value if found else None


def fill_in(browser, email, password, *, status=200, path="/sign-in"):
    """Open the sign-in page and send it."""
    browser.get(path)
    return browser.submit("Sign in", email=email, password=password, status=status)


def where_to(browser, person, **query):
    """Where the answer to a good sign-in sends the browser."""
    token = browser.get("/sign-in").form("Sign in").fields["csrf_token"]
    data = {"email": person.email, "password": PASSWORD, "csrf_token": token}
    answer = browser.client.post("/sign-in", query_string=query, data=data)
    assert answer.status_code == 302
    db.session.expire_all()
    return answer.headers["Location"]


def test_a_person_signs_in_with_e_mail_and_password_in_any_case_of_letters(robin, browser):
    fill_in(browser, robin.email.upper(), PASSWORD)
    assert robin.name in browser.get("/account").body


def test_only_the_hash_of_the_token_is_stored(robin, browser):
    fill_in(browser, robin.email, PASSWORD)
    row = db.session.scalars(select(SignInSession)).one()
    assert row.token_hash == token_hash(cookie(browser)) != cookie(browser)
    assert len(cookie(browser)) >= 43  # 256 bits in base64


def test_every_sign_in_gives_a_new_token_and_ends_the_one_before(robin, browser):
    fill_in(browser, robin.email, PASSWORD)
    first = cookie(browser)
    fill_in(browser, robin.email, PASSWORD)
    assert cookie(browser) != first
    stolen = Browser(browser.app)
    stolen.client.set_cookie("sid", first)
    assert stolen.get("/account").heading == "Sign in"


def test_a_token_planted_before_the_sign_in_is_worth_nothing_after(robin, browser):
    browser.client.set_cookie("sid", "planted-by-someone-else")
    fill_in(browser, robin.email, PASSWORD)
    assert cookie(browser) != "planted-by-someone-else"


def test_wrong_unknown_closed_and_unverified_look_the_same(robin, browser):
    closed = PersonFactory(with_password=True, disabled_at=clock.now())
    unverified = PersonFactory(with_password=True, email_verified_at=None)
    without = PersonFactory()
    tries = [(robin.email, "not the right password")] + [
        (email, PASSWORD) for email in (closed.email, unverified.email, without.email, "nobody@example.org")
    ]
    pages = [fill_in(Browser(browser.app), email, password, status=422) for email, password in tries]
    assert all(WRONG in page.text for page in pages)
    assert len({page.body.replace(email, "").count("\n") for page, (email, _p) in zip(pages, tries, strict=True)}) == 1


def test_an_unknown_address_costs_a_hash_too(session, monkeypatch):
    verified = []
    real = PasswordHasher.verify
    monkeypatch.setattr(PasswordHasher, "verify", lambda self, *both: verified.append(both[1]) or real(self, *both))
    assert password_services.prove("nobody@example.org", PASSWORD) is None
    assert verified == [PASSWORD]


def test_a_hash_with_old_costs_is_made_anew_at_sign_in(robin, browser):
    robin.password_hash = PasswordHasher(time_cost=3, memory_cost=64, parallelism=1).hash(PASSWORD)
    fill_in(browser, robin.email, PASSWORD)
    assert "t=1," in robin.password_hash


def test_signing_out_ends_the_session_and_clears_the_browser(robin, browser):
    sign_in(browser, robin)
    token = browser.get("/account").tree.xpath("//header//input[@name='csrf_token']/@value")[0]
    answer = browser.client.post("/sign-out", data={"csrf_token": token})
    db.session.expire_all()
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert cookie(browser) is None
    assert db.session.scalars(select(SignInSession)).one().ended_because == "signed_out"


def test_signing_out_needs_the_form_token(robin, browser):
    sign_in(browser, robin)
    assert browser.post("/sign-out", status=400)
    assert browser.get("/account").heading == "Your account"


def test_the_cookie_is_for_scripts_and_other_sites_out_of_reach(robin, browser):
    browser.get("/sign-in")
    token = browser.page.form("Sign in").fields["csrf_token"]
    answer = browser.client.post("/sign-in", data={"email": robin.email, "password": PASSWORD, "csrf_token": token})
    line = next(line for line in answer.headers.getlist("Set-Cookie") if line.startswith("sid="))
    assert "HttpOnly" in line and "SameSite=Lax" in line and "Path=/" in line and "Domain" not in line


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "/\\evil.example",
        "https:evil.example",
        "https://evil.example/account",
        "/%2f%2fevil.example",
        "%2f%2fevil.example",
        "javascript:alert(1)",
        "@evil.example",
        "/@evil.example",
        "///evil.example",
        "account",
        "/account\r\nSet-Cookie:x",
        "/no-such-page",
        "/\t/evil.example",
        "\\\\evil.example",
        "/..//evil.example",
        "/account/../..//evil.example",
        "http:/evil.example",
        "?next=/account",
        "",
    ],
)
def test_after_sign_in_no_target_leads_away_from_us(target, robin, browser):
    assert where_to(browser, robin, next=target) == where_to(browser, robin) != target


def test_after_sign_in_the_page_that_was_asked_for_comes(robin, browser):
    browser.get("/account/sessions?x=1")
    assert browser.page.heading == "Sign in"
    browser.submit("Sign in", email=robin.email, password=PASSWORD)
    assert browser.page.heading == "Where you are signed in"


def test_two_cookies_of_one_name_count_as_none(robin, browser):
    token = sign_in(browser, robin) and cookie(browser)
    answer = browser.app.test_client(use_cookies=False).get("/account", headers={"Cookie": f"sid={token}; sid={token}"})
    assert answer.status_code == 302


@pytest.mark.parametrize("junk", ["", "x" * 8192, "é\x80", "../../etc", "a" * 43])
def test_a_strange_cookie_is_nobody(junk, session, browser):
    answer = browser.app.test_client(use_cookies=False).get(
        "/account", headers={"Cookie": f"sid={junk}".encode().decode("latin-1")}
    )
    assert answer.status_code == 302


def test_a_long_browser_name_is_kept_cut(robin, browser):
    browser.client.environ_base["HTTP_USER_AGENT"] = "<script>" * 2000
    fill_in(browser, robin.email, PASSWORD)
    assert len(db.session.scalars(select(SignInSession)).one().browser) == 200
    assert "<script>alert" not in browser.get("/account/sessions").body


def test_ending_a_session_while_it_is_used_lets_it_end_at_the_next_page(robin, browser):
    row = sign_in(browser, robin)
    browser.get("/account")
    row.ended_at, row.ended_because = clock.now() - timedelta(seconds=1), "ended_by_person"
    assert browser.get("/account").heading == "Sign in"
    assert "ended from another one" in browser.page.text
