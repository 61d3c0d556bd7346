"""What a legal hold keeps, by the database and by the pages, also while a reopened case goes on under it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app import clock
from app.engagements.models.fact_finding import TimelineEntry
from app.engagements.queries import work as queries
from app.engagements.services import composing, delivering, fact_finding, planning, skills
from app.errors import NotPermitted
from app.extensions import db
from app.requests.services import drafting
from app.workflow.services import legal_hold
from tests.browser import Browser
from tests.cast import sign_in
from tests.engagements.change_way import ChangeWay
from tests.engagements.public_way import PublicWay
from tests.engagements.test_pauses import did
from tests.engagements.way import plan_text
from tests.requests import walks


@pytest.fixture
def way(cast) -> ChangeWay:
    """An engagement at its first call."""
    return ChangeWay.begin(cast)


def held(way):
    """A hold stands on the file, as after an investigation and a reopening."""
    legal_hold.place(way.file, actor=way.cast.director.actor)
    db.session.commit()
    return way


def refused_by_the_database(statement: str, **values) -> None:
    """The statement fails on the hold."""
    with pytest.raises(DBAPIError, match="legal hold"), db.session.begin_nested():
        db.session.execute(text(statement), values)


def of_file(table: str) -> str:
    """Delete all of a file's rows of a table."""
    return f"DELETE FROM {table} WHERE case_file_id = :file"


def test_the_database_keeps_every_part_of_a_held_file(way):
    held(way.to_follow_up())
    for table in (
        "recommendations", "activities", "activity_hours", "deliverables", "goals", "plan_items", "assignments",
        "offers", "requests", "report_sections", "clocks", "case_accesses", "announcements",
    ):  # fmt: skip
        refused_by_the_database(of_file(table), file=way.file.id)
    refused_by_the_database("DELETE FROM section_authors WHERE report_id = :report", report=way.report.id)


def test_a_file_without_a_hold_may_lose_rows(way):
    way.to_delivery()
    with db.session.begin_nested() as trial:
        assert db.session.execute(text(of_file("goals")), {"file": way.file.id}).rowcount > 0
        trial.rollback()


def test_a_plan_is_drafted_anew_under_a_hold_and_the_agreed_one_keeps_its_lines(way):
    held(way.to_delivery())
    agreed = way.plan
    did(planning.amend, way.engagement, way.cast.x_coordinator, reason="All over again")
    other = planning.PlannedItem("activity", "Another day", clock.today() + timedelta(days=50))
    did(planning.write, way.plan, way.cast.x_coordinator, text=replace(plan_text(), items=(other,)))
    way.submitted().approved().concurred()
    assert [item.title for item in way.plan.items] == ["Another day"] and len(agreed.items) > 1
    for plan in (agreed, way.plan):
        refused_by_the_database("DELETE FROM plan_items WHERE plan_id = :plan", plan=plan.id)
    assert queries.milestones(way.engagement) == []


def test_a_reached_milestone_is_kept(way):
    held(way.to_delivery())
    milestone = queries.milestones(way.engagement)[0]
    delivering.reach(milestone, actor=way.cast.manager.actor, seen_version=1, on=clock.today())
    db.session.commit()
    refused_by_the_database(of_file("milestones"), file=way.file.id)


def test_a_logged_fact_is_not_struck_under_a_hold(review):
    held(review.to_fact_finding().gathered())
    (row,) = review.engagement.timeline
    with pytest.raises(NotPermitted, match="Nothing can be taken out"):
        fact_finding.strike(row, actor=review.cast.x_expert.actor, seen_version=row.version, why="Logged twice")
    db.session.rollback()
    refused_by_the_database(of_file(TimelineEntry.__tablename__), file=review.file.id)


def test_a_needed_skill_stays_on_the_list_under_a_hold(review):
    held(review.to_team())
    skills.name(review.engagement, actor=review.cast.manager.actor, names=["Drones"])
    db.session.commit()
    skill = review.engagement.needed_skills[-1]
    with pytest.raises(NotPermitted, match="Nothing can be taken out"):
        skills.drop(skill, actor=review.cast.manager.actor, seen_version=skill.version)


def test_an_empty_chapter_stays_under_a_hold(cast):
    way = held(PublicWay.reporting(cast))
    chapter = composing.add_chapter(way.report, actor=cast.x_expert.actor, theme="policy")
    db.session.commit()
    with pytest.raises(NotPermitted, match="Nothing can be taken out"):
        composing.remove_chapter(chapter, report=way.report, actor=cast.x_expert.actor)


def test_who_may_not_take_an_entry_out_reads_a_sentence_that_does_not_name_the_hold(app, review):
    held(review.to_fact_finding().gathered())
    browser = Browser(app)
    sign_in(browser, review.cast.x_expert)
    (row,) = review.engagement.timeline
    browser.get(f"/cases/{review.file.reference}/facts/timeline/{row.number}/strike")
    browser.submit("Take it out", note="Logged twice", status=403)
    assert "Nothing can be taken out of this case file now" in browser.page.text
    assert "hold" not in browser.page.text


def test_the_rest_of_a_hurried_request_is_written_under_a_hold_but_no_topic_is_taken_out(cast):
    assistance = walks.thin(cast)
    first, second, third = (walks.topic(name).id for name in ("Crowds", "Supervision", "Use of force"))

    def keep(**values) -> dict[int, bool]:
        drafting.save_step(assistance, "other", values, actor=cast.triage.actor, seen="", whole=False)
        db.session.commit()
        return {row.topic_id: row.is_primary for row in assistance.topics}

    assert keep(primary_topic=first, other_topics=[second]) == {first: True, second: False}
    legal_hold.place(assistance.case_file, actor=cast.director.actor)
    db.session.commit()
    assert keep(other_topics=[second, third]) == {first: True, second: False, third: False}
    with pytest.raises(NotPermitted, match="taken out"):
        keep(other_topics=[])
