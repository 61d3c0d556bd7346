"""What holds for every life cycle whatever its steps are called."""

from collections import defaultdict
from dataclasses import dataclass, field

import pytest

from app.errors import StepNotAvailable, StepNotReady
from app.policy.roles import Role
from app.workflow import engine
from app.workflow.clock_table import RULES
from app.workflow.lifecycle import STAYS, Chosen, Lifecycle, Part, Remembered, State, Step
from app.workflow.lifecycles.catalogue import ALL, ENGAGEMENT_LIFECYCLES, LIFECYCLES, members

EACH = pytest.mark.parametrize("lifecycle", ALL, ids=[lifecycle.name for lifecycle in ALL])

# Steps by which somebody approves what another one wrote, proposed or began.
APPROVING = {
    ("request", "confirm_decline"), ("request", "return_decline"), ("assignment", "confirm"), ("plan", "approve_plan"),
    ("review_scope", "approve_scope"), ("deliverable", "accept_deliverable"), ("focus_area", "agree_assessed"),
    ("ta_report", "approve"), ("status_report", "send_to_agency"), ("status_report", "confirm_facts"),
    ("review_report", "send_to_agency"), ("review_report", "confirm_facts"), ("review_report", "resend_final"),
    ("review_report", "approve"), ("critical_response", "announce"), ("critical_response_review", "confirm_release"),
    ("critical_response_review", "schedule_announcement"), ("organizational_assessment", "schedule_announcement"),
    ("organizational_assessment", "confirm_release"), ("organizational_assessment", "select_site"),
    ("organizational_assessment", "decline_site"), ("ta_report", "correct"), ("ta_report", "take_down"),
    ("status_report", "correct"), ("status_report", "take_down"), ("review_report", "correct"),
    ("review_report", "take_down"), ("review_report", "release_report"),
}  # fmt: skip


def reached(lifecycle: Lifecycle, start: str) -> set[str]:
    """Every state to which arrows lead from a state."""
    arrows = defaultdict(set)
    for edge in engine.edges(lifecycle):
        arrows[edge.source].add(edge.target)
    found, ahead = {start}, [start]
    while ahead:
        for state in arrows[ahead.pop()] - found:
            found.add(state)
            ahead.append(state)
    return found


@EACH
def test_every_state_can_be_reached(lifecycle):
    assert reached(lifecycle, lifecycle.initial) == {state.name for state in lifecycle.states}


@EACH
def test_every_open_state_can_reach_a_final_one(lifecycle):
    final = {state.name for state in lifecycle.states if state.final}
    assert final
    assert [state.name for state in lifecycle.states if not reached(lifecycle, state.name) & final] == []


@EACH
def test_every_open_state_always_has_a_turn_with_a_clock(lifecycle):
    for state in lifecycle.states:
        if not state.final:
            assert state.turns[-1].when is None, state.name
        assert all(turn.when for turn in state.turns[: None if state.final else -1]), state.name
        assert all(isinstance(turn.party, Part) or turn.clock in RULES for turn in state.turns), state.name
        assert all(members(turn.party.family) for turn in state.turns if isinstance(turn.party, Part)), state.name


@EACH
def test_whose_turn_it_is_may_take_some_step(lifecycle):
    for state in (state for state in lifecycle.states if not state.final):
        may = {who.role for step in engine.steps_from(lifecycle, state.name) for who in step.who}
        parties = {turn.party for turn in state.turns if isinstance(turn.party, Role)}
        works_in_parts = {Role.COORDINATOR, Role.REQUESTER, Role.PROGRAM_MANAGER, Role.DIRECTOR}
        assert parties <= may | (works_in_parts if lifecycle.family == "engagement" else set()), state.name


@EACH
def test_the_worker_alone_never_holds_a_turn(lifecycle):
    assert all(turn.party is not Role.SYSTEM for state in lifecycle.states for turn in state.turns)


@EACH
def test_every_part_has_a_step_that_begins_it(lifecycle):
    opened = {part.name for each in ALL for step in each.steps for o in step.opens for part in members(o.part)}
    assert lifecycle.name in opened


