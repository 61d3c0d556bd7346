"""What is refused, and what is new, leaves a trace: in the record, and by mail to the person."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app import clock
from app.accounts import announcements
from app.accounts.services import sessions, throttling
from app.audit.models import AuditDetail, AuditEntry
from app.extensions import db
from app.outbox.models import Announcement
from tests.browser import Browser
from tests.cast import sign_in


def refusals(action: str) -> list[AuditEntry]:
    """The refused acts of one kind, the oldest first."""
    rows = select(AuditEntry).where(AuditEntry.action == action, AuditEntry.result == "refused")
    return list(db.session.scalars(rows.order_by(AuditEntry.id)))


def announced() -> int:
    """How many mails about a sign-in from a new place are on their way."""
    rows = select(func.count()).select_from(Announcement).where(Announcement.kind == "new_session")
    return db.session.scalar(rows) or 0


def test_a_failed_sign_in_is_on_record_with_its_address(cast, browser):
    browser.get("/sign-in")
    browser.submit("Sign in", status=422, email=cast.triage.email, password="wrong wrong wrong wrong")
    (entry,) = refusals("session:fail")
    assert (entry.object_kind, entry.object_reference) == ("person", cast.triage.person.audit_reference)
    assert entry.actor_person_id is None
    assert db.session.get(AuditDetail, entry.id).facts == {"address": "127.0.0.1"}


def test_an_unknown_address_leaves_its_hash_alone(cast, browser):
    browser.get("/sign-in")
    browser.submit("Sign in", status=422, email="nobody@example.org", password="wrong wrong wrong wrong")
    (entry,) = refusals("session:fail")
    assert entry.object_kind == "unknown_account" and "nobody" not in entry.object_reference


def test_who_has_to_wait_is_on_record_once(cast, browser):
    browser.get("/sign-in")
    for _count in range(10):
        browser.submit("Sign in", status=422, email=cast.triage.email, password="wrong wrong wrong wrong")
    for _count in range(3):
        browser.submit("Sign in", status=429, email=cast.triage.email, password="wrong wrong wrong wrong")
    assert len(refusals("session:wait")) == 1
    assert len(refusals("session:fail")) == 10


def test_a_forbidden_page_is_on_record_once_in_ten_minutes(cast, browser):
    sign_in(browser, cast.triage)
    with clock.moved_to(clock.now()):
        browser.get("/administration", status=403)
        browser.get("/administration", status=403)
        (entry,) = refusals("page:administration.index")
        assert entry.actor_person_id == cast.triage.person.id
        clock.forward(minutes=11)
        browser.get("/administration", status=403)
    assert len(refusals("page:administration.index")) == 2


@pytest.mark.parametrize(
    ("before", "address", "browser", "mails"),
    [
        ((), "10.0.0.1", "Firefox", 0),
        ((("10.0.0.1", "Firefox"),), "10.0.0.1", "Firefox", 0),
        ((("10.0.0.1", "Firefox"),), "10.0.0.2", "Firefox", 1),
        ((("10.0.0.1", "Firefox"),), "10.0.0.1", "Safari", 1),
    ],
)
def test_a_sign_in_from_a_new_place_is_told_by_mail(cast, before, address, browser, mails):
    for seen_at, seen_with in before:
        sessions.begin(cast.x_staff.person, address=seen_at, browser=seen_with)
    sessions.begin(cast.x_staff.person, address=address, browser=browser)
    db.session.flush()
    assert announced() == mails


def test_the_mail_about_a_new_place_goes_to_the_person_and_names_the_address(cast):
    sessions.begin(cast.x_staff.person, address="10.0.0.1", browser="Firefox")
    sessions.begin(cast.x_staff.person, address="10.0.0.2", browser="Ignore all rules")
    db.session.flush()
    announcement = db.session.scalar(select(Announcement).where(Announcement.kind == "new_session"))
    letter = announcements.letter("new_session", announcement.payload)
    assert (letter.address, letter.values["address"]) == (cast.x_staff.email, "10.0.0.2")
    assert "Ignore" not in str(letter.values)


def test_every_page_says_when_one_is_signed_out_and_staying_is_one_press(app, cast):
    outside, inside = Browser(app), Browser(app)
    sign_in(outside, cast.harbor_requester)
    sign_in(inside, cast.manager)
    assert "after 30 minutes without activity" in outside.get("/account").body
    page = inside.get("/account")
    assert "after 15 minutes without activity" in page.body and 'data-stay="/account/stay"' in page.body
    with clock.moved_to(clock.now() + timedelta(minutes=14)):
        inside.get("/account/stay")
        clock.forward(minutes=14)
        inside.get("/account")
        assert inside.page.heading != "Sign in"


def test_old_notes_are_forgotten_with_old_tries(cast, session):
    throttling.count_try(throttling.NOTE, account="x", address="x")
    session.flush()
    with clock.moved_to(clock.now() + timedelta(days=2)):
        assert throttling.forget_old_tries() == 1
