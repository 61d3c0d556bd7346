"""Walks through whole case files, parts and all: nothing illegal, nobody's turn never, no way without an end."""

import random

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.policy.programs import Kind
from app.workflow import engine
from app.workflow.clock_table import RULES
from app.workflow.lifecycles.catalogue import ALL
from tests.workflow.world import Move, World, is_open

KINDS = (Kind.TRAINING_AND_ASSISTANCE, Kind.IMMEDIATE_ASSISTANCE, Kind.AFTER_ACTION_REVIEW, Kind.ASSESSMENT)

ENDS = {
    "withdraw", "end_early", "end_for_investigation", "convert", "convert_by_director", "decline_site", "lapse",
    "mark_duplicate", "refer", "confirm_decline", "drop", "stand_down", "revoke",
}  # fmt: skip

# The straight way to a closed case: the first of these that is open is taken, with a guard where it would not end.
WAY = """
request.submit request.start_screening request.answer request.return_decline request.accept
deconfliction.answer deconfliction.ask_again question.answer
engagement.resume engagement.record_call engagement.record_readiness engagement.select_site
engagement.rejoin engagement.confirm_team
offer.accept engagement.engage_provider
assignment.attest assignment.confirm assignment.clear_managed
plan.submit_plan plan.approve_plan plan.approve_scope plan.concur
engagement.start_delivery engagement.settle_scope engagement.sign_agreement
engagement.announce engagement.schedule_announcement
activity.confirm deliverable.submit deliverable.accept_deliverable
focus_area.start focus_area.agree_assessed focus_area.propose_assessed
report.submit_draft report.resend_final report.confirm_facts report.approve report.send_to_agency
obligation.complete
engagement.finish_delivery engagement.finish_fact_finding engagement.begin_implementation_plan
engagement.finish_assessment engagement.finish_implementation engagement.prepare_release
engagement.release engagement.confirm_release engagement.schedule_release
engagement.hand_over check_in.answer
engagement.close
engagement.replace_provider engagement.make_offer engagement.propose_expert engagement.add_focus_area
engagement.propose_announcement engagement.propose_amendment
report.release_report report.withhold_report
request.ask_deconfliction engagement.reopen request.reopen
""".split()  # noqa: SIM905


def _wanted(move: Move) -> bool:
    """Keep the way from walking in circles: begin a part only where one is missing."""
    case, name = move.case, f"{move.case.family}.{move.step.name}"
    guards = {
        "engagement.make_offer": lambda: case.has_no_provider and not case.has_open_lead_offer,
        "engagement.propose_expert": lambda: case.has_empty_place and not case.has_no_provider,
        "engagement.replace_provider": lambda: case.has_no_provider,
        "engagement.add_focus_area": lambda: not case.has_focus_area,
        "engagement.propose_announcement": lambda: case.state == "announcement" and not case.announcement_is_proposed,
        "engagement.propose_amendment": lambda: False,
        "engagement.schedule_announcement": lambda: not case.is_scheduled,
        "engagement.schedule_release": lambda: not case.is_scheduled,
        "engagement.confirm_release": lambda: not case.confirmed,
        "focus_area.propose_assessed": lambda: not case.is_proposed_assessed,
        "request.ask_deconfliction": lambda: False,
        "deconfliction.ask_again": lambda: case.state != "clear" and is_open(case.whole),
        "report.release_report": lambda: not case.whole.has_open_report,
        "report.withhold_report": lambda: case.whole.state == "follow_up" and case.withheld_at is None,
    }
    return case.whole in (None, case.world.whole, case.world.request) and guards.get(name, lambda: True)()


def straight_on(world: World, steps: int = 120) -> None:
    """Take so many steps of the straight way; far enough it ends in the close, reopening what may be reopened."""
    for _ in range(steps):
        if world.whole.state in ("closed", "accepted") and world.whole is not world.request:
            return
        move = next((move for name in WAY for move in world.moves_named(name) if _wanted(move)), None)
        if move is None:
            return
        world.take(move)