@EACH
def test_nobody_approves_his_own_work(lifecycle):
    guarded = {(lifecycle.name, step.name) for step in lifecycle.steps if step.other_than}
    assert guarded == {(name, step) for name, step in APPROVING if name == lifecycle.name}


def test_separation_compares_persons_not_roles():
    @dataclass
    class Plan:
        author_ids: frozenset[int] = frozenset({7, 8})

    step = LIFECYCLES["plan"].step_from["cops_review", "approve_plan"]
    assert not engine.is_other_person(step, Plan(), 7)
    assert engine.is_other_person(step, Plan(), 9)


def test_a_step_bound_to_one_person_refuses_every_other():
    @dataclass
    class Assignment:
        state: str = "proposed"
        person_id: int | None = 5

    step = LIFECYCLES["assignment"].step_from["proposed", "attest"]
    assert engine.permits(step, Assignment(), {Role.EXPERT}, 5)
    assert not engine.permits(step, Assignment(), {Role.EXPERT}, 6)
    assert not engine.permits(step, Assignment(person_id=None), {Role.EXPERT}, None)


@EACH
def test_remembered_columns_are_kept_before_they_are_used_and_cleared_after(lifecycle):
    kept = {step.remembers.column for step in lifecycle.steps if step.remembers}
    used = {step.target.column: step for step in lifecycle.steps if isinstance(step.target, Remembered)}
    assert kept == set(used)
    assert all(column in step.clears for column, step in used.items())


@pytest.mark.parametrize("lifecycle", ENGAGEMENT_LIFECYCLES, ids=lambda lifecycle: lifecycle.name)
def test_everything_that_interrupts_clears_what_is_scheduled(lifecycle):
    interrupting = {"hold", "rework", "replace_provider", "pull_back", "withdraw", "end_early", "convert", "unschedule"}
    assert all(step.voids for step in lifecycle.steps if step.name in interrupting)


@pytest.mark.parametrize("lifecycle", ENGAGEMENT_LIFECYCLES, ids=lambda lifecycle: lifecycle.name)
def test_every_ending_stands_every_kind_of_part_down(lifecycle):
    parts = {part.family for part in ALL} - {"request", "engagement"}
    for step in lifecycle.steps:
        if step.target == "ended":
            assert {then.part for then in step.then} == parts, step.name


@pytest.mark.parametrize("lifecycle", ENGAGEMENT_LIFECYCLES, ids=lambda lifecycle: lifecycle.name)
def test_a_hold_stills_every_clock_and_leads_back_to_each_state(lifecycle):
    assert engine.state_of(lifecycle, "on_hold").pauses == ("*",)
    resumed = {edge.target for edge in engine.edges(lifecycle) if edge.step == "resume"}
    assert resumed == {edge.source for edge in engine.edges(lifecycle) if edge.step == "hold"}


def test_reopening_an_engagement_ended_on_hold_leads_to_where_the_hold_stood():
    @dataclass
    class Engagement:
        state: str = "on_hold"
        state_before_hold: str | None = "delivery"
        state_left: str | None = None

    step = LIFECYCLES["cri_tac"].step_from["on_hold", "withdraw"]
    assert engine.memory(step, Engagement()) == {
        "last_open_state": "delivery", "state_before_hold": None, "end_reason": "withdrawn_by_agency",
    }  # fmt: skip


def test_a_step_that_is_not_ready_names_everything_that_is_missing():
    @dataclass
    class Request:
        state: str = "draft"
        form_is_complete: bool = False
        email_is_verified: bool = True
        authority_is_attested: bool = False

    step = LIFECYCLES["request"].step_from["draft", "submit"]
    with pytest.raises(StepNotReady) as refusal:
        engine.require_needs(step, Request())
    assert refusal.value.missing == (
        "The form is not complete.",
        "Nobody has stated that they may ask on the agency's behalf.",
    )


def test_a_step_from_another_state_is_not_available():
    with pytest.raises(StepNotAvailable):
        engine.find_step(LIFECYCLES["request"], "accepted", "submit")


