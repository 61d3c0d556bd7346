"""What becomes of a request beside acceptance: another program, another body, taken up again."""

from datetime import timedelta

import pytest

from app import clock
from app.errors import InvalidFact, NotPermitted, NotVisible, StepNotAvailable, StepNotReady
from app.extensions import db
from app.policy.actor import SYSTEM
from app.policy.programs import Kind, Program
from app.requests.models.choices import DeclineReason, WithdrawalReason
from app.requests.services import deciding, screening
from app.workflow import stepping
from app.workflow.models.record import Clock, History
from app.workflow.services import door
from app.workflow.views.history import entries_of
from tests.notifications import world
from tests.requests import walks

CR, CRI_TAC, OA = Program.CRITICAL_RESPONSE, Program.CRI_TAC, Program.ORGANIZATIONAL_ASSESSMENT


def changed(assistance, cast, program, reason="The incident is fresh.", who="triage"):
    screening.change_program(
        assistance, program, reason, actor=getattr(cast, who).actor, seen_version=assistance.version
    )
    db.session.commit()
    return assistance


def running(assistance, name) -> Clock:
    return db.session.query(Clock).filter_by(case_file_id=assistance.case_file_id, name=name, stopped_at=None).one()


# Another program


def test_old_and_new_program_and_the_reason_stay_in_the_history_and_the_agency_is_told(cast):
    assistance = changed(walks.in_screening(cast), cast, CR, "A shooting on Friday: FBI is there.")
    row = db.session.query(History).filter_by(step="change_program").one()
    words = "CRI-TAC: training and technical assistance → Critical Response: A shooting on Friday: FBI is there."
    assert row.note == words or row.note == words.replace(": training and technical assistance", "")
    (entry,) = [e for e in entries_of(cast.harbor_requester.actor, assistance.case_file) if e.what == "Program changed"]
    assert entry.note == row.note
    told = {
        each.address: each.subject.partition(": ")[2] for each in world.mailed() if "another program" in each.subject
    }
    assert cast.harbor_requester.email in told


def test_critical_response_closes_the_case_to_its_list_and_hurries_its_clock(cast):
    assistance = walks.in_screening(cast)
    stepping.require_open(cast.manager.actor, assistance, "ask")
    due = running(assistance, "screening").due_at
    with clock.moved_to(clock.now() + timedelta(minutes=5)):
        changed(assistance, cast, CR)
    file = assistance.case_file
    assert (file.program, file.kind, file.restricted) == (CR, None, True)
    assert running(assistance, "screening").due_at < due
    stepping.require_open(cast.triage_two.actor, assistance, "ask")
    stepping.require_open(cast.harbor_executive.actor, assistance, "withdraw")
    with pytest.raises(NotVisible):
        stepping.require_open(cast.manager.actor, assistance, "ask")


def test_an_urgent_request_runs_in_hours_once_it_is_critical_response(cast):
    assistance = walks.in_screening(cast, outcome={"urgency": "urgent"})
    changed(assistance, cast, CR)
    assert assistance.case_file.is_urgent
    assert running(assistance, "screening").due_at - clock.now() < timedelta(hours=25)
    changed(assistance, cast, CRI_TAC)
    assert not assistance.case_file.is_urgent


def test_a_manager_who_changes_the_program_stays_on_the_list(cast):
    assistance = changed(walks.in_screening(cast), cast, CR, who="manager_two")
    stepping.require_open(cast.manager_two.actor, assistance, "ask")


def test_the_restriction_stays_when_the_case_leaves_critical_response(as_, cast):
    assistance = changed(walks.in_screening(cast), cast, CR)
    browser = as_("triage")
    browser.get(f"/cases/{assistance.reference}/program")
    browser.submit("Change the program", program="cri_tac", reason="No incident after all.")
    assert "stays restricted until a director lifts it" in browser.page.text
    file = assistance.case_file
    assert (file.program, file.kind, file.restricted) == (CRI_TAC, Kind.TRAINING_AND_ASSISTANCE, True)
    assert not stepping.open_to(cast.manager.actor, assistance)


def test_the_needs_are_judged_anew(cast):
    assistance = walks.ready_to_accept(cast)
    assert {each.name: each.missing for each in stepping.open_to(cast.manager.actor, assistance)}["accept"] == ()
    changed(assistance, cast, OA)
    offered = {each.name: each.missing for each in stepping.open_to(cast.manager.actor, assistance)}
    assert "The executive's authorization is not on file." in offered["accept"]
    assert assistance.authorization_asked_at is not None


def test_the_same_program_and_no_reason_are_refused(as_, cast):
    assistance = walks.in_screening(cast)
    db.session.commit()
    with pytest.raises(InvalidFact):
        changed(assistance, cast, CRI_TAC)
    db.session.rollback()
    with pytest.raises(InvalidFact):
        changed(assistance, cast, CR, " ")
    db.session.rollback()
    browser = as_("triage")
    browser.get(f"/cases/{assistance.reference}/program")
    browser.submit("Change the program", status=422, program="cri_tac", reason="Because")
    assert "under this program already" in browser.page.text


@pytest.mark.parametrize("who", ["director", "harbor_executive", "auditor"])
def test_others_do_not_change_the_program(cast, who):
    with pytest.raises(NotPermitted):
        changed(walks.in_screening(cast), cast, CR, who=who)


# Another body


def referred(cast, email="intake@post.example.gov"):
    assistance = walks.in_screening(cast)
    world.mailed()
    deciding.refer(
        assistance, "State POST", agreed=True, email=email, actor=cast.triage.actor, seen_version=assistance.version
    )
    db.session.commit()
    return assistance