class CaseFile(RuleBasedStateMachine):
    """Somebody takes any step that is open; now and then one that ends or pauses."""

    @initialize(kind=st.sampled_from(KINDS), urgent=st.booleans(), start=st.integers(0, 60))
    def begin(self, kind: Kind, urgent: bool, start: int) -> None:
        self.world = World(kind=kind, urgent=urgent and kind in KINDS[1:3])
        straight_on(self.world, start)

    def _take_one(self, data: st.DataObject, wanted: set[str] | None) -> None:
        moves = [move for move in self.world.moves() if (move.step.name in ENDS) == (wanted is not None)]
        forward = [move for move in moves if f"{move.case.family}.{move.step.name}" in WAY]
        pool = forward if forward and data.draw(st.integers(0, 3)) else moves
        if pool:
            self.world.take(data.draw(st.sampled_from(pool)))

    @rule(data=st.data())
    def go_on(self, data: st.DataObject) -> None:
        self._take_one(data, None)

    @rule(data=st.data())
    def go_further(self, data: st.DataObject) -> None:
        self._take_one(data, None)

    @precondition(lambda self: len(self.world.log) > 8)
    @rule(data=st.data())
    def end_something(self, data: st.DataObject) -> None:
        self._take_one(data, ENDS)

    @invariant()
    def every_open_case_is_somebodys_turn(self) -> None:
        world = getattr(self, "world", None)
        for case in world.cases if world else ():
            if is_open(case):
                party_and_clock = world.turn_of(case)
                assert party_and_clock is not None, (case, world.log)
                assert party_and_clock[1] in RULES

    @invariant()
    def nothing_stays_open_on_an_ended_case(self) -> None:
        world = getattr(self, "world", None)
        if world and world.whole.state == "ended":
            late = [part for part in world.cases if part.whole is world.whole and is_open(part)]
            assert all(part.family == "report" for part in late), (late, world.log)

    @invariant()
    def a_hold_and_an_ending_know_where_they_came_from(self) -> None:
        world = getattr(self, "world", None)
        for case in world.of("engagement") if world else ():
            assert (case.state == "on_hold") == (case.state_before_hold is not None), world.log
            if case.state in ("closed", "ended") and case.end_reason != "converted":
                assert case.last_open_state in {state.name for state in case.lifecycle.states if not state.final}

    def teardown(self) -> None:
        world = getattr(self, "world", None)
        if world is None:
            return
        straight_on(world)
        if world.of("engagement"):
            whole = world.whole
            stuck = whole.state != "closed" and not (whole.state == "ended" and not whole.ending_can_be_undone)
            assert not stuck, (whole, [repr(case) for case in world.cases], world.log)
            assert is_open(whole) is False


