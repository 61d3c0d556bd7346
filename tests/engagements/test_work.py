"""From the agreed plan to the close: what each party may do, what is refused, and what it leaves behind."""

from decimal import Decimal

import pytest

from app import clock
from app.engagements.models.choices import OutcomeCode, ReturnReason
from app.engagements.models.lineage import NewExecutive
from app.engagements.queries import work as queries
from app.engagements.services import asking, closing, delivering, reporting, succession
from app.errors import NotPermitted, NotVisible, StaleCase, StepNotReady
from app.extensions import db
from app.policy.roles import Role
from app.workflow.models.record import Clock, History
from tests.engagements.work_way import WorkWay


@pytest.fixture
def work(cast) -> WorkWay:
    """A CRI-TAC engagement, to be walked as far as a test wants."""
    return WorkWay.begin(cast)


def test_a_cri_tac_engagement_walks_from_delivery_to_its_close(work):
    work.to_delivery()
    states = [work.engagement.state]
    for step in (
        work.logged, work.handed_in, work.deliverable_accepted, work.finished, work.recommended, work.report_written,
        work.report_submitted, work.report_approved, work.report_released, work.handed_over, work.surveyed,
        work.checked_in, work.closed,
    ):  # fmt: skip
        step()
        states.append(work.engagement.state)
    assert states == ["delivery"] * 4 + ["wrap_up"] * 6 + ["follow_up"] * 3 + ["closed"]
    assert not work.file.is_open
    assert work.file.closed_at is not None


def test_a_closed_case_has_no_running_clock(work):
    work.to_follow_up().surveyed().checked_in()
    chief = NewExecutive("Nora Field", "Sheriff", "field@harbor.example", clock.today())
    work._did(succession.record, work.engagement, work.cast.manager, executive=chief)
    work._did(asking.ask_agency, work.engagement, work.cast.manager, texts=["How many rooms?"])
    work.closed()  # what is still asked or owed falls with it
    running = db.session.query(Clock).filter_by(case_file_id=work.file.id, stopped_at=None).count()
    assert running == 0


def test_the_turn_follows_the_work(work):
    work.to_delivery()
    turns = [(work.file.turn_party, work.file.turn_clock)]
    for step in (work.logged, work.handed_in, work.deliverable_accepted, work.finished):
        step()
        turns.append((work.file.turn_party, work.file.turn_clock))
    assert turns == [
        (Role.COORDINATOR, "work"),
        (Role.COORDINATOR, "work"),
        (Role.PROGRAM_MANAGER, "cops_decision"),
        (Role.COORDINATOR, "next_step"),
        (Role.COORDINATOR, "final_report"),
    ]


def test_an_activity_without_hours_is_not_held(work):
    work.to_delivery()
    log = delivering.ActivityLog("A training day", 12, None, {})
    with pytest.raises(StepNotReady):
        delivering.log(work.activity, actor=work.cast.x_expert.actor, seen_version=work.activity.version, record=log)


def test_nobody_accepts_a_deliverable_that_he_handed_in_himself(work):
    work.to_delivery().handed_in()
    work.deliverable.submitted_by_id = work.cast.manager.person.id
    db.session.commit()
    with pytest.raises(NotPermitted):
        delivering.accept(work.deliverable, actor=work.cast.manager.actor, seen_version=work.deliverable.version)


def test_another_provider_sees_nothing_of_the_work(work):
    work.to_delivery()
    with pytest.raises(NotVisible):
        delivering.log(
            work.activity, actor=work.cast.y_coordinator.actor, seen_version=work.activity.version,
            record=delivering.ActivityLog("x", 1, 1, {work.cast.y_coordinator.person.id: Decimal(1)}),
        )  # fmt: skip


def test_delivery_is_not_finished_while_something_is_open(work):
    work.to_delivery()
    with pytest.raises(StepNotReady) as refusal:
        work.finished()
    assert len(refusal.value.missing) == 2


def test_a_returned_report_keeps_the_comment_until_it_is_disposed_of(work):
    work.to_wrap_up().report_written().report_submitted()
    report = work.report
    reporting.give_back(
        report, actor=work.cast.manager.actor, seen_version=report.version, reason=ReturnReason.UNCLEAR,
        note="Which shifts?",
    )  # fmt: skip
    db.session.commit()
    work.report_submitted()
    with pytest.raises(StepNotReady):
        work.report_approved()
    db.session.rollback()
    reporting.dispose(
        work.report.comments[0], actor=work.cast.x_coordinator.actor, disposition="explained", note="All shifts"
    )
    db.session.commit()
    assert work.report_approved().report.state == "approved"


def test_a_writer_of_the_report_does_not_approve_it(work):
    work.to_wrap_up().report_written()
    work.report.writers[0].person_id = work.cast.manager.person.id
    db.session.commit()
    work.report_submitted()
    with pytest.raises(NotPermitted):
        work.report_approved()


def test_two_writers_of_one_section_do_not_overwrite_each_other(work):
    work.to_wrap_up()
    section = work.report.sections[0]
    words = {"report": work.report, "seen_version": section.version, "body": "Mine", "status": "drafting"}
    reporting.write(section, actor=work.cast.x_expert.actor, **words)
    db.session.commit()
    with pytest.raises(StaleCase):
        reporting.write(section, actor=work.cast.x_coordinator.actor, **words)


def test_a_late_check_in_is_taken_on_a_closed_case(work):
    work.to_follow_up().surveyed()
    for check_in in queries.check_ins(work.engagement):
        check_in.state = "missed"
    db.session.commit()
    work.closed().checked_in()
    assert work.engagement.state == "closed"


def test_the_case_is_not_closed_while_a_check_in_is_due(work):
    work.to_follow_up()
    with pytest.raises(StepNotReady) as refusal:
        work.closed()
    assert "A check-in is neither answered nor missed." in refusal.value.missing


def test_closing_without_follow_up_needs_its_reason(work):
    work.to_approved_report().report_released()
    with pytest.raises(StepNotReady):
        closing.close_without_follow_up(
            work.engagement, actor=work.cast.manager.actor, seen_version=work.engagement.version,
            outcome=OutcomeCode.COMPLETED, note="", records_class="case_file", reason="",
        )  # fmt: skip


def test_every_step_leaves_a_history_row_that_walks_an_edge(work):
    work.to_follow_up().surveyed().checked_in().closed()
    steps = {(row.lifecycle, row.step) for row in db.session.query(History).filter_by(case_file_id=work.file.id)}
    wanted = {("cri_tac", "finish_delivery"), ("ta_report", "approve"), ("check_in", "answer"), ("cri_tac", "close")}
    assert wanted <= steps
