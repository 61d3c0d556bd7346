"""The program settled for an agency that was not sure: what a Critical Response brings with it holds from then on."""

from app import clock
from app.extensions import db
from app.policy.programs import Kind, Program
from app.requests.models.parts import DutyPeriod
from app.requests.services import hurrying, screening
from app.workflow import stepping
from tests.requests import walks

HURRY = {"outcome": {"urgency": "urgent", "urgency_reason": "Unrest tonight."}}


def settle(assistance, member, kind=None) -> None:
    words = {"actor": member.actor, "seen_version": assistance.version}
    screening.settle_program(assistance, Program.CRITICAL_RESPONSE, kind=kind, **words)


def test_whoever_screens_and_settles_a_critical_response_goes_on_seeing_it(cast):
    assistance = walks.submitted(cast.harbor_requester.actor, **walks.UNSURE)
    screening.claim(assistance, actor=cast.manager.actor)
    settle(assistance, cast.manager_two)
    db.session.commit()
    assert stepping.open_to(cast.manager.actor, assistance)
    assert stepping.open_to(cast.manager_two.actor, assistance)


def test_what_is_wanted_at_once_counts_in_hours_and_those_on_call_see_it(cast):
    today = clock.today()
    db.session.add(DutyPeriod(person_id=cast.manager_two.person.id, since=today, until=today))
    assistance = walks.in_screening(cast, **walks.UNSURE, **HURRY)
    settle(assistance, cast.triage)
    db.session.commit()
    assert assistance.case_file.is_urgent
    assert stepping.open_to(cast.manager_two.actor, assistance)


def test_settling_it_again_leaves_the_mark_that_was_taken_away(cast):
    assistance = walks.in_screening(cast, **walks.UNSURE, **HURRY)
    settle(assistance, cast.triage)
    words = {"actor": cast.triage.actor, "seen_version": assistance.version}
    hurrying.unmark(assistance, reason="It is calm.", **words)
    settle(assistance, cast.triage, Kind.DATA_ANALYSIS)
    assert not assistance.case_file.is_urgent


def test_the_executive_is_asked_once_the_kind_needs_his_word(cast):
    assistance = walks.in_screening(cast, **walks.UNSURE)
    assert assistance.authorization_asked_at is None
    settle(assistance, cast.triage, Kind.IN_DEPTH_REVIEW)
    asked = assistance.authorization_asked_at
    assert assistance.authorization_is_awaited and asked is not None
    settle(assistance, cast.triage, Kind.IN_DEPTH_REVIEW)
    assert assistance.authorization_asked_at == asked
