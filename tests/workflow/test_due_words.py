"""By when, in words."""

from datetime import UTC, date, datetime

import pytest

from app import clock
from app.workflow import calendar
from app.workflow.views.due_words import due, due_in

NOW = datetime(2027, 3, 4, 15, 0, tzinfo=UTC)  # Thursday, 10 a.m. in Washington


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (calendar.end_of_day(date(2027, 3, 9)), "Tue Mar 9, 2027, in 3 business days"),
        (calendar.end_of_day(date(2027, 3, 4)), "Thu Mar 4, 2027, in 13 hours"),
        (datetime(2027, 3, 4, 20, 30, tzinfo=UTC), "Thu Mar 4, 2027, 3:30 p.m. EST, in 5 hours"),
        (calendar.end_of_day(date(2027, 3, 5)), "Fri Mar 5, 2027, in 1 business day"),
        (calendar.end_of_day(date(2027, 3, 2)), "was due Tue Mar 2, 2027, 2 business days late"),
        (datetime(2027, 3, 4, 14, 0, tzinfo=UTC), "was due Thu Mar 4, 2027, 9:00 a.m. EST, 1 hour late"),
    ],
)
def test_due_days_are_said_with_their_distance(value, words):
    with clock.moved_to(NOW):
        assert due(value) == words


def test_a_weekend_without_business_days_is_counted_in_days():
    with clock.moved_to(datetime(2027, 3, 6, 5, 0, tzinfo=UTC)):
        assert due_in(calendar.end_of_day(date(2027, 3, 7))) == "in 1 day"
