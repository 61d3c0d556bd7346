"""Turns out of steps and clocks: they cover the time of a case once, and outsiders see the office as one party."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.policy.roles import Role
from app.workflow import turn_strip
from app.workflow.turns_shown import OUTSIDE, bars_of, rows_of, told_to
from app.workflow.turns_taken import Moved, Spell, turns_taken

START = datetime(2027, 3, 1, 15, tzinfo=UTC)
STATES = ("submitted", "screening", "information_requested", "decline_proposed")
PARTIES = {
    "acknowledge": Role.TRIAGE,
    "screening": Role.PROGRAM_MANAGER,
    "information_request": Role.REQUESTER,
    "decline_decision": Role.DIRECTOR,
}


def at(days: float) -> datetime:
    """So many days after the start."""
    return START + timedelta(days=days)


def moved(days: float, state: str, lifecycle: str = "request", **words) -> Moved:
    """A step of the whole case."""
    facts = {"begins": days == 0, "moves": True, "by": Role.REQUESTER, "subject_id": 1} | words
    return Moved(at(days), lifecycle, state=state, **facts)


def spell(name: str, party: Role, since: float, until: float | None, *pauses, lifecycle: str = "request") -> Spell:
    """A clock, with the days of its pauses."""
    stood = tuple((at(one), at(other) if other is not None else None) for one, other in pauses)
    return Spell(lifecycle, name, party, at(since), at(until) if until is not None else None, stood)


SCREENED = [moved(0, "draft"), moved(2, "submitted"), moved(3, "screening"), moved(20, "accepted")]
ASKED = [
    spell("draft", Role.REQUESTER, 0, 2),
    spell("acknowledge", Role.TRIAGE, 2, 3),
    spell("screening", Role.PROGRAM_MANAGER, 3, 20, (5, 9)),
    spell("deconfliction_answer", Role.DECONFLICTION, 5, 9, lifecycle="deconfliction"),
]


@st.composite
def histories(draw):
    """Any walk through screening, with clocks that begin, end and stand still wherever they like."""
    days = sorted(draw(st.lists(st.integers(1, 400), min_size=1, max_size=8, unique=True)))
    moves = [moved(0, "draft"), *(moved(day, draw(st.sampled_from(STATES))) for day in days)]
    if draw(st.booleans()):
        moves.append(moved(days[-1] + 5, "withdrawn"))
    spells = []
    for name in draw(st.lists(st.sampled_from(sorted(PARTIES)), max_size=6)):
        since, length, paused = (draw(st.integers(0, 300)) for _number in range(3))
        until = draw(st.sampled_from([None, since + length]))
        end = since + length if until is not None else None
        pauses = [(since + paused, end)] if paused < length else []
        spells.append(spell(name, PARTIES[name], since, until, *pauses))
    return moves, spells


@settings(max_examples=60, deadline=None)
@given(histories(), st.sampled_from((Role.REQUESTER, Role.COORDINATOR, Role.EXPERT, Role.TRIAGE, Role.AUDITOR)))
def test_turns_cover_the_time_of_a_case_once_whoever_reads(history, reader):
    moves, spells = history
    now = at(1000)
    turns = turns_taken(moves, spells, now)
    whole = (moves[-1].at if moves[-1].state == "withdrawn" else now) - START
    assert sum((turn.length for turn in turns), timedelta()) == whole
    assert all(one.until == other.since for one, other in pairwise(turns))
    told = told_to(reader, turns)
    for shown in (rows_of(reader, "Harbor County", told), tuple(bars_of("Harbor County", told))):
        assert sum((turn.held + turn.paused for turn in shown), timedelta()) == whole
        assert all(one.until == other.since for one, other in pairwise(shown))
    strip = turn_strip.of(tuple(bars_of("Harbor County", told)), is_open=True)
    assert all(bar.at >= 0 and bar.at + bar.width <= 100 for row in strip.rows for bar in row.bars)
    assert len(strip.ticks) <= turn_strip.MOST_TICKS + 1


def test_each_state_is_held_by_the_party_whose_clock_ran():
    turns = turns_taken(SCREENED, ASKED, at(30))
    assert [(turn.party, turn.length.days) for turn in turns] == [
        (Role.REQUESTER, 2), (Role.TRIAGE, 1), (Role.PROGRAM_MANAGER, 2), (Role.DECONFLICTION, 4),
        (Role.PROGRAM_MANAGER, 11),
    ]  # fmt: skip
    assert not any(turn.is_paused for turn in turns)


def test_outside_nobody_sees_that_a_sister_component_was_asked_or_a_decline_proposed():
    moves = [*SCREENED[:3], moved(12, "decline_proposed"), moved(14, "screening"), SCREENED[-1]]
    for reader in OUTSIDE:
        told = told_to(reader, turns_taken(moves, ASKED, at(30)))
        rows = rows_of(reader, "Harbor County", told)
        assert [(row.who, row.held.days, row.paused.days) for row in rows[-1:]] == [("COPS Office", 17, 0)]
        assert {bar.row for bar in bars_of("Harbor County", told)} == {"Harbor County", "COPS Office"}
        assert len(list(bars_of("Harbor County", told))) == 2


def test_the_office_sees_its_parties_apart_and_draws_them_in_one_row():
    told = told_to(Role.TRIAGE, turns_taken(SCREENED, ASKED, at(30)))
    names = [row.who for row in rows_of(Role.TRIAGE, "Harbor County", told)]
    assert names[1:4] == ["COPS Office, triage", "COPS Office, program manager", "The sister component"]
    strip = turn_strip.of(tuple(bars_of("Harbor County", told)), is_open=False)
    assert [row.name for row in strip.rows] == ["Harbor County", "COPS Office", "The sister component"]
    assert strip.now_at is None


def test_a_hold_is_time_apart():
    moves = [
        moved(0, "team", "cri_tac"), moved(5, "on_hold", "cri_tac"), moved(9, "team", "cri_tac"),
    ]  # fmt: skip
    spells = [
        spell("empty_place", Role.COORDINATOR, 0, None, (5, 9), lifecycle="cri_tac"),
        spell("hold_date", Role.PROGRAM_MANAGER, 5, 9, lifecycle="cri_tac"),
    ]
    told = told_to(Role.REQUESTER, turns_taken(moves, spells, at(10)))
    rows = rows_of(Role.REQUESTER, "Harbor County", told)
    assert [(row.who, row.where, row.held.days, row.paused.days) for row in rows] == [
        ("The provider", "Planning", 5, 0), ("COPS Office", "Paused", 0, 4), ("The provider", "Planning", 1, 0),
    ]  # fmt: skip


def test_offers_and_attestations_are_not_told_outside():
    moves = [moved(0, "provider_selection", "cri_tac"), moved(6, "team", "cri_tac")]
    spells = [
        spell("offer", Role.COORDINATOR, 1, 6, lifecycle="offer"),
        spell("conflict_attestation", Role.EXPERT, 6, 9, lifecycle="assignment"),
        spell("next_step", Role.COORDINATOR, 9, None, lifecycle="cri_tac"),
    ]
    turns = turns_taken(moves, spells, at(10))
    assert [turn.party for turn in turns][1:3] == [Role.COORDINATOR, Role.EXPERT]
    bars = list(bars_of("Harbor County", told_to(Role.EXECUTIVE, turns)))
    assert [(bar.row, bar.held.days) for bar in bars] == [("COPS Office", 6), ("The provider", 4)]


def test_a_clock_that_two_parties_share_is_the_first_ones_until_he_acted():
    moves = [
        moved(0, "agreement", "organizational_assessment"),
        moved(4, "agreement", "organizational_assessment", begins=False, moves=False, by=Role.EXECUTIVE),
    ]
    shared = spell("agreement_signature", Role.PROGRAM_MANAGER, 0, None, lifecycle="organizational_assessment")
    turns = turns_taken(moves, [shared], at(6))
    assert [(turn.party, turn.length.days) for turn in turns] == [(Role.EXECUTIVE, 4), (Role.PROGRAM_MANAGER, 2)]


def test_what_happened_within_one_act_leaves_no_sliver():
    moves = [moved(0, "draft"), moved(2, "submitted")]
    spells = [spell("draft", Role.REQUESTER, 0.00001, 2.00001), spell("acknowledge", Role.TRIAGE, 2.00002, None)]
    assert [turn.party for turn in turns_taken(moves, spells, at(3))] == [Role.REQUESTER, Role.TRIAGE]


def test_a_case_that_just_began_draws_nothing():
    turns = turns_taken([moved(0, "draft")], [], START + timedelta(seconds=20))
    assert turn_strip.of(tuple(bars_of("Harbor County", turns)), is_open=True) is None