def test_a_memory_that_holds_no_state_leads_nowhere():
    @dataclass
    class Engagement:
        state: str = "on_hold"
        state_before_hold: str | None = None

    step = LIFECYCLES["cri_tac"].step_from["on_hold", "resume"]
    for held in (None, "closed", "on_hold", "no such state"):
        with pytest.raises(StepNotAvailable):
            engine.next_state(LIFECYCLES["cri_tac"], step, Engagement(state_before_hold=held))


def test_a_life_cycle_with_two_steps_of_one_name_from_one_state_is_a_mistake():
    step = LIFECYCLES["offer"].steps[0]
    with pytest.raises(ValueError, match="accept cannot leave offered"):
        Lifecycle("offer", "offer", "offered", LIFECYCLES["offer"].states, (step, step))


def test_a_life_cycle_with_a_step_from_nowhere_is_a_mistake():
    with pytest.raises(ValueError, match="accept cannot leave offered"):
        Lifecycle("offer", "offer", "x", (State("x"),), (LIFECYCLES["offer"].steps[0],))


@EACH
def test_every_target_is_a_state(lifecycle):
    names = {state.name for state in lifecycle.states}
    assert {edge.target for edge in engine.edges(lifecycle)} <= names


@EACH
def test_only_known_kinds_of_targets_are_used(lifecycle):
    kinds = (str, Remembered, Chosen)
    assert all(step.target is STAYS or isinstance(step.target, kinds) for step in lifecycle.steps)


@dataclass
class Screened:
    state: str = "screening"
    awaits_deconfliction: bool = False
    awaits_the_director: bool = False
    has_program_manager: bool = False
    is_urgent_critical_response: bool = False
    given: set[str] = field(default_factory=set)


def test_screening_is_triages_turn_until_a_program_manager_is_named():
    request = LIFECYCLES["request"]
    assert engine.turn(request, Screened()).party is Role.TRIAGE
    assert engine.turn(request, Screened(has_program_manager=True)).party is Role.PROGRAM_MANAGER


def test_screening_stands_still_while_a_sister_component_is_asked():
    request = LIFECYCLES["request"]
    assert engine.running_clocks(request, Screened()) == {"screening"}
    assert engine.running_clocks(request, Screened(awaits_deconfliction=True)) == frozenset()
    assert engine.paused_clocks(request, Screened(awaits_deconfliction=True)) == {"screening"}


def test_the_screening_clock_of_an_urgent_case_runs_from_submit():
    request = LIFECYCLES["request"]
    assert engine.running_clocks(request, Screened("submitted")) == {"acknowledge"}
    urgent = Screened("submitted", is_urgent_critical_response=True)
    assert engine.running_clocks(request, urgent) == {"acknowledge", "screening"}


def test_a_question_pauses_the_clock_that_it_names():
    @dataclass
    class Question:
        state: str = "open"
        paused_clock: str | None = "plan"

    assert engine.paused_clocks(LIFECYCLES["question"], Question()) == {"plan"}
    assert engine.paused_clocks(LIFECYCLES["question"], Question(paused_clock=None)) == frozenset()


def test_what_came_by_phone_is_recorded_by_the_program_manager_or_by_triage():
    @dataclass
    class Anything:
        state: str = "draft"

    submit = LIFECYCLES["request"].step_from["draft", "submit"]
    concur = LIFECYCLES["plan"].step_from["agency_concurrence", "ask_changes"]
    assert engine.may_record(LIFECYCLES["request"], submit, Anything(), Role.TRIAGE)
    assert not engine.may_record(LIFECYCLES["request"], submit, Anything(), Role.PROGRAM_MANAGER)
    assert engine.may_record(LIFECYCLES["plan"], concur, Anything(), Role.PROGRAM_MANAGER)
    approve: Step = LIFECYCLES["review_report"].step_from["department_review", "approve"]
    assert not engine.may_record(LIFECYCLES["review_report"], approve, Anything(), Role.PROGRAM_MANAGER)
