"""Accepting Critical Response and Organizational Assessment: who may, what is missing, who sees it afterwards."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.administration.services import defaults
from app.engagements.models.engagement import Engagement
from app.engagements.models.follow_up import Obligation
from app.engagements.services import opening, provisional
from app.errors import InvalidFact, NotPermitted, NotVisible, StepNotReady
from app.extensions import db
from app.policy.programs import Kind, Program
from app.requests.models.parts import DutyPeriod
from app.requests.services import authorizing, drafting, screening
from app.worker import jobs
from app.workflow import stepping
from app.workflow.calendar import eastern_day
from tests.notifications import world
from tests.requests import walks

REVIEW, HELP, ASSESSMENT = Kind.AFTER_ACTION_REVIEW, Kind.IMMEDIATE_ASSISTANCE, Kind.ASSESSMENT


def accept(assistance, who, manager, **words):
    return opening.accept(
        assistance, actor=who.actor, seen_version=assistance.version, manager_id=manager.person.id, **words
    )


def engagement_of(assistance) -> Engagement:
    return db.session.scalar(select(Engagement).where(Engagement.case_file_id == assistance.case_file_id))


def debts_of(assistance) -> dict[str, Obligation]:
    rows = db.session.scalars(select(Obligation).where(Obligation.case_file_id == assistance.case_file_id))
    return {row.debt.value: row for row in rows}


def missing_of(who, assistance, step: str = "accept") -> tuple[str, ...]:
    offered = {one.name: one.missing for one in stepping.open_to(who.actor, assistance)}
    return offered[step]


@pytest.mark.parametrize(
    ("kind", "acceptor", "lifecycle", "state"),
    [
        (HELP, "manager", "critical_response", "executive_call"),
        (Kind.DATA_ANALYSIS, "manager", "critical_response", "executive_call"),
        (REVIEW, "director", "critical_response_review", "executive_call"),
        (Kind.IN_DEPTH_REVIEW, "director", "critical_response_review", "executive_call"),
        (ASSESSMENT, "manager", "organizational_assessment", "readiness"),
    ],
)
def test_each_kind_of_help_is_accepted_into_its_own_life_cycle(cast, kind, acceptor, lifecycle, state):
    assistance = walks.ready_to_accept(cast, kind=kind)
    accept(assistance, getattr(cast, acceptor), cast.manager)
    engagement, file = engagement_of(assistance), assistance.case_file
    assert (engagement.kind, engagement.lifecycle, engagement.state) == (kind, lifecycle, state)
    assert (file.stage, file.state, file.turn_clock) == (lifecycle, state, state)


@pytest.mark.parametrize(("kind", "wrong"), [(REVIEW, "manager"), (HELP, "director"), (ASSESSMENT, "director")])
def test_a_review_is_accepted_by_the_director_and_everything_else_by_a_manager(cast, kind, wrong):
    assistance = walks.ready_to_accept(cast, kind=kind)
    with pytest.raises(NotPermitted):
        accept(assistance, getattr(cast, wrong), cast.manager)


def test_a_review_that_is_ready_is_the_directors_turn(cast):
    assistance = walks.ready_to_accept(cast, kind=REVIEW)
    assert assistance.case_file.turn_party == "director"


def test_the_turn_follows_what_the_operator_says_of_the_authorization(cast):
    assistance, administrator = walks.ready_to_accept(cast, kind=REVIEW), cast.administrator.actor
    defaults.set_authorization({ASSESSMENT}, actor=administrator)
    assistance.authorization_at = None
    db.session.flush()
    assert assistance.case_file.turn_party == "director"
    defaults.set_authorization({ASSESSMENT, REVIEW}, actor=administrator)
    assert assistance.case_file.turn_party == "program_manager"
    defaults.set_authorization({ASSESSMENT}, actor=administrator)
    assert assistance.case_file.turn_party == "director"


def test_the_kind_may_be_left_to_the_call_or_chosen_at_acceptance(cast):
    assistance = walks.in_screening(cast, **walks.RESPONSE)
    words = {"actor": cast.triage.actor}
    screening.match_agency(assistance, cast.harbor, seen_version=assistance.version, **words)
    screening.settle_program(assistance, Program.CRITICAL_RESPONSE, seen_version=assistance.version, **words)
    walks.ask_and_clear(assistance, cast.triage.actor)
    screening.name_program_manager(assistance, cast.manager.person, seen_version=assistance.version, **words)
    assert assistance.kind_left_to_call and missing_of(cast.manager, assistance) == ()
    with pytest.raises(InvalidFact):
        accept(assistance, cast.manager, cast.manager, kind=REVIEW)
    db.session.rollback()


def test_a_kind_chosen_at_acceptance_is_the_engagements(cast):
    assistance = walks.ready_to_accept(cast, kind=HELP)
    accept(assistance, cast.manager, cast.manager_two, kind=Kind.DATA_ANALYSIS)
    assert engagement_of(assistance).kind is Kind.DATA_ANALYSIS
    defaults.set_authorization({Kind.DATA_ANALYSIS}, actor=cast.administrator.actor)
    assert not assistance.authorization_is_on_file and not assistance.authorization_is_awaited


def test_the_manager_of_record_is_on_the_list_and_other_managers_are_not(cast):
    assistance = walks.ready_to_accept(cast, kind=HELP)
    assert not stepping.open_to(cast.manager_two.actor, assistance)
    accept(assistance, cast.manager, cast.manager_two)
    assert stepping.open_to(cast.manager_two.actor, engagement_of(assistance))


@pytest.mark.parametrize("kind", [REVIEW, ASSESSMENT])
def test_acceptance_waits_for_the_executives_authorization(cast, kind):
    assistance = walks.in_screening(cast, **walks.CHANGED[kind])
    program = walks.PROGRAM_OF[kind]
    words = {"actor": cast.triage.actor, "seen_version": assistance.version}
    screening.settle_program(assistance, program, kind=kind, **words)
    acceptor = cast.director if kind is REVIEW else cast.manager
    assert "The executive's authorization is not on file." in missing_of(acceptor, assistance)
    walks.authorize(assistance, cast.harbor_executive)
    assert "The executive's authorization is not on file." not in missing_of(acceptor, assistance)
    assert (assistance.authorization_by, assistance.authorization_title) == ("Henry Boone", "Sheriff")


@pytest.mark.parametrize("who", ["mill_executive", "harbor_requester", "triage", "manager", "director", "auditor"])
def test_only_an_executive_of_that_agency_attests(cast, who):
    assistance = walks.in_screening(cast, **walks.ASSESSMENT)
    with pytest.raises((NotPermitted, NotVisible)):
        walks.authorize(assistance, getattr(cast, who))


def test_a_review_needs_its_reason(cast):
    assistance = walks.in_screening(cast, **walks.RESPONSE)
    words = {"actor": cast.triage.actor}
    screening.settle_program(
        assistance, Program.CRITICAL_RESPONSE, kind=REVIEW, seen_version=assistance.version, **words
    )
    sentence = "The reason why an objective review is of benefit is missing."
    assert sentence in missing_of(cast.director, assistance)
    screening.justify_review(assistance, "We were part of it.", seen_version=assistance.version, **words)
    assert sentence not in missing_of(cast.director, assistance)


@pytest.fixture
def night(cast):
    """An urgent request at night, matched, with a manager on call."""
    today = eastern_day(clock.now())
    db.session.add(DutyPeriod(person_id=cast.manager.person.id, since=today, until=today))
    db.session.flush()
    hurry = {"outcome": {"urgency": "urgent", "urgency_reason": "Unrest tonight."}}
    assistance = walks.in_screening(cast, **walks.RESPONSE, **hurry)
    words = {"actor": cast.triage.actor}
    screening.match_agency(assistance, cast.harbor, seen_version=assistance.version, **words)
    screening.settle_program(assistance, Program.CRITICAL_RESPONSE, seen_version=assistance.version, **words)
    return assistance


def accept_for_now(assistance, who, manager, said="Please come tonight.", at=None) -> None:
    word = provisional.SpokenWord(said, "Sheriff Boone", at or clock.now() - timedelta(minutes=5))
    provisional.accept(assistance, word, actor=who.actor, seen_version=assistance.version, manager_id=manager.person.id)


def test_the_manager_on_call_accepts_for_now_and_the_rest_is_owed_in_three_days(cast, night):
    accept_for_now(night, cast.manager, cast.manager)
    engagement = engagement_of(night)
    assert (night.state, engagement.state, engagement.nothing_is_owed_provisionally) == (
        "accepted", "executive_call", False,
    )  # fmt: skip
    assert set(debts_of(night)) == {"deconfliction", "authorization"}  # the form was whole
    assert {one.clock_date("provisional_debt") for one in debts_of(night).values()} == {
        debts_of(night)["deconfliction"].due_on
    }
    world.mailed()
    for days in range(1, 9):
        with clock.moved_to(clock.now() + timedelta(days=days)):
            jobs.remind()
    told = {each.address for each in world.mailed() if "owe" in each.subject}
    assert told >= {cast.manager.email, cast.harbor_executive.email, cast.director.email}
    assert {one.state for one in debts_of(night).values()} == {"due"}


@pytest.mark.parametrize("who", ["manager_two", "triage", "director", "harbor_executive"])
def test_nobody_but_the_manager_on_call_accepts_for_now(cast, night, who):
    with pytest.raises((NotPermitted, NotVisible)):
        accept_for_now(night, getattr(cast, who), cast.manager)


def test_a_spoken_word_must_be_there_and_past(cast, night):
    with pytest.raises(InvalidFact):
        accept_for_now(night, cast.manager, cast.manager, at=clock.now() + timedelta(hours=1))
    with pytest.raises(StepNotReady):
        accept_for_now(night, cast.manager, cast.manager, said=" ")


def test_what_is_owed_settles_by_itself_once_it_is_there(cast, night):
    accept_for_now(night, cast.manager, cast.manager)
    authorizing.attest(
        night, actor=cast.harbor_executive.actor, seen_version=night.version, name="Henry Boone", title="Sheriff"
    )
    assert {name: one.state for name, one in debts_of(night).items()} == {
        "authorization": "done", "deconfliction": "due",
    }  # fmt: skip
    owed = debts_of(night)["deconfliction"]
    with pytest.raises(StepNotReady):
        provisional.settle(owed, actor=cast.manager.actor, seen_version=owed.version)


def test_a_thin_form_may_be_sent_and_completed_after_the_acceptance(cast):
    today = eastern_day(clock.now())
    db.session.add(DutyPeriod(person_id=cast.manager.person.id, since=today, until=today))
    db.session.flush()
    assistance = walks.thin(cast)
    actor = cast.triage.actor
    screening.start_screening(assistance, actor=actor, seen_version=assistance.version)
    screening.match_agency(assistance, cast.harbor, actor=actor, seen_version=assistance.version)
    accept_for_now(assistance, cast.manager, cast.manager)
    assert set(debts_of(assistance)) == {"deconfliction", "authorization", "full_form"}
    for step, answers in (walks.ANSWERS | walks.RESPONSE).items():
        values = answers | ({"urgency": "urgent", "urgency_reason": "Unrest."} if step == "outcome" else {})
        drafting.save_step(assistance, step, values, actor=cast.harbor_executive.actor, seen="", whole=True)
    assert debts_of(assistance)["full_form"].state == "done"
