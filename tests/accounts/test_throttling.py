"""Limits on tries: per account, per address, overall; waiting, never locked out."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text

from app import clock
from app.accounts.models.access import CountedTry
from app.accounts.services import throttling
from app.accounts.services.throttling import REGISTER, RESET, SIGN_IN, TooManyTries, count_try
from app.extensions import db
from tests.browser import Browser
from tests.factories.accounts import PASSWORD, MembershipFactory, PersonFactory

START = clock.now()


def count(times, purpose=SIGN_IN, account="robin@example.org", address="203.0.113.7"):
    """Count some tries."""
    for _ in range(times):
        count_try(purpose, account=account, address=address)
        db.session.flush()


def try_sign_in(app, email, password="not the right one", address="203.0.113.7"):
    """One try from an address; the page."""
    browser = Browser(app)
    browser.client.environ_base["REMOTE_ADDR"] = address
    browser.get("/sign-in")
    return browser.submit("Sign in", email=email, password=password, status=None)


@pytest.fixture
def robin(session):
    """A person with a password."""
    return MembershipFactory(person=PersonFactory(with_password=True)).person


def test_the_eleventh_wrong_password_waits_and_says_how_long(robin, app):
    with clock.moved_to(START):
        assert [try_sign_in(app, robin.email).status for _ in range(10)] == [422] * 10
        page = try_sign_in(app, robin.email)
    assert page.status == 429
    assert page.response.headers["Retry-After"] == "300"
    assert "Wait 5 minutes" in page.text
    assert page.tree.xpath("//input[@name='email']/@value") == [robin.email]


def test_even_the_right_password_waits_so_that_guessing_gains_nothing(robin, app):
    with clock.moved_to(START):
        for _ in range(10):
            try_sign_in(app, robin.email)
        assert try_sign_in(app, robin.email, PASSWORD).status == 429


def test_after_the_wait_the_right_password_works(robin, app):
    with clock.moved_to(START):
        for _ in range(10):
            try_sign_in(app, robin.email)
        clock.forward(minutes=5)
        assert try_sign_in(app, robin.email, PASSWORD).status == 200


def test_trying_on_while_waiting_does_not_lengthen_the_wait(robin, app):
    with clock.moved_to(START):
        for _ in range(10):
            try_sign_in(app, robin.email)
        clock.forward(minutes=4)
        assert try_sign_in(app, robin.email).status == 429
        clock.forward(minutes=1)
        assert try_sign_in(app, robin.email, PASSWORD).status == 200


def test_the_limit_is_per_account_and_not_global(robin, app):
    other = MembershipFactory(person=PersonFactory(with_password=True)).person
    with clock.moved_to(START):
        for _ in range(11):
            try_sign_in(app, robin.email)
        assert try_sign_in(app, other.email, PASSWORD, address="198.51.100.4").status == 200


def test_another_person_behind_the_same_address_is_not_shut_out(robin, app):
    other = MembershipFactory(person=PersonFactory(with_password=True)).person
    with clock.moved_to(START):
        for _ in range(11):
            try_sign_in(app, robin.email)
        assert try_sign_in(app, other.email, PASSWORD).status == 200


def test_one_account_is_limited_from_all_addresses_together(robin, app):
    with clock.moved_to(START):
        for number in range(10):
            try_sign_in(app, robin.email, address=f"203.0.113.{number}")
        assert try_sign_in(app, robin.email, PASSWORD, address="203.0.113.99").status == 429


def test_one_address_cannot_try_one_password_on_many_accounts(session):
    for number in range(10):
        count(1, account=f"person{number}@example.org")
    with pytest.raises(TooManyTries):
        count(1, account="person10@example.org")


def test_the_spelling_of_an_address_makes_no_other_account(session):
    count(10, account="Robin@Example.org")
    with pytest.raises(TooManyTries):
        count(1, account=" robin@example.org ", address="198.51.100.4")


def test_unknown_accounts_are_limited_alike(app, session):
    with clock.moved_to(START):
        pages = [try_sign_in(app, "nobody@example.org").status for _ in range(11)]
    assert pages == [422] * 10 + [429]


def test_a_good_try_is_not_counted(robin, app):
    for _ in range(12):
        assert try_sign_in(app, robin.email, PASSWORD).status == 200
    assert db.session.scalar(select(func.count()).select_from(CountedTry)) == 0


def test_all_tries_together_have_a_limit(session):
    values = "select 'sign_in', 'a' || n, 'b' || n, now() from generate_series(1, 1000) n"
    db.session.execute(text(f"insert into counted_tries (purpose, account, address, at) {values}"))
    with pytest.raises(TooManyTries):
        count(1)


def test_resets_are_limited_per_account_and_per_address(session):
    count(5, purpose=RESET)
    with pytest.raises(TooManyTries):
        count(1, purpose=RESET)
    for number in range(15):
        count(1, purpose=RESET, account=f"person{number}@example.org")
    with pytest.raises(TooManyTries):
        count(1, purpose=RESET, account="one.more@example.org")


def test_registrations_are_limited_per_address(session):
    for number in range(5):
        count(1, purpose=REGISTER, account=f"person{number}@example.org")
    with pytest.raises(TooManyTries):
        count(1, purpose=REGISTER, account="one.more@example.org")


def test_the_table_names_no_account(session):
    count(1)
    assert "robin" not in db.session.scalars(select(CountedTry)).one().account


def test_old_tries_are_forgotten(session):
    with clock.moved_to(START - timedelta(days=2)):
        count(3)
    count(1)
    assert throttling.forget_old_tries() == 3


def test_tries_at_the_same_moment_are_counted_one_after_the_other(own_database, app):
    def one_try(_number):
        with app.app_context():
            try:
                count_try(SIGN_IN, account="robin@example.org", address="203.0.113.7")
                db.session.commit()
            except TooManyTries:
                db.session.rollback()
                return "waits"
            return "counted"

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(one_try, range(24)))
    assert answers.count("counted") == 10


def test_a_forged_forwarded_address_is_ignored_without_proxies(robin, app):
    browser = Browser(app)
    for number in range(10):
        browser.get("/sign-in")
        browser.submit("Sign in", email="nobody@example.org", password="x" * 15, status=422)
        browser.client.environ_base["HTTP_X_FORWARDED_FOR"] = f"198.51.100.{number}"
    assert set(db.session.scalars(select(CountedTry.address))) == {"127.0.0.1"}
