"""A request from its first line to the point where a program manager can accept it, through the verbs alone."""

import pytest

from app import clock
from app.errors import NotPermitted, NotVisible, StepNotReady
from app.extensions import db
from app.policy.actor import SYSTEM
from app.policy.roles import Role
from app.requests.models.choices import Channel, DeclineReason, WithdrawalReason
from app.requests.services import asking, deciding, drafting, screening, sending
from app.workflow import stepping
from app.workflow.models.record import Clock, History
from app.workflow.services import door
from tests.requests import walks


def timeline(assistance) -> list[str]:
    rows = db.session.query(History).filter_by(case_file_id=assistance.case_file_id, lifecycle="request")
    return [row.step for row in rows.order_by(History.id)]


def clock_names(assistance, **criteria) -> set[str]:
    rows = db.session.query(Clock).filter_by(case_file_id=assistance.case_file_id, stopped_at=None)
    return {row.name for row in rows if row.is_running}


def test_a_request_is_drafted_sent_and_screened(cast):
    assistance = walks.ready_to_accept(cast)
    assert assistance.state == "screening"
    assert timeline(assistance) == ["open", "submit", "start_screening", "ask_deconfliction"]
    offered = {step.name: step.missing for step in stepping.open_to(cast.manager.actor, assistance)}
    assert offered["accept"] == ()


def test_the_turn_passes_from_agency_to_triage_to_component_to_program_manager(cast):
    assistance = walks.filled(cast.harbor_requester.actor)
    turns = [assistance.case_file.turn_party]
    sending.submit(assistance, actor=cast.harbor_requester.actor, seen_version=assistance.version)
    turns.append(assistance.case_file.turn_party)
    screening.start_screening(assistance, actor=cast.triage.actor, seen_version=assistance.version)
    screening.ask_component(
        assistance, walks.Component.US_ATTORNEY, "", actor=cast.triage.actor, seen_version=assistance.version
    )
    turns.append(assistance.case_file.turn_party)
    assert clock_names(assistance) == {"deconfliction_answer"}
    screening.take_back_from_component(assistance.deconflictions[0], actor=cast.triage.actor, seen_version=1)
    screening.name_program_manager(
        assistance, cast.manager.person, actor=cast.triage.actor, seen_version=assistance.version
    )
    turns.append(assistance.case_file.turn_party)
    assert turns == [Role.REQUESTER, Role.TRIAGE, Role.DECONFLICTION, Role.PROGRAM_MANAGER]


def test_sending_twice_sends_once(cast):
    assistance = walks.submitted(cast.harbor_requester.actor)
    sent_at, version = assistance.case_file.submitted_at, assistance.version
    sending.submit(assistance, actor=cast.harbor_requester.actor, seen_version=version - 1)
    assert (assistance.case_file.submitted_at, assistance.version) == (sent_at, version)


def test_starting_twice_with_one_key_begins_one_draft(cast):
    first = walks.draft(cast.harbor_requester.actor)
    assert drafting.start(actor=cast.harbor_requester.actor, start_key="key-1") is first


def test_an_incomplete_form_is_not_sent(cast):
    assistance = walks.filled(cast.harbor_requester.actor, need={"problem": " "})
    with pytest.raises(StepNotReady, match="form is not complete"):
        sending.submit(assistance, actor=cast.harbor_requester.actor, seen_version=assistance.version)


def test_a_draft_is_seen_by_its_agency_only(cast):
    assistance = walks.draft(cast.harbor_requester.actor)
    for stranger in (cast.mill_requester, cast.triage, cast.manager, cast.auditor, cast.x_coordinator):
        with pytest.raises(NotVisible):
            stepping.require_open(stranger.actor, assistance, "submit")
    stepping.require_open(cast.harbor_executive.actor, assistance, "submit")


def test_questions_pause_the_screening_and_answers_resume_it(cast):
    assistance = walks.asked(cast, "How many deputies?", "Which shifts?")
    assert assistance.state == "information_requested"
    assert clock_names(assistance) >= {"information_request"} and "screening" not in clock_names(assistance)
    with pytest.raises(StepNotReady):
        asking.answer(assistance, {1: "48"}, actor=cast.harbor_requester.actor, seen_version=assistance.version)
    asking.answer(
        assistance, {1: "48", 2: "Nights"}, actor=cast.harbor_requester.actor, seen_version=assistance.version
    )
    assert assistance.state == "screening"
    assert [(each.state, each.answer) for each in assistance.questions] == [("answered", "48"), ("answered", "Nights")]


