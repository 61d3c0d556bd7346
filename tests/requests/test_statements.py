"""Which statements hold on a day, and when the form closes."""

from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from app.extensions import db
from app.requests.models.parts import Statement, StatementKind
from app.requests.queries.statements import current_statements, expiry_warning, form_is_open

PAPERWORK = StatementKind.PAPERWORK_REDUCTION_ACT
EXPIRY = date(2027, 6, 30)


def paperwork(since: date = date(2027, 1, 1), **more) -> Statement:
    """A Paperwork Reduction Act statement in the database."""
    facts = {"omb_number": "0000-0000", "burden_minutes": 30, "expires_on": EXPIRY} | more
    statement = Statement(kind=PAPERWORK, body="Public burden.", since=since, **facts)
    db.session.add(statement)
    db.session.flush()
    return statement


def test_a_statement_holds_from_its_first_to_its_last_day(session):
    statement = paperwork(until=date(2027, 3, 31))
    days = (date(2026, 12, 31), date(2027, 1, 1), date(2027, 3, 31))
    assert [current_statements(day).get(PAPERWORK) for day in days] == [None, statement, statement]
    assert current_statements(date(2027, 4, 1)) == {}


def test_the_form_closes_the_day_after_the_omb_expiry(session):
    paperwork()
    assert form_is_open(EXPIRY)
    assert not form_is_open(EXPIRY + timedelta(days=1))


def test_a_recorded_override_keeps_the_form_open(session):
    paperwork(expiry_overridden=True, override_reason="Renewal is with OMB.")
    assert form_is_open(date(2030, 1, 1))


def test_an_override_without_a_reason_is_impossible(session):
    with pytest.raises(IntegrityError):
        paperwork(expiry_overridden=True)


def test_two_statements_of_a_kind_never_hold_on_one_day(session):
    paperwork(until=date(2027, 3, 31))
    with pytest.raises(IntegrityError):
        paperwork(since=date(2027, 3, 31))


def test_staff_are_warned_from_90_days_before_the_expiry_unless_a_statement_follows(session):
    paperwork(until=EXPIRY)
    assert expiry_warning(EXPIRY - timedelta(days=91)) is None
    assert expiry_warning(EXPIRY - timedelta(days=90)) == 90
    assert expiry_warning(EXPIRY) == 0
    paperwork(since=EXPIRY + timedelta(days=1), expires_on=date(2030, 6, 30))
    assert expiry_warning(EXPIRY) is None


def test_before_any_statement_is_recorded_the_form_is_open(session):
    assert form_is_open(date(2027, 1, 1))
