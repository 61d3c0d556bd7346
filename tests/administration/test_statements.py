"""Publishing the statements of the form."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.administration import queries
from app.administration.services import statements
from app.audit.models import AuditEntry
from app.errors import InvalidFact
from app.extensions import db
from app.policy.actor import SYSTEM
from app.requests.models.parts import StatementKind
from app.requests.queries.statements import current_statements, form_is_open

PAPERWORK, PRIVACY = StatementKind.PAPERWORK_REDUCTION_ACT, StatementKind.PRIVACY_ACT
DAY = timedelta(days=1)


@pytest.fixture
def published(session):
    """A text of each kind since today."""
    statements.load_trial_texts(actor=SYSTEM)


def parts(name: str, day) -> dict[str, str]:
    """A date as the page posts it."""
    return {f"{name}-month": str(day.month), f"{name}-day": str(day.day), f"{name}-year": str(day.year)}


def test_a_new_text_is_published_after_its_effect_was_said(cast, published, at):
    tomorrow = queries.today() + DAY
    browser = at("administrator")
    browser.get("/administration/statements")
    browser.get("/administration/statements/privacy_act/publish")
    page = browser.submit("Continue", body="New words.", **parts("since", tomorrow))
    assert "the form prints this text" in page.text and "ends the day before" in page.text
    assert len(queries.statements()[PRIVACY]) == 1
    browser.submit("Publish")
    assert current_statements(tomorrow)[PRIVACY].body == "New words."
    assert current_statements(queries.today())[PRIVACY].until == queries.today()
    assert db.session.scalar(
        select(AuditEntry).where(
            AuditEntry.actor_person_id == cast.administrator.person.id, AuditEntry.action == "statement:publish"
        )
    )


def test_the_paperwork_block_needs_number_expiry_and_burden(cast, at):
    browser = at("administrator")
    browser.get("/administration/statements/paperwork_reduction_act/publish")
    typed = {"body": "Burden.", "omb_number": "11030000", **parts("since", queries.today())}
    page = browser.submit("Continue", status=422, **typed)
    said = " ".join(page.errors)
    assert "four digits, a hyphen and four digits" in said and "Expires on" in said and "Burden in minutes" in said


def test_an_expiry_before_the_first_day_is_refused(session):
    today = queries.today()
    text = statements.Text(
        kind=PAPERWORK, body="Burden.", since=today, omb_number="1103-0000", expires_on=today - DAY, burden_minutes=30
    )
    with pytest.raises(InvalidFact):
        statements.publish(text, actor=SYSTEM)


def test_what_was_printed_cannot_be_changed(cast, published, at):
    browser = at("administrator")
    browser.get("/administration/statements/privacy_act/publish")
    page = browser.submit("Continue", status=422, body="Rewritten.", **parts("since", queries.today() - DAY))
    assert any("First day" in error or "past" in error for error in page.errors), page.errors
    with pytest.raises(InvalidFact):
        statements.publish(statements.Text(kind=PRIVACY, body="x", since=queries.today()), actor=SYSTEM)


def test_a_text_between_two_others_ends_where_the_next_begins(published):
    today = queries.today()
    for days in (20, 10):
        text = statements.Text(kind=PRIVACY, body=f"In {days}.", since=today + days * DAY)
        statements.publish(text, actor=SYSTEM)
    bodies = [current_statements(today + days * DAY)[PRIVACY].body[:6] for days in (9, 10, 19, 20)]
    assert bodies == [current_statements(today)[PRIVACY].body[:6], "In 10.", "In 10.", "In 20."]


def test_an_override_keeps_the_form_open_and_is_taken_back(cast, published, at):
    expired = current_statements(queries.today())[PAPERWORK]
    expired.since, expired.expires_on = queries.today() - 30 * DAY, queries.today() - DAY
    db.session.flush()
    assert not form_is_open(queries.today())
    browser = at("administrator")
    assert "The request form is closed" in browser.get("/administration").text
    browser.get("/administration/statements")
    browser.click("Override the expiry")
    browser.submit("Override the expiry", reason="Renewal is with OMB.")
    assert form_is_open(queries.today())
    page = browser.get("/administration/statements")
    assert "Renewal is with OMB." in page.text
    browser.click("Take the override back")
    browser.submit("Take the override back", reason="Renewal was refused.")
    assert not form_is_open(queries.today())


def test_an_override_needs_a_reason(cast, published, at):
    number = current_statements(queries.today())[PAPERWORK].id
    browser = at("administrator")
    browser.get(f"/administration/statements/{number}/expiry")
    assert "Say why." in " ".join(browser.submit("Override the expiry", status=422, reason=" ").errors)


def test_an_auditor_reads_them_and_publishes_nothing(cast, published, at):
    browser = at("auditor")
    assert "Paperwork Reduction Act" in browser.get("/administration/statements").text
    browser.get("/administration/statements/privacy_act/publish", status=403)


def test_kinds_and_statements_that_do_not_exist_are_not_found(cast, published, at):
    browser = at("administrator")
    browser.get("/administration/statements/poem/publish", status=404)
    privacy = current_statements(queries.today())[PRIVACY].id
    browser.get(f"/administration/statements/{privacy}/expiry", status=404)