def test_the_last_question_taken_back_returns_the_request_to_screening(cast):
    assistance = walks.asked(cast, "One?", "Two?")
    asking.take_back(assistance.questions[0], actor=cast.triage.actor, seen_version=1)
    assert assistance.state == "information_requested"
    asking.take_back(assistance.questions[1], actor=cast.triage.actor, seen_version=1)
    assert assistance.state == "screening"


def test_all_questions_are_taken_back_at_once(cast):
    assistance = walks.asked(cast, "One?", "Two?")
    asking.take_back_all(assistance, actor=cast.triage.actor, seen_version=assistance.version)
    assert assistance.state == "screening"


def test_a_decline_takes_two_persons(cast):
    assistance = walks.in_screening(cast)
    deciding.propose_decline(
        assistance, DeclineReason.OUT_OF_SCOPE, "We are sorry.", actor=cast.manager.actor,
        seen_version=assistance.version,
    )  # fmt: skip
    assert assistance.case_file.turn_party is Role.DIRECTOR
    with pytest.raises(NotPermitted):
        deciding.confirm_decline(assistance, actor=cast.manager.actor, seen_version=assistance.version)
    deciding.return_decline(assistance, "Too harsh.", actor=cast.director.actor, seen_version=assistance.version)
    assert assistance.state == "screening"


def test_a_declined_request_is_closed(cast):
    assistance = walks.in_screening(cast)
    deciding.propose_decline(
        assistance, DeclineReason.OUT_OF_SCOPE, "We are sorry.", actor=cast.triage.actor,
        seen_version=assistance.version,
    )  # fmt: skip
    assert assistance.case_file.turn_party is Role.PROGRAM_MANAGER
    deciding.confirm_decline(assistance, actor=cast.manager_two.actor, seen_version=assistance.version)
    assert (assistance.state, assistance.case_file.is_open) == ("declined", False)


@pytest.mark.parametrize("walk", ["draft", "submitted", "in_screening"])
def test_an_agency_withdraws_from_any_open_state(cast, walk):
    who = cast if walk == "in_screening" else cast.harbor_requester.actor
    assistance = getattr(walks, walk)(who)
    deciding.withdraw(
        assistance, WithdrawalReason.TIMING, "", actor=cast.harbor_requester.actor, seen_version=assistance.version
    )
    assert assistance.state == "withdrawn"


def test_a_duplicate_needs_another_case_of_the_same_agency(cast):
    assistance = walks.in_screening(cast)
    foreign = walks.submitted(cast.mill_requester.actor, "key-2")
    own = walks.submitted(cast.harbor_requester.actor, "key-3")
    screening.match_agency(own, cast.harbor, actor=cast.triage.actor, seen_version=own.version)
    db.session.commit()
    with pytest.raises(StepNotReady):
        deciding.mark_duplicate(assistance, foreign.case_file, actor=cast.triage.actor, seen_version=assistance.version)
    db.session.rollback()
    deciding.mark_duplicate(assistance, own.case_file, actor=cast.triage.actor, seen_version=assistance.version)
    assert assistance.state == "duplicate"


def test_a_referral_needs_the_agency_to_agree(cast):
    assistance = walks.in_screening(cast)
    with pytest.raises(StepNotReady, match="agreed"):
        deciding.refer(assistance, "State POST", agreed=False, actor=cast.triage.actor, seen_version=assistance.version)


def test_a_critical_response_request_taken_by_phone_is_restricted_from_the_start(cast):
    arrival = drafting.Arrival(Channel.PHONE, clock.now(), "Sheriff Boone")
    assistance = drafting.start(actor=cast.triage.actor, start_key="phone", arrival=arrival)
    for step, answers in (walks.ANSWERS | walks.RESPONSE).items():
        drafting.save_step(assistance, step, answers, actor=cast.triage.actor, seen="", whole=True)
    sending.submit(assistance, actor=cast.triage.actor, seen_version=assistance.version)
    assert assistance.case_file.restricted
    assert stepping.open_to(cast.triage_two.actor, assistance)
    assert not stepping.open_to(cast.manager.actor, assistance)


def test_a_request_lapses_together_with_its_unanswered_questions(cast):
    assistance = walks.asked(cast, "How many?")

    def time_is_up(locked) -> None:
        locked.time_is_up = locked.reminders_were_posted = True

    door.advance(assistance, "lapse", actor=SYSTEM, seen_version=door.UNDER_LOCK, facts=time_is_up)
    assert (assistance.state, assistance.questions[0].state) == ("lapsed", "unanswered")
