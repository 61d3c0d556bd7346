"""The report of a review: chapters and observations, the agency's fact check in rounds, the department's review."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app import clock
from app.engagements.models.fact_finding import TimelineEntry
from app.engagements.models.report import Report
from app.engagements.services import composing, fact_check, fact_finding, reporting
from app.errors import InvalidFact, NotPermitted, StepNotReady
from app.extensions import db
from app.policy import gate
from app.policy.programs import Kind
from app.policy.roles import Role
from app.workflow.models.record import Clock
from tests.engagements.critical_way import entry
from tests.engagements.public_way import PublicWay


@pytest.fixture
def way(cast) -> PublicWay:
    """A review whose report has begun."""
    return PublicWay.reporting(cast)


def test_a_report_begins_with_the_sections_of_an_after_action_report(way):
    keys = [section.key for section in way.report.sections]
    assert keys[0] == "executive_summary"
    assert "incident" in keys
    assert keys[-1] == "disclaimer"


def test_the_final_report_of_an_assessment_goes_the_same_way(cast):
    way = PublicWay.reporting(cast, Kind.ASSESSMENT)
    assert way.report.lifecycle == "review_report"
    assert "incident" not in [section.key for section in way.report.sections]


def test_chapters_stand_between_the_incident_and_the_promising_practices(way, cast):
    for theme in ("tactics", "wellness"):
        composing.add_chapter(way.report, actor=cast.x_expert.actor, theme=theme)
    composing.add_chapter(way.report, actor=cast.x_expert.actor, theme="", title="The harbor gates")
    db.session.commit()
    keys = [section.key for section in way.report.sections]
    first = keys.index("incident") + 1
    assert keys[first : first + 4] == ["chapter_tactics", "chapter_wellness", "chapter_own_3", "promising_practices"]
    with pytest.raises(InvalidFact):
        composing.add_chapter(way.report, actor=cast.x_expert.actor, theme="tactics")


def test_only_an_empty_chapter_is_taken_out(way, cast):
    chapter = composing.add_chapter(way.report, actor=cast.x_expert.actor, theme="policy")
    composing.remove_chapter(chapter, report=way.report, actor=cast.x_expert.actor)
    db.session.commit()
    assert "chapter_policy" not in [section.key for section in way.report.sections]
    way.written()
    kept = next(section for section in way.report.sections if section.is_chapter)
    with pytest.raises(NotPermitted):
        composing.remove_chapter(kept, report=way.report, actor=cast.x_expert.actor)


def test_an_observation_brings_its_recommendation_into_the_register(way):
    way.written()
    (observation,) = way.report.observations
    assert observation.number == 1
    assert [row.number for row in way.engagement.recommendations] == [observation.recommendation.number]


def test_an_observation_changed_meanwhile_takes_the_second_press_with_the_typed_text(way, at, cast):
    way.written()
    db.session.execute(db.text("UPDATE reports SET version = version + 5"))
    db.session.commit()
    early, late = at(cast.x_expert), at(cast.x_coordinator)
    address = f"/cases/{way.file.reference}/reports/{way.report.number}/observations/1"
    early.get(address)
    late.get(address)
    late.submit("Save", text="The radio was silent")
    early.submit("Save", status=409, text="The radio failed twice")
    assert "The radio failed twice" in early.page.body
    early.submit("Save")
    db.session.expire_all()
    assert way.report.observations[0].text == "The radio failed twice"


def test_the_whole_way_of_a_report_leads_to_its_approval(way):
    way.to_approved()
    assert way.report.state == "approved"
    assert way.file.turn_party is Role.PROGRAM_MANAGER


def test_while_the_agency_checks_the_turn_is_its_executives(way):
    way.to_fact_check()
    assert way.file.turn_party is Role.EXECUTIVE
    assert way.file.turn_clock == "agency_fact_check"


def test_the_agency_returns_the_draft_with_corrections_only(way, cast):
    way.to_fact_check()
    with pytest.raises(StepNotReady):
        way.returned()
    way.corrected().returned()
    assert way.report.state == "drafting"
    (correction,) = way.report.corrections
    assert correction.returned_at is not None


def test_a_correction_without_an_answer_keeps_the_draft_at_the_office(way):
    way.to_fact_check().corrected().returned().submitted()
    with pytest.raises(StepNotReady):
        way.sent()
    way.answered().sent().facts_confirmed()
    assert way.report.state == "department_review"


def test_who_wrote_corrections_and_did_not_send_them_cannot_confirm(way):
    way.to_fact_check().corrected()
    with pytest.raises(StepNotReady):
        way.facts_confirmed()


def test_the_office_closes_the_fact_check_only_once_it_is_exhausted(way, cast):
    way.to_fact_check()
    close = {"actor": cast.manager.actor, "note": "No answer", "dissent": ""}
    with pytest.raises(NotPermitted):
        fact_check.close(way.report, seen_version=way.report.version, **close)
    due = db.session.query(Clock).filter_by(name="agency_fact_check", subject_id=way.report.id, stopped_at=None).one()
    with clock.moved_to(due.due_at + timedelta(hours=1)):
        fact_check.close(way.report, seen_version=way.report.version, **close)
        db.session.commit()
    assert way.report.state == "department_review"


def test_after_the_second_round_the_agencys_dissent_is_printed(way, cast):
    way.to_fact_check().corrected("First").returned().answered("not_changed").submitted().sent()
    way.corrected("Second").returned().answered().submitted().sent().corrected("Third")
    assert way.report.fact_check_is_exhausted
    fact_check.close(
        way.report, actor=cast.manager.actor, seen_version=way.report.version, note="Twice discussed",
        dissent="The agency holds that the gate was open.",
    )  # fmt: skip
    db.session.commit()
    assert [each.text.split()[0] for each in way.report.dissents] == ["First", "Third"]


def test_an_author_neither_sends_nor_approves(way, cast):
    way.written()
    section = way.report.sections[0]
    reporting.write(
        section,
        report=way.report,
        actor=cast.manager.actor,
        seen_version=section.version,
        body="Mine",
        status="complete",
    )
    db.session.commit()
    way.submitted()
    with pytest.raises(NotPermitted):
        way.sent()


def test_the_program_manager_of_record_does_not_approve_though_he_stands_in_for_the_director(way, cast):
    way.to_department()
    stand_in = replace(cast.manager.actor, role=Role.DIRECTOR)
    with pytest.raises(NotPermitted):
        reporting.approve(way.report, actor=stand_in, seen_version=way.report.version)


def test_a_final_returned_is_resent_when_no_fact_was_changed(way, cast):
    way.to_department().returned_by_department()
    assert way.report.return_reason == "unclear"
    section = way.report.sections[0]
    reporting.write(
        section, report=way.report, actor=cast.x_expert.actor, seen_version=section.version, body="Clearer",
        status="complete",
    )  # fmt: skip
    db.session.commit()
    reporting.dispose(way.report.open_comments[0], actor=cast.x_coordinator.actor, disposition="changed", note="")
    way.submitted()
    words = {"actor": cast.manager.actor, "note": ""}
    with pytest.raises(StepNotReady):
        fact_check.resend(way.report, seen_version=way.report.version, no_fact_changed=False, **words)
    db.session.rollback()
    fact_check.resend(way.report, seen_version=way.report.version, no_fact_changed=True, **words)
    db.session.commit()
    assert way.report.state == "department_review"


def test_each_hand_in_keeps_its_version(way):
    way.to_fact_check().corrected().returned().answered().submitted()
    assert [version.number for version in way.report.versions] == [1, 2]


def test_the_agencys_executive_alone_reads_the_draft_while_he_checks_it(way, cast):
    def readers():
        listed = (cast.harbor_executive, cast.harbor_requester)
        seen = [db.session.query(Report.id).filter(gate.scope(one.actor, Report)).count() for one in listed]
        return [bool(count) for count in seen]

    way.written().submitted()
    assert readers() == [False, False]
    way.sent()
    assert readers() == [True, False]
    way.facts_confirmed()
    assert readers() == [False, False]
    way.approved()
    assert readers() == [True, True]


def logged(way) -> TimelineEntry:
    """The expert logs a moment while the report is drafted."""
    row = fact_finding.log(way.engagement, TimelineEntry, actor=way.cast.x_expert.actor, facts=entry())
    db.session.commit()
    return row


HANDED_IN = {
    "cops_review": lambda way: way.written().submitted(),
    "agency_fact_check": lambda way: way.to_fact_check(),
    "department_review": lambda way: way.to_department(),
    "approved": lambda way: way.to_approved(),
}


@pytest.mark.parametrize("state", HANDED_IN)
def test_no_fact_changes_under_a_report_that_is_handed_in(way, at, cast, state):
    row = logged(way)
    HANDED_IN[state](way)
    assert way.report.state == state
    expert = cast.x_expert.actor
    for change in (
        lambda: fact_finding.log(way.engagement, TimelineEntry, actor=expert, facts=entry()),
        lambda: fact_finding.correct(row, actor=expert, seen_version=row.version, facts=entry(what="Third call")),
        lambda: fact_finding.strike(row, actor=expert, seen_version=row.version, why="It never was"),
    ):
        with pytest.raises(NotPermitted, match="Have it returned first"):
            change()
        db.session.rollback()
    page = at(cast.x_expert).get(f"/cases/{way.file.reference}/facts")
    assert "First call" in page.text and "Add a timeline entry" not in page.text and "Correct" not in page.text


def test_a_fact_changed_in_a_returned_report_goes_to_the_agency_again(way, cast):
    row = logged(way)
    way.to_department().returned_by_department()
    fact_finding.correct(row, actor=cast.x_expert.actor, seen_version=row.version, facts=entry(what="Third call"))
    db.session.commit()
    way.disposed().submitted()
    with pytest.raises(StepNotReady, match="one was changed since"):
        fact_check.resend(
            way.report, actor=cast.manager.actor, seen_version=way.report.version, note="", no_fact_changed=True
        )
    db.session.rollback()
    assert way.sent().facts_confirmed().report.facts_stand_checked


def test_who_logs_a_fact_while_the_report_is_drafted_has_written_in_it(way, cast):
    assert cast.x_expert.person.id not in way.report.author_ids
    logged(way)
    assert cast.x_expert.person.id in way.report.author_ids
