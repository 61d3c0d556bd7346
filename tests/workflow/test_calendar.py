"""Business time: the days on which the office is open, and what "5 business days" means."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.workflow import calendar

INSTANTS = st.integers(0, 16 * 365 * 24 * 60).map(
    lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
COUNTS = st.integers(1, 30)
CLOSURES = st.frozensets(st.dates(date(2020, 1, 1), date(2036, 12, 31)), max_size=20)


def eastern(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=calendar.EASTERN)


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        ("2026-11-23 09:00", 5, "2026-12-01"),  # across Thanksgiving
        ("2026-07-01 09:00", 2, "2026-07-06"),  # 4 July on a Saturday: Friday is kept
        ("2027-07-02 09:00", 1, "2027-07-06"),  # 4 July on a Sunday: Monday is kept
        ("2029-01-19 09:00", 1, "2029-01-22"),  # Inauguration Day on a Saturday
        ("2037-01-16 09:00", 1, "2037-01-21"),  # Inauguration Day on a Tuesday, after a holiday on Monday
        ("2033-01-19 09:00", 1, "2033-01-21"),  # Inauguration Day on a Thursday
        ("2027-12-30 09:00", 1, "2028-01-03"),  # 31 December keeps the New Year's Day of a Saturday
        ("2026-12-31 09:00", 1, "2027-01-04"),
        ("2026-12-23 17:00", 2, "2026-12-28"),
        ("2028-02-28 09:00", 1, "2028-02-29"),
        ("2026-03-06 23:30", 1, "2026-03-09"),  # the clocks go forward on Sunday
        ("2026-10-30 23:30", 1, "2026-11-02"),  # and back
        ("2026-05-02 12:00", 1, "2026-05-04"),  # begun on a Saturday
        ("2026-05-03 12:00", 1, "2026-05-04"),
        ("2026-10-09 12:00", 1, "2026-10-13"),
    ],
)
def test_business_days_end_with_the_right_day(start, count, due):
    assert calendar.add_business_days(eastern(start), count) == eastern(f"{due} 23:59:59")


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2013, date(2013, 1, 21)),
        (2017, date(2017, 1, 20)),
        (2025, date(2025, 1, 20)),
        (2026, None),
        (2041, date(2041, 1, 21)),
    ],
)
def test_washington_keeps_inauguration_day(year, day):
    assert calendar.inauguration_day(year) == day
    assert day is None or not calendar.is_business_day(day)


def test_the_evening_in_washington_is_still_the_same_day():
    assert calendar.eastern_day(datetime(2026, 5, 6, 3, 30, tzinfo=UTC)) == date(2026, 5, 5)
    assert calendar.add_business_days(datetime(2026, 5, 6, 3, 30, tzinfo=UTC), 1) == eastern("2026-05-06 23:59:59")


def test_an_operators_closure_is_skipped():
    due = calendar.add_business_days(eastern("2026-05-05 10:00"), 1, {date(2026, 5, 6)})
    assert due == eastern("2026-05-07 23:59:59")


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-06-15", 6, "2026-12-15"),
        ("2026-06-15", 12, "2027-06-15"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-12-31", 18, "2028-06-30"),
    ],
)
def test_months_later_is_the_same_day_or_the_months_last(start, count, due):
    assert calendar.add_months(eastern(f"{start} 09:00"), count) == eastern(f"{due} 23:59:59")


def test_a_day_ends_with_its_last_second_in_winter_and_in_summer():
    assert calendar.end_of_day(date(2026, 1, 5)) == datetime(2026, 1, 6, 4, 59, 59, tzinfo=UTC)
    assert calendar.end_of_day(date(2026, 7, 6)) == datetime(2026, 7, 7, 3, 59, 59, tzinfo=UTC)
    assert calendar.end_of_day(date(2026, 3, 8)) == datetime(2026, 3, 9, 3, 59, 59, tzinfo=UTC)


def test_hours_run_through_the_night_when_the_clocks_change():
    assert calendar.add_hours(eastern("2026-03-07 20:00"), 24) == eastern("2026-03-08 21:00")


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        ("2026-05-04 09:00", "2026-05-08 09:00", 4),
        ("2026-05-08 09:00", "2026-05-11 09:00", 1),
        ("2026-05-08 09:00", "2026-05-10 09:00", 0),
        ("2026-05-11 09:00", "2026-05-08 09:00", -1),
        ("2026-07-02 09:00", "2026-07-06 09:00", 1),
    ],
)
def test_business_days_are_counted_between(start, end, count):
    assert calendar.business_days_between(eastern(start), eastern(end)) == count


@given(INSTANTS, COUNTS, CLOSURES)
def test_what_is_added_is_what_lies_between(start, count, closures):
    due = calendar.add_business_days(start, count, closures)
    assert calendar.business_days_between(start, due, closures) == count
    assert calendar.is_business_day(calendar.eastern_day(due), closures)
    assert calendar.is_end_of_day(due)


@given(INSTANTS, COUNTS, COUNTS, CLOSURES)
def test_days_add_up(start, first, second, closures):
    there = calendar.add_business_days(calendar.add_business_days(start, first, closures), second, closures)
    assert there == calendar.add_business_days(start, first + second, closures)


@given(INSTANTS, COUNTS, CLOSURES)
def test_back_and_forth_is_the_same_business_day(start, count, closures):
    day = calendar.eastern_day(calendar.add_business_days(start, 1, closures))
    assert calendar.shift_business_days(calendar.shift_business_days(day, count, closures), -count, closures) == day


@given(INSTANTS, st.integers(1, 24))
def test_months_never_skip_a_month(start, count):
    day, due = calendar.eastern_day(start), calendar.eastern_day(calendar.add_months(start, count))
    assert (due.year * 12 + due.month) - (day.year * 12 + day.month) == count
    assert due.day == day.day or (due + timedelta(days=1)).day == 1