CaseFile.TestCase.settings = settings(
    max_examples=150, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
TestCaseFile = CaseFile.TestCase


EVERY_STEP = {(lifecycle.name, step.name) for lifecycle in ALL for step in lifecycle.steps}


WHOLES = ("engagement", "request")


def wander(seed: int, seen: set[tuple[str, str]]) -> None:
    """Walk one case file along and astray, drawn to steps that no walk has taken yet."""
    chance = random.Random(seed)
    world = World(kind=KINDS[seed % 4], urgent=seed % 4 in (1, 2) and seed % 8 < 4)
    straight_on(world, chance.randint(0, 50))
    for _ in range(30):
        moves = list(world.moves())
        fresh = [move for move in moves if (move.case.lifecycle.name, move.step.name) not in seen]
        wanting = {lifecycle for lifecycle, _ in EVERY_STEP - seen}
        near = [move for move in moves if move.case.lifecycle.name in wanting and move.case.family not in WHOLES]
        if not fresh and chance.random() < 0.6:
            straight_on(world, 1)
        else:
            world.take(chance.choice(fresh or near or moves))
        seen |= world.taken


def along(world: World, *names: str) -> World:
    """Take these steps one after the other; "to planning" stands for the straight way to that state."""
    for name in names:
        while name.startswith("to ") and world.whole.state != name[3:]:
            straight_on(world, 1)
        if not name.startswith("to "):
            world.take(list(world.moves_named(name))[-1])
    return world


def test_the_last_question_taken_back_frees_the_request():
    world = along(World(), "request.submit", "request.start_screening", "request.ask", "question.withdraw")
    assert world.request.state == "screening"
    assert ("request", "take_back_question") in world.taken


def test_of_two_questions_the_first_taken_back_frees_nothing():
    world = along(
        World(), "request.submit", "request.start_screening", "request.ask", "request.ask", "question.withdraw"
    )
    assert world.request.state == "information_requested"


def test_a_withdrawal_in_the_follow_up_withdraws_the_check_ins():
    world = along(World(), "to follow_up", "engagement.withdraw")
    assert {case.state for case in world.of("check_in")} == {"withdrawn"}


def test_an_ending_while_the_scope_is_written_drops_it():
    world = along(World(Kind.IN_DEPTH_REVIEW), "to scoping", "engagement.withdraw")
    assert [plan.state for plan in world.of("plan")] == ["dropped"]


def test_reopening_begins_the_dropped_plan_anew():
    world = along(World(), "to planning", "engagement.withdraw", "engagement.reopen")
    assert (world.whole.state, [plan.state for plan in world.of("plan")]) == ("planning", ["dropped", "drafting"])


WITHHELD = ("obligation.complete", "report.submit_draft", "report.approve", "report.withhold_report")
CORRECTED = (
    "engagement.begin_status_report",
    "report.submit_draft",
    "report.send_to_agency",
    "report.confirm_facts",
    "report.release_report",
    "report.propose_correction",
    "report.correct",
)


def test_a_correction_begins_another_edition_while_the_released_one_stays():
    world = along(World(Kind.ASSESSMENT), "to assessment", *CORRECTED)
    assert [report.state for report in world.of("report")] == ["released", "drafting"]


def test_an_amendment_supersedes_the_plan_only_when_it_is_agreed():
    world = along(World(), "to delivery", "engagement.propose_amendment", "plan.submit_plan", "plan.approve_plan")
    assert [plan.state for plan in world.of("plan")] == ["agreed", "agency_concurrence"]
    along(world, "plan.concur")
    assert [plan.state for plan in world.of("plan")] == ["superseded", "agreed"]
    assert world.whole.state == "delivery"


def test_another_provider_rejoins_where_the_first_left():
    world = along(World(), "to delivery", "engagement.replace_provider")
    assert {case.state for case in world.of("offer") + world.of("assignment")} == {"revoked", "released"}
    along(world, "to team", "engagement.replace_provider", "to delivery")
    assert world.whole.state_left is None
    assert [plan.state for plan in world.of("plan")] == ["agreed"]


def test_every_step_of_every_life_cycle_is_taken_in_some_walk():
    seen = along(World(), "to follow_up", "engagement.withdraw").taken
    seen |= along(World(), "request.submit", "request.start_screening", "request.ask", "question.withdraw").taken
    seen |= along(World(Kind.IN_DEPTH_REVIEW), "to scoping", "engagement.withdraw").taken
    seen |= along(World(Kind.ASSESSMENT), "to assessment", *CORRECTED).taken
    quarterly = "engagement.begin_status_report"
    seen |= along(World(Kind.ASSESSMENT), "to assessment", quarterly, "engagement.withdraw").taken
    seen |= along(World(), "to delivery", "engagement.replace_provider", "to delivery").taken
    seen |= along(World(), "to wrap_up", "engagement.withdraw").taken
    proposed = ("request.submit", "request.start_screening", "request.propose_decline")
    for decided in ("request.return_decline", "request.confirm_decline"):
        seen |= along(World(), *proposed, decided).taken
    seen |= along(
        World(Kind.ASSESSMENT), "to assessment", "engagement.begin_status_report", "engagement.withdraw"
    ).taken
    seen |= along(World(), "to planning", "engagement.withdraw").taken
    seen |= along(World(Kind.IMMEDIATE_ASSISTANCE), "to wrap_up", *WITHHELD, "engagement.close_without_follow_up").taken
    for seed in range(900):
        wander(seed, seen)
        if seen >= EVERY_STEP:
            break
    assert EVERY_STEP - seen == set()


@pytest.mark.parametrize("kind", Kind)
def test_the_straight_way_leads_every_kind_to_its_close(kind):
    world = World(kind=kind)
    straight_on(world)
    assert world.whole.state == "closed", world.log[-5:]
    assert not [case for case in world.cases if is_open(case)]


def test_an_accepted_offer_engages_the_provider():
    world = World()
    for name in ("submit", "start_screening", "accept", "record_call", "make_offer", "accept"):
        world.take(next(move for move in world.moves() if move.step.name == name and is_open(move.case)))
    assert world.whole.state == "team"


def test_an_offer_accepted_on_hold_leaves_the_step_to_the_program_manager():
    world = World()
    for name in ("submit", "start_screening", "accept", "record_call", "make_offer", "hold", "accept", "resume"):
        world.take(next(move for move in world.moves() if move.step.name == name and is_open(move.case)))
    assert world.whole.state == "provider_selection"
    assert world.turn_of(world.whole) == ("program_manager", "next_step")
    assert "engage_provider" in {move.step.name for move in world.moves()}


def test_an_objection_puts_an_accepted_case_on_hold():
    world = World(kind=Kind.IMMEDIATE_ASSISTANCE, urgent=True)
    for name in ("submit", "start_screening", "ask_deconfliction", "accept_provisionally"):
        world.take(next(move for move in world.moves() if move.step.name == name))
    answering = next(move for move in world.moves() if move.case.family == "deconfliction")
    answering.case.answer = "objected"
    world.take(answering)
    assert world.whole.state == "on_hold"
    assert engine.state_of(world.whole.lifecycle, "on_hold").pauses == ("*",)
