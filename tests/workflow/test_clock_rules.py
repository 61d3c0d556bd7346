"""Clocks: a second copy of the table in docs/domain.md, written apart, and what must hold for all of them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.policy.programs import Kind, Program
from app.workflow import calendar
from app.workflow.clock_rules import Circumstances, check_in_lengths, due_at, lapses_at, moved_on, points
from app.workflow.clock_table import RULES
from app.workflow.clock_terms import Listener
from app.workflow.lifecycles.catalogue import ALL

MONDAY = datetime(2027, 3, 1, 15, 0, tzinfo=UTC)  # 10:00 in Washington, far from any holiday
TAC = Circumstances(Program.CRI_TAC, Kind.TRAINING_AND_ASSISTANCE)
CR = Circumstances(Program.CRITICAL_RESPONSE, Kind.IMMEDIATE_ASSISTANCE)
URGENT = Circumstances(Program.CRITICAL_RESPONSE, Kind.IMMEDIATE_ASSISTANCE, urgent=True)
SCOPE = Circumstances(Program.CRITICAL_RESPONSE, Kind.DATA_ANALYSIS, part="plan")
REVIEW = Circumstances(Program.CRITICAL_RESPONSE, Kind.AFTER_ACTION_REVIEW, part="plan")
REVIEW_DATED = Circumstances(
    Program.CRITICAL_RESPONSE, Kind.AFTER_ACTION_REVIEW, part="report", on_date=date(2027, 9, 1)
)
DATED = Circumstances(Program.CRI_TAC, on_date=date(2027, 5, 3))
HURRY = Circumstances(Program.CRI_TAC, urgent=True)

DUE = """
acknowledge           TAC 2027-03-02     URGENT 12:00   HURRY 2027-03-02
screening             TAC 2027-03-08     CR 2027-03-03  URGENT 2027-03-02T10:00
deconfliction_answer  TAC 2027-03-04     CR 2027-03-04  URGENT 18:00
decline_decision      TAC 2027-03-03
information_request   TAC 2027-03-15
question              TAC 2027-03-15
draft                 TAC 2027-05-30
provisional_debt      URGENT 2027-03-04
intake_call           TAC 2027-03-15
executive_call        CR 2027-03-03
provider_selection    TAC 2027-03-03     CR 14:00
offer                 TAC 2027-03-08     CR 2027-03-02
empty_place           TAC 2027-03-08     CR 2027-03-02
conflict_attestation  TAC 2027-03-08     CR 2027-03-02
plan                  TAC 2027-03-15     SCOPE 2027-03-03   REVIEW 2027-03-15
cops_decision         TAC 2027-03-15     SCOPE 2027-03-02   REVIEW 2027-03-15   CR 2027-03-15
agency_concurrence    TAC 2027-03-22     SCOPE 2027-03-03
agency_fact_check     TAC 2027-03-22     CR 2027-03-22
agreement_signature   REVIEW 2027-03-22
new_executive         TAC 2027-03-22
readiness             TAC 2027-03-29
site_selection        TAC 2027-03-15
department_review     REVIEW 2027-03-15
next_step             TAC 2027-03-04
new_instant           TAC 2027-03-04
milestone             DATED 2027-05-03
final_report          TAC 2027-03-31     REVIEW_DATED 2027-09-01   DATED 2027-05-03
survey                TAC 2027-03-06
check_in              DATED 2027-05-03
status_report         DATED 2027-05-03
performance_report    TAC 2027-07-30
award_expiry          DATED 2027-05-03
omb_expiry            DATED 2027-05-03
hold_date             DATED 2027-05-03
scheduled_instant     DATED 2027-05-03
work                  DATED 2027-05-03
"""

REMINDERS = """
acknowledge           -
screening             03-05 party, 03-08 party, 03-09 supervisor
deconfliction_answer  03-03 party, 03-04 party, 03-05 supervisor
decline_decision      03-03 party, 03-04 supervisor
information_request   03-08 party, 03-13 party, 03-22 party, 03-29 party
question              03-08 party, 03-13 party, 03-22 party, 03-29 party
draft                 04-30 party, 05-23 party
provisional_debt      03-03 party, 03-04 party, 03-05 supervisor
intake_call           03-11 party, 03-15 party, 03-17 supervisor
executive_call        03-03 party, 03-05 supervisor
provider_selection    03-03 party, 03-04 supervisor
offer                 03-04 party, 03-08 party
empty_place           03-08 party, 03-10 program_manager
conflict_attestation  03-04 party, 03-08 party
plan                  03-11 party, 03-15 party, 03-22 supervisor
cops_decision         03-11 party, 03-15 party, 03-17 supervisor
agency_concurrence    03-15 party, 03-22 party, 03-29 supervisor
agency_fact_check     03-15 party, 03-22 party, 03-29 supervisor
agreement_signature   03-15 party, 03-22 party, 03-29 supervisor
new_executive         03-15 party, 03-22 party, 03-29 supervisor
readiness             03-25 party, 03-29 party, 03-31 supervisor
site_selection        03-11 party, 03-15 party, 03-17 supervisor
department_review     03-11 party, 03-15 party, 03-17 supervisor
next_step             03-04 party, 03-08 supervisor
new_instant           03-04 party, 03-08 supervisor
milestone             04-26 party, 05-02 party, 05-04 party
final_report          03-21 party, 03-31 party, 04-05 supervisor
survey                03-13 party, 03-20 party
check_in              05-03 party, 05-10 party, 05-24 party
status_report         04-19 party, 05-03 party
performance_report    06-30 party, 07-23 party, 07-30 party, 07-31 party
award_expiry          03-04 party, 04-03 party, 04-26 party
omb_expiry            03-04 party, 04-03 party
hold_date             04-30 party
scheduled_instant     -
work                  -
"""

LAPSES = {
    "information_request": "2027-03-31", "question": "2027-03-31", "draft": "2027-05-30", "offer": "2027-03-08",
    "survey": "2027-03-27", "check_in": "2027-06-02",
}  # fmt: skip

ON_A_DATE = (
    "status_report", "milestone", "check_in", "award_expiry", "omb_expiry", "hold_date", "scheduled_instant", "work",
)  # fmt: skip


def eastern(instant: datetime) -> datetime:
    return instant.astimezone(calendar.EASTERN)


def rows(table: str) -> list[tuple[str, str]]:
    return [tuple(line.split(maxsplit=1)) for line in table.strip().splitlines()]


def said(due: datetime) -> str:
    if calendar.is_end_of_day(due):
        return f"{eastern(due):%Y-%m-%d}"
    same_day = eastern(due).date() == eastern(MONDAY).date()
    return f"{eastern(due):%H:%M}" if same_day else f"{eastern(due):%Y-%m-%dT%H:%M}"


def circumstances(name: str) -> Circumstances:
    return DATED if name in ON_A_DATE else TAC


@pytest.mark.parametrize(("name", "cells"), rows(DUE))
def test_a_clock_runs_out_when_the_table_says(name, cells):
    words = cells.split()
    expected = dict(zip(words[::2], words[1::2], strict=True))
    assert {case: said(due_at(RULES[name], MONDAY, globals()[case])) for case in expected} == expected


@pytest.mark.parametrize(("name", "cells"), rows(REMINDERS))
def test_reminders_fall_on_the_days_of_the_table(name, cells):
    due = due_at(RULES[name], MONDAY, circumstances(name))
    found = ", ".join(f"{eastern(one.at):%m-%d} {one.to[0]}" for one in points(RULES[name], MONDAY, due))
    assert (found or "-") == cells


def test_both_tables_name_every_clock():
    assert {name for name, _ in rows(DUE)} == {name for name, _ in rows(REMINDERS)} == set(RULES)


def test_every_clock_of_a_state_is_in_the_table():
    turns = {turn.clock for lifecycle in ALL for state in lifecycle.states for turn in state.turns if turn.clock}
    beside = {clock.clock for lifecycle in ALL for state in lifecycle.states for clock in state.beside}
    assert turns | beside == set(RULES)


def test_only_what_the_table_names_lapses():
    found = {name: lapses_at(rule, MONDAY, due_at(rule, MONDAY, circumstances(name))) for name, rule in RULES.items()}
    assert {name: f"{eastern(instant):%Y-%m-%d}" for name, instant in found.items() if instant} == LAPSES


def test_every_lapse_is_a_step_of_the_life_cycle_that_runs_the_clock():
    for lifecycle in ALL:
        for state in lifecycle.states:
            for turn in state.turns:
                lapse = RULES[turn.clock].lapse if turn.clock else None
                assert lapse is None or (state.name, lapse.step) in lifecycle.step_from, (lifecycle.name, state.name)


def test_day_reminders_go_out_when_the_office_opens():
    due = due_at(RULES["intake_call"], MONDAY, TAC)
    assert {eastern(one.at).hour for one in points(RULES["intake_call"], MONDAY, due)} == {8}


def test_a_clock_of_hours_reminds_at_its_very_instant():
    due = due_at(RULES["screening"], MONDAY, URGENT)
    first, second = points(RULES["screening"], MONDAY, due)
    assert (first.key, first.at) == ("due", due)
    assert (second.key, second.to) == ("after_1_bd_supervisor", (Listener.SUPERVISOR,))


def test_an_agreed_instant_is_kept_to_the_minute():
    instant = datetime(2027, 4, 1, 14, 30, tzinfo=UTC)
    assert due_at(RULES["scheduled_instant"], MONDAY, Circumstances(on_date=instant)) == instant


def test_a_date_that_nobody_agreed_is_three_business_days_away():
    assert said(due_at(RULES["milestone"], MONDAY, TAC)) == "2027-03-04"


def test_an_extended_clock_no_longer_nags_by_its_first_day():
    rule = RULES["information_request"]
    later = datetime(2027, 4, 16, 3, 59, 59, tzinfo=UTC)
    assert points(rule, MONDAY, later, extended=True) == []
    assert lapses_at(rule, MONDAY, later) == later


def test_closures_move_what_is_due():
    closed = {date(2027, 3, 2)}
    assert said(due_at(RULES["decline_decision"], MONDAY, TAC, closed)) == "2027-03-04"


def test_check_ins_are_three_or_one():
    assert [length.count for length in check_in_lengths(TAC)] == [30, 90, 180]
    assert [length.count for length in check_in_lengths(CR, is_consultation=True)] == [30]
    assessment = Circumstances(Program.ORGANIZATIONAL_ASSESSMENT, Kind.ASSESSMENT)
    assert [length.count for length in check_in_lengths(assessment)] == [6, 12, 18]


@pytest.mark.parametrize(
    ("name", "due", "later"),
    [
        ("intake_call", "2027-03-15", "2027-03-18"),  # three business days paused
        ("draft", "2027-05-30", "2027-06-02"),
        ("milestone", "2027-03-20", "2027-03-23"),
        ("omb_expiry", "2027-03-20", "2027-03-20"),
    ],
)
def test_a_pause_moves_what_is_due(name, due, later):
    start = calendar.end_of_day(date.fromisoformat(due))
    paused, resumed = MONDAY, MONDAY.replace(day=4)
    assert said(moved_on(RULES[name], start, paused, resumed)) == later


def test_a_pause_moves_a_clock_of_hours_by_its_very_length():
    paused, resumed = MONDAY, MONDAY.replace(hour=17, minute=20)
    assert moved_on(RULES["acknowledge"], MONDAY.replace(hour=16), paused, resumed) == MONDAY.replace(
        hour=18, minute=20
    )


STARTS = st.integers(0, 8 * 365 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
ANYHOW = st.builds(
    Circumstances,
    program=st.sampled_from(Program),
    kind=st.sampled_from(Kind),
    urgent=st.booleans(),
    part=st.sampled_from(("", "plan", "report")),
    on_date=st.none() | st.dates(date(2032, 1, 1), date(2033, 1, 1)),
)
CLOSURES = st.frozensets(st.dates(date(2024, 1, 1), date(2032, 12, 31)), max_size=10)


@given(st.sampled_from(list(RULES.values())), STARTS, ANYHOW, CLOSURES, st.booleans())
def test_reminders_are_ordered_unlike_and_after_the_start(rule, start, how, closures, extended):
    due = due_at(rule, start, how, closures)
    reminders = points(rule, start, due, closures, extended=extended)
    instants = [one.at for one in reminders]
    assert due > start
    assert instants == sorted(instants)
    assert all(instant > start for instant in instants)
    assert len({one.key for one in reminders}) == len(reminders)
    assert all(one.to for one in reminders)


@given(st.sampled_from([rule for rule in RULES.values() if rule.lapse]), STARTS, ANYHOW)
def test_nothing_lapses_before_it_is_due(rule, start, how):
    due = due_at(rule, start, how)
    assert lapses_at(rule, start, due) >= due


@given(st.sampled_from(list(RULES.values())), STARTS, ANYHOW, CLOSURES, st.integers(0, 60 * 24 * 60))
def test_a_pause_never_shortens_a_clock(rule, start, how, closures, minutes):
    due = due_at(rule, start, how, closures)
    assert moved_on(rule, due, start, start + timedelta(minutes=minutes), closures) >= due
