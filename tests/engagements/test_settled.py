"""What is decided stays as it was decided, and the agency's answers by phone are taken down by the manager."""

from datetime import datetime, timedelta

import pytest

from app import clock
from app.engagements.models.plan import Milestone
from app.engagements.queries import work as queries
from app.engagements.services import delivering, recommending, reporting
from app.errors import NotPermitted, StaleCase
from app.extensions import db
from app.policy.roles import Role
from app.workflow.calendar import EASTERN, eastern_day
from app.workflow.models.record import History
from tests.browser import Browser
from tests.cast import sign_in
from tests.engagements.work_way import WorkWay

WORDS = {"text": "Something else", "rationale": "", "agency_owner": "", "target_on": None}


@pytest.fixture
def work(cast) -> WorkWay:
    """A CRI-TAC engagement, to be walked as far as a test wants."""
    return WorkWay.begin(cast)


@pytest.fixture
def at(app, work):
    """Opens a browser as someone of the cast."""

    def open_as(who: str) -> Browser:
        browser = Browser(app)
        sign_in(browser, getattr(work.cast, who))
        return browser

    return open_as


def case(work) -> str:
    """Where the case's addresses begin."""
    return f"/cases/{work.file.reference}"


def test_recommendations_are_not_reworded_once_the_report_is_approved(work, at):
    work.to_approved_report()
    recommendation = queries.recommendations(work.engagement)[0]
    for verb, words in (
        (recommending.revise, {**WORDS, "seen_version": recommendation.version}),
        (recommending.withdraw, {"seen_version": recommendation.version}),
    ):
        with pytest.raises(NotPermitted):
            verb(recommendation, actor=work.cast.x_expert.actor, **words)
        db.session.rollback()
    with pytest.raises(NotPermitted):
        recommending.add(work.engagement, actor=work.cast.x_expert.actor, **WORDS)
    db.session.rollback()
    page = at("x_coordinator").get(f"{case(work)}/recommendations/1").body
    assert "/revise" not in page


def test_the_agency_reads_recommendations_as_approved_not_as_drafts(work, at):
    work.to_wrap_up().recommended()
    agency = at("harbor_executive")
    assert "Repeat the training" not in agency.get(f"{case(work)}/recommendations").text
    agency.get(f"{case(work)}/recommendations/1", status=404)
    work.report_written().report_submitted().report_approved()
    assert "Repeat the training" in agency.get(f"{case(work)}/recommendations").text


def test_a_decided_report_takes_neither_a_new_title_nor_comments(work):
    work.to_approved_report()
    report = work.report
    with pytest.raises(NotPermitted):
        reporting.retitle(report, actor=work.cast.x_expert.actor, seen_version=report.version, title="Other")
    db.session.rollback()
    with pytest.raises(NotPermitted):
        reporting.comment(report, actor=work.cast.manager.actor, section_id=None, text="One more thing")


def test_what_became_of_a_comment_is_said_once(work):
    work.to_wrap_up()
    remark = reporting.comment(work.report, actor=work.cast.manager.actor, section_id=None, text="Which shifts?")
    db.session.commit()
    reporting.dispose(remark, actor=work.cast.x_expert.actor, disposition="changed", note="")
    db.session.commit()
    with pytest.raises(StaleCase):
        reporting.dispose(remark, actor=work.cast.x_coordinator.actor, disposition="explained", note="No")


def test_a_milestone_is_reached_once(work):
    work.to_delivery()
    milestone = Milestone(
        case_file_id=work.file.id, engagement_id=work.engagement.id, number=77, title="Half of the deputies",
        due_on=eastern_day(clock.now()),
    )  # fmt: skip
    db.session.add(milestone)
    db.session.commit()
    words = {"actor": work.cast.manager.actor, "seen_version": milestone.version, "on": eastern_day(clock.now())}
    delivering.reach(milestone, **words)
    db.session.commit()
    with pytest.raises(StaleCase):
        delivering.reach(milestone, **words)


@pytest.mark.parametrize(
    ("page", "answers", "lifecycle"),
    [
        ("/obligations/1/complete", {"met_goals": "4"}, "obligation"),
        ("/check-ins/1/answer", {"what_changed": "Fewer injuries"}, "check_in"),
    ],
)
def test_the_manager_records_answers_that_came_by_phone(work, at, page, answers, lifecycle):
    work.to_follow_up()
    manager = at("manager")
    assert page in manager.get(f"{case(work)}/follow-up").body
    manager.get(case(work) + page)
    day = datetime.now(EASTERN).date()
    date = {"happened_on-month": day.month, "happened_on-day": day.day, "happened_on-year": day.year}
    manager.submit("Record the answers", channel="phone", evidence="Chief Boone said so", **answers, **date)
    row = db.session.query(History).filter_by(lifecycle=lifecycle, on_behalf_of=Role.REQUESTER).one()
    assert (row.channel, row.actor_id) == ("phone", work.cast.manager.person.id)
    assert row.occurred_at <= clock.now() + timedelta(seconds=1)
    assert row.occurred_at <= row.recorded_at


def of_manager(work, verb, subject, **words) -> None:
    """The manager writes a recommendation or changes one."""
    verb(subject, actor=work.cast.manager.actor, **words)
    db.session.commit()


def add(work) -> None:
    of_manager(work, recommending.add, work.engagement, **WORDS)


def revise(work) -> None:
    work.recommended()
    (advice,) = queries.recommendations(work.engagement)
    of_manager(work, recommending.revise, advice, seen_version=advice.version, **WORDS)


def withdraw(work) -> None:
    work.recommended()
    (advice,) = queries.recommendations(work.engagement)
    of_manager(work, recommending.withdraw, advice, seen_version=advice.version)


@pytest.mark.parametrize("act", [add, revise, withdraw])
def test_who_words_a_recommendation_does_not_approve_the_report_that_prints_it(work, act):
    work.to_wrap_up()
    before = work.report.version
    act(work)
    assert work.report.version > before
    work.report_written().report_submitted()
    with pytest.raises(NotPermitted):
        work.report_approved()
    db.session.rollback()
    reporting.approve(work.report, actor=work.cast.manager_two.actor, seen_version=work.report.version)
    assert work.report.state == "approved"


@pytest.mark.parametrize("act", [add, revise])
def test_who_wrote_a_recommendation_before_the_report_began_does_not_approve_it(work, act):
    work.to_delivery()
    act(work)
    work.logged().handed_in().deliverable_accepted().finished().report_written().report_submitted()
    with pytest.raises(NotPermitted):
        work.report_approved()


def test_no_recommendation_changes_in_a_report_that_is_handed_in(work, at):
    work.to_wrap_up().recommended().report_written().report_submitted()
    (advice,) = queries.recommendations(work.engagement)
    for verb, subject, words in (
        (recommending.add, work.engagement, WORDS),
        (recommending.revise, advice, {**WORDS, "seen_version": advice.version}),
        (recommending.withdraw, advice, {"seen_version": advice.version}),
    ):
        with pytest.raises(NotPermitted, match="Have it returned first"):
            of_manager(work, verb, subject, **words)
        db.session.rollback()
    manager = at("manager")
    assert "Add a recommendation" not in manager.get(f"{case(work)}/recommendations").text
    assert "/revise" not in manager.get(f"{case(work)}/recommendations/1").body
