"""Passwords: which are taken, and how a forgotten one is replaced."""

import time
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app import clock
from app.accounts import passwords
from app.accounts.mailed_links import LinkFor, token
from app.accounts.models.access import PasswordReset
from app.extensions import db
from tests.accounts.mail import last_letter, letters, link_in
from tests.browser import Browser
from tests.cast import sign_in
from tests.factories.accounts import (
    PASSWORD,
    MembershipFactory,
    OrganizationFactory,
    PasswordResetFactory,
    PersonFactory,
)

NEW = "seven orchard kettles humming"


@pytest.mark.parametrize(
    "password",
    [
        NEW,
        "xkq vmw zpt rjd",
        " leading and trailing spaces ",
        "паровоз лимон фонарь",
        "😀🚒🌵🪁🧂🪗🦆🛶🧶🪵🥨🗿🪸🫖🧊",
        "w7#Kp2!vQz9$Lm4&",
        "otter " * 3 + "velvet quarry " * 7,
        "d" * 5 + "kwqzpvjxmt rhygbn",
    ],
)
def test_long_passwords_of_any_letters_are_taken(password, session):
    assert passwords.weakness(password, ("Robin Example",)) == ""


@pytest.mark.parametrize(
    ("password", "word"),
    [
        ("x7#Kp2!vQz9$Lm", "at least 15"),
        ("", "at least 15"),
        (NEW * 5, "at most 128"),
        ("aaaaaaaaaaaaaaa", "guess"),
        ("123456789012345", "guess"),
        ("passwordpassword", "guess"),
        ("harborcountysheriff", "guess"),
        ("Harbor County Sheriff's Office", "guess"),
        ("HarborCountySheriff2027!", "guess"),
        ("robin.example@harbor.example.org", "guess"),
        ("collaborativereform1", "guess"),
        ("qwertyuiopasdfgh", "guess"),
        (f"{NEW}\x00", "control"),
        (f"{NEW}\n", "control"),
    ],
)
def test_short_long_and_guessable_passwords_are_refused_with_the_rule(password, word, session):
    known = ("Robin Example", "robin.example@harbor.example.org", "Harbor County Sheriff's Office")
    assert word in passwords.weakness(password, known)


def test_fourteen_characters_are_too_few_and_fifteen_and_128_enough(session):
    letters = "wqzpvjxmkrhtygbn dlf" * 7
    assert passwords.weakness(letters[:14])
    assert not passwords.weakness(letters[:15])
    assert not passwords.weakness(letters[:128])
    assert passwords.weakness(letters[:129])


def test_nothing_of_a_password_is_cut_off(session):
    long = "wqzpvjxmkrhtygbn dlf" * 6
    assert not passwords.matches(passwords.hash_of(long), long[:-1])


def test_a_password_can_be_typed_in_either_unicode_form(session):
    assert passwords.matches(passwords.hash_of("caf\u00e9 orchard kettle"), "cafe\u0301 orchard kettle")


def test_judging_the_longest_password_takes_no_time_to_speak_of(session):
    begun = time.perf_counter()
    passwords.weakness("a1b2c3d4" * 16, ["Harbor County Sheriff's Office"] * 4)
    assert time.perf_counter() - begun < 2


def test_production_hashes_with_argon2id_at_the_full_cost(session):
    assert "$argon2id$v=19$m=19456,t=2,p=1$" in passwords._hasher(False).hash(PASSWORD)


def test_a_megabyte_of_password_is_too_large(browser, session):
    browser.get("/sign-in")
    hidden = browser.page.form("Sign in").fields["csrf_token"]
    browser.post("/sign-in", {"email": "a@example.org", "password": "x" * (1 << 20), "csrf_token": hidden}, status=413)


def test_pasting_is_allowed_and_password_managers_are_told_which_field_is_which(browser, session):
    page = browser.get("/sign-in")
    assert page.tree.xpath("//input[@name='password']/@autocomplete") == ["current-password"]
    assert page.tree.xpath("//button[@data-shows='password']")


def ask(browser, email):
    """Ask for a link."""
    browser.get("/reset-password")
    return browser.submit("Send the link", email=email)


def test_a_forgotten_password_is_replaced_by_the_mailed_link_and_ends_every_session(session, browser):
    person = MembershipFactory(person=PersonFactory(with_password=True)).person
    elsewhere = Browser(browser.app)
    sign_in(elsewhere, person)
    ask(browser, person.email)
    browser.get(link_in(last_letter()))
    browser.submit("Set the password", password=NEW)
    assert elsewhere.get("/account").heading == "Sign in"
    browser.get("/sign-in")
    browser.submit("Sign in", email=person.email, password=NEW)
    assert last_letter().template == "password_changed"


def test_known_and_unknown_addresses_get_the_same_answer_and_leave_the_same_rows(session, browser):
    person = PersonFactory(with_password=True)
    assert ask(browser, person.email).body == ask(browser, "nobody@example.org").body
    assert db.session.scalar(select(func.count()).select_from(PasswordReset)) == 2
    assert [letter.address for letter in letters()] == [person.email]


def test_a_closed_account_gets_no_link(session, browser):
    ask(browser, PersonFactory(with_password=True, disabled_at=clock.now()).email)
    assert letters() == []


def test_opening_a_link_does_nothing_and_using_it_uses_it_up(session, browser):
    asked = PasswordResetFactory()
    path = f"/reset/{token(LinkFor.RESET, asked.key)}"
    for _ in range(3):
        browser.get(path)
    browser.submit("Set the password", password=NEW)
    assert browser.get(path, status=404).heading == "This link cannot be used"


def test_a_weak_new_password_is_refused_and_the_link_stays_good(session, browser):
    asked = PasswordResetFactory()
    MembershipFactory(person=asked.person, organization=OrganizationFactory(name="Tidewater Police Department"))
    browser.get(f"/reset/{token(LinkFor.RESET, asked.key)}")
    assert "guess" in browser.submit("Set the password", password="tidewater police 1", status=422).text
    browser.submit("Set the password", password=NEW)
    assert passwords.matches(asked.person.password_hash, NEW)


def test_dead_links_show_one_neutral_page(session, browser):
    moved = PasswordResetFactory(email="old.address@example.org")
    late = PasswordResetFactory(expires_at=clock.now() - timedelta(seconds=1))
    closed = PasswordResetFactory(person__disabled_at=clock.now())
    nobody = PasswordReset(email="nobody@example.org", expires_at=clock.now() + timedelta(hours=1))
    db.session.add(nobody)
    db.session.flush()
    for asked in (moved, late, closed, nobody):
        page = browser.get(f"/reset/{token(LinkFor.RESET, asked.key)}", status=404)
        assert page.heading == "This link cannot be used"


def test_the_password_is_changed_only_by_who_knows_the_present_one(session, browser):
    person = PersonFactory(with_password=True)
    sign_in(browser, person)
    browser.get("/account/password")
    page = browser.submit("Change the password", current="not the right one", new=NEW, status=422)
    assert "not your present password" in page.text
    assert passwords.matches(person.password_hash, PASSWORD)
