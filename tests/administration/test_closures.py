"""Days on which the office closes."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.administration import queries
from app.audit.models import AuditEntry
from app.extensions import db
from app.workflow import calendar
from app.workflow.services.clocks.dates import closures


def next_business_day() -> date:
    return calendar.shift_business_days(calendar.eastern_day(clock.now()), 3)


def parts(day: date) -> dict[str, str]:
    return {"day-month": str(day.month), "day-day": str(day.day), "day-year": str(day.year)}


def test_a_closure_is_added_after_its_effect_was_said_and_business_time_skips_it(cast, at):
    day = next_business_day()
    browser = at("administrator")
    browser.get("/administration/closures")
    browser.click("Add a closure")
    page = browser.submit("Continue", reason="Storm", **parts(day))
    assert "No running clock gets another date." in page.text
    assert queries.closure(day) is None
    page = browser.submit("Close on this day")
    assert "Storm" in page.text
    assert day in closures()
    assert db.session.scalar(select(AuditEntry).where(AuditEntry.action == "closure:add")).reason == "Storm"


def test_a_closure_is_removed_again(cast, at):
    day = next_business_day()
    browser = at("administrator")
    browser.get("/administration/closures/add")
    browser.submit("Continue", reason="Storm", **parts(day))
    browser.submit("Close on this day")
    page = browser.submit("Remove")
    assert "is a business day again" in page.text
    assert queries.closure(day) is None


@pytest.mark.parametrize(("days", "sentence"), [(-1, ""), (None, "a weekend or a federal holiday")])
def test_days_that_are_over_or_free_anyway_are_refused(cast, at, days, sentence):
    today = queries.today()
    day = today + timedelta(days=days) if days else today + timedelta(days=(5 - today.weekday()) % 7 + 7)
    browser = at("administrator")
    browser.get("/administration/closures/add")
    browser.submit("Continue", status=None, reason="Storm", **parts(day))
    if browser.page.status == 200:
        browser.submit("Close on this day", status=422)
    assert any(sentence in error for error in browser.page.errors)
    assert queries.closure(day) is None


def test_an_auditor_reads_them_and_changes_nothing(cast, at):
    browser = at("auditor")
    browser.get("/administration/closures")
    browser.get("/administration/closures/add", status=403)


@pytest.mark.parametrize("day", ["2027-13-01", "yesterday", "2027-03-09"])
def test_a_day_that_is_no_closure_is_not_found(cast, at, day):
    browser = at("administrator")
    browser.get("/administration/closures/add")
    token = browser.page.form().fields["csrf_token"]
    browser.post(f"/administration/closures/{day}/remove", {"csrf_token": token}, status=404)