def test_the_other_body_and_the_requester_hear_of_a_referral(cast):
    assistance = referred(cast)
    told = {each.address: each for each in world.mailed()}
    assert told[cast.harbor_requester.email].subject.endswith("passed on to another body that can help, as agreed")
    body = told["intake@post.example.gov"]
    assert body.subject == f"{assistance.reference}: A request for assistance is referred to you"
    assert assistance.reference in body.body and "/cases/" not in body.body
    assert not any(word in body.body for word in ("De-escalation", "Use of force", "Alvarez"))


def test_without_an_address_the_requester_alone_hears_of_it(cast):
    referred(cast, email="")
    assert cast.harbor_requester.email in {each.address for each in world.mailed()}
    assert not [each for each in world.mailed() if "referred to you" in each.subject]


def test_a_restricted_referral_does_not_name_the_agency(cast):
    assistance = changed(walks.in_screening(cast), cast, CR)
    deciding.refer(
        assistance, "FBI", agreed=True, email="a@fbi.example.gov", actor=cast.triage.actor,
        seen_version=assistance.version,
    )  # fmt: skip
    db.session.commit()
    (mail,) = [each for each in world.mailed() if each.address == "a@fbi.example.gov"]
    assert "Harbor" not in mail.body + mail.subject


def test_the_address_is_asked_for_by_page(as_, cast):
    assistance = walks.in_screening(cast)
    browser = as_("triage")
    browser.get(f"/cases/{assistance.reference}/refer")
    browser.submit("Refer the request", status=422, destination="State POST", email="no address", agreed="y")
    browser.submit("Refer the request", destination="State POST", email="intake@post.example.gov", agreed="y")
    db.session.refresh(assistance)
    assert (assistance.state, assistance.referral_email) == ("referred", "intake@post.example.gov")


# Taken up again


def declined(cast):
    assistance = walks.in_screening(cast)
    deciding.propose_decline(
        assistance, DeclineReason.NO_CAPACITY, "Sorry.", actor=cast.triage.actor, seen_version=assistance.version
    )
    deciding.confirm_decline(assistance, actor=cast.manager.actor, seen_version=assistance.version)
    return assistance


def withdrawn(cast):
    assistance = walks.in_screening(cast)
    deciding.withdraw(
        assistance, WithdrawalReason.TIMING, "", actor=cast.harbor_requester.actor, seen_version=assistance.version
    )
    return assistance


def duplicate(cast):
    assistance, other = walks.in_screening(cast), walks.in_screening(cast, "key-2")
    for each in (assistance, other):
        screening.match_agency(each, cast.harbor, actor=cast.triage.actor, seen_version=each.version)
    deciding.mark_duplicate(assistance, other.case_file, actor=cast.triage.actor, seen_version=assistance.version)
    return assistance


def lapsed(cast):
    assistance = walks.asked(cast, "How many?")

    def time_is_up(locked) -> None:
        locked.time_is_up = locked.reminders_were_posted = True

    door.advance(assistance, "lapse", actor=SYSTEM, seen_version=door.UNDER_LOCK, facts=time_is_up)
    return assistance


@pytest.mark.parametrize("ended", [declined, referred, duplicate, lapsed])
def test_a_manager_takes_up_again_what_had_ended(as_, cast, ended):
    assistance = ended(cast)
    db.session.commit()
    world.mailed()
    browser = as_("manager")
    browser.get(f"/cases/{assistance.reference}/reopen")
    browser.submit("Take it up again", status=422)
    browser.submit("Take it up again", reason="There is room now.")
    file = assistance.case_file
    assert (assistance.state, file.is_open, file.closed_at) == ("screening", True, None)
    assert running(assistance, "screening").started_at > clock.now() - timedelta(minutes=1)
    told = {each.address: each.subject.partition(": ")[2] for each in world.mailed()}
    assert told[cast.harbor_requester.email] == "Your request is open again"


def test_a_withdrawn_request_comes_back_at_the_agencys_recorded_wish_alone(as_, cast):
    assistance = withdrawn(cast)
    db.session.commit()
    with pytest.raises(StepNotReady, match="wish"):
        deciding.reopen(assistance, "They called", actor=cast.manager.actor, seen_version=assistance.version)
    db.session.rollback()
    browser = as_("manager")
    browser.get(f"/cases/{assistance.reference}/reopen")
    browser.submit("Take it up again", status=422, reason="They called.")
    day = clock.now().date() - timedelta(days=1)
    on = {"happened_on-month": str(day.month), "happened_on-day": str(day.day), "happened_on-year": str(day.year)}
    browser.submit(
        "Take it up again",
        reason="They called.",
        said_by="Captain Alvarez",
        channel="phone",
        happened_time="9:00 am",
        **on,
    )
    db.session.refresh(assistance)
    assert assistance.state == "screening" and "Captain Alvarez" in assistance.reopen_wish


@pytest.mark.parametrize("who", ["triage", "director", "harbor_executive"])
def test_nobody_else_takes_a_request_up_again(cast, who):
    assistance = declined(cast)
    with pytest.raises(NotPermitted):
        deciding.reopen(assistance, "Again", actor=getattr(cast, who).actor, seen_version=assistance.version)


def test_an_open_request_is_not_taken_up_again(as_, cast):
    assistance = walks.in_screening(cast)
    db.session.commit()
    with pytest.raises(StepNotAvailable):
        deciding.reopen(assistance, "Again", actor=cast.manager.actor, seen_version=assistance.version)
    db.session.rollback()
    as_("mill_requester").get(f"/cases/{assistance.reference}/reopen", status=404)
