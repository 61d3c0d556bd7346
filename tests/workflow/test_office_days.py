"""Closing on a day, or opening again, moves the clocks that run, as if they had known it from their start."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import clock
from app.administration.services import closures
from app.extensions import db
from app.workflow import calendar, clock_rules
from app.workflow.clock_table import RULES
from app.workflow.clock_terms import BusinessDays
from app.workflow.models.record import Clock, ClockReminder
from app.workflow.services.clocks import dates, settling
from tests.engagements.way import Way

START = datetime(2027, 3, 1, 15, tzinfo=UTC)  # a Monday
IN_BUSINESS_DAYS = [name for name, rule in RULES.items() if isinstance(rule.length, BusinessDays)]
NOBODY = clock_rules.Circumstances()
SPAN = [START.date() + timedelta(days=count) for count in range(40)]
WORKDAYS = [day for day in SPAN if calendar.is_business_day(day)]
days = st.sampled_from(WORKDAYS)
instants = st.integers(0, 40 * 24).map(lambda hours: START + timedelta(hours=hours))


def reckoned(rule, pauses, closed) -> datetime:
    """The due instant of a clock that knew these closures from its start."""
    due = clock_rules.due_at(rule, START, NOBODY, closed)
    for since, until in pauses:
        due = clock_rules.moved_on(rule, due, since, until, closed)
    return due


def spans(pauses) -> list[tuple[date, date]]:
    return [(calendar.eastern_day(since), calendar.eastern_day(until)) for since, until in pauses]


@given(st.sampled_from(IN_BUSINESS_DAYS), st.sets(days, max_size=4), days, st.lists(instants, max_size=4, unique=True))
def test_moving_a_clock_by_a_day_says_what_reckoning_it_from_its_start_says(name, closed, day, ends):
    rule, ends = RULES[name], sorted(ends)
    pauses = list(zip(ends[::2], ends[1::2], strict=False))
    closed -= {day}
    due = clock_rules.due_at(rule, START, NOBODY, closed)
    pauses = [(since, until) for since, until in pauses if until < due]  # a clock is paused before it is due
    before, after = reckoned(rule, pauses, closed), reckoned(rule, pauses, closed | {day})
    counts = clock_rules.counts(rule, START, before, spans(pauses), day)
    assert after == (clock_rules.shifted(before, closed | {day}, is_closed=True) if counts else before)


@given(st.sampled_from(IN_BUSINESS_DAYS), st.sets(days, max_size=4), days)
def test_a_closure_never_brings_a_clock_forward_and_taking_it_back_undoes_it(name, closed, day):
    rule = RULES[name]
    closed -= {day}
    before = reckoned(rule, [], closed)
    if not clock_rules.counts(rule, START, before, [], day):
        return
    moved = clock_rules.shifted(before, closed | {day}, is_closed=True)
    assert moved > before
    assert clock_rules.counts(rule, START, moved, [], day)
    assert clock_rules.shifted(moved, closed, is_closed=False) == before


@pytest.fixture
def call(cast):
    """The clock of an intake call: ten business days, started on a Monday."""
    with clock.moved_to(START):
        way = Way.begin(cast)
        settling.settle(way.file)
        db.session.commit()
        running = db.session.query(Clock).filter_by(case_file_id=way.file.id, name="intake_call").one()
        assert calendar.eastern_day(running.due_at) == date(2027, 3, 15)
        yield way, running


def test_a_running_clock_its_reminder_and_the_case_follow_a_closure(cast, call):
    way, running = call
    reminder = running.next_reminder_at
    added = closures.add(date(2027, 3, 4), "Storm", actor=cast.administrator.actor)
    db.session.commit()
    assert calendar.eastern_day(running.due_at) == date(2027, 3, 16)
    assert way.file.due_at == running.due_at
    assert running.next_reminder_at > reminder
    closures.remove(added, actor=cast.administrator.actor)
    db.session.commit()
    assert (calendar.eastern_day(running.due_at), running.next_reminder_at) == (date(2027, 3, 15), reminder)
    assert way.file.due_at == running.due_at


def test_an_extended_clock_and_one_that_is_due_keep_their_dates(cast, call):
    _way, running = call
    dates.extend(running, datetime(2027, 3, 20, 3, 59, 59, tzinfo=UTC), "The sheriff is away")
    db.session.commit()
    closures.add(date(2027, 3, 4), "Storm", actor=cast.administrator.actor)
    assert running.due_at == datetime(2027, 3, 20, 3, 59, 59, tzinfo=UTC)
    running.extended_to, running.extension_reason, running.due_at = None, "", START - timedelta(days=2)
    db.session.commit()
    closures.add(date(2027, 3, 5), "Storm", actor=cast.administrator.actor)
    assert running.due_at == START - timedelta(days=2)


def test_a_reminder_that_went_out_does_not_go_out_again(cast, call):
    _way, running = call
    first = dates.points_of(running)[0]
    with clock.moved_to(first.at + timedelta(hours=1)):
        db.session.add(ClockReminder(clock_id=running.id, point=first.key, due_at=running.due_at))
        db.session.commit()
        closures.add(date(2027, 3, 12), "Storm", actor=cast.administrator.actor)
        assert first.key not in {each.key for each in dates.points_of(running) if each.at == running.next_reminder_at}


def test_a_paused_clock_moves_too_and_goes_on_from_there(cast, call):
    way, running = call
    settling.pausing.pause(running, "Waiting")
    db.session.commit()
    closures.add(date(2027, 3, 4), "Storm", actor=cast.administrator.actor)
    assert calendar.eastern_day(running.due_at) == date(2027, 3, 16)
    with clock.moved_to(START + timedelta(days=4)):  # the closed Thursday lay within the pause
        settling.pausing.resume(running)
    assert calendar.eastern_day(running.due_at) == date(2027, 3, 19)
    assert way.file.id == running.case_file_id
