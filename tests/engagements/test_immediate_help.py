"""Critical Response, immediate: the call settles the kind, a scope of a page, work that starts at once."""

from datetime import timedelta

import pytest

from app import clock
from app.engagements.models.choices import Help
from app.engagements.queries import work as queries
from app.engagements.services import immediate_help, reporting
from app.errors import InvalidFact, NotPermitted, StepNotReady
from app.extensions import db
from app.policy.programs import Kind
from app.policy.roles import Role
from app.workflow.calendar import eastern_day, shift_business_days
from app.workflow.models.record import Clock
from tests.engagements.critical_way import CriticalWay


@pytest.fixture
def urgent(cast) -> CriticalWay:
    """An urgent case, just accepted."""
    return CriticalWay.begin(cast, urgent=True)


def test_immediate_help_walks_from_the_call_to_its_close(critical):
    states = []
    for step in (
        critical.call, critical.offered, critical.accepted, critical.proposed, critical.attested, critical.confirmed,
        critical.written, critical.submitted, critical.approved, critical.concurred, critical.logged,
        critical.handed_in, critical.deliverable_accepted, critical.finished, critical.recommended,
        critical.report_written, critical.report_submitted, critical.report_approved, critical.report_released,
        critical.handed_over, critical.surveyed, critical.checked_in, critical.closed,
    ):  # fmt: skip
        step()
        states.append(critical.engagement.state)
    assert list(dict.fromkeys(states)) == [
        "provider_selection", "team", "planning", "delivery", "wrap_up", "follow_up", "closed",
    ]  # fmt: skip
    assert critical.file.stage == "critical_response"


def test_the_call_is_due_in_two_business_days_and_settles_the_kind(critical):
    assert (critical.file.turn_party, critical.file.turn_clock) == (Role.PROGRAM_MANAGER, "executive_call")
    assert critical.engagement.kind_settled_at is None
    critical.call(Help.DATA_ANALYSIS)
    assert critical.engagement.kind is critical.file.kind is Kind.DATA_ANALYSIS
    assert critical.engagement.state == "provider_selection"


def test_a_scope_needs_a_purpose_but_no_goals_and_is_due_in_two_business_days(critical):
    critical.to_planning()
    due = db.session.query(Clock).filter_by(lifecycle="plan", name="plan", stopped_at=None).one().due_at
    assert eastern_day(due) == shift_business_days(eastern_day(clock.now()), 2)
    assert critical.plan.is_one_page_scope
    with pytest.raises(StepNotReady) as refused:
        critical.submitted()
    assert "The scope does not say what it is for." in refused.value.missing
    assert not any("goal" in sentence for sentence in refused.value.missing)
    db.session.rollback()
    assert critical.written().submitted().plan.state == "cops_review"


def test_urgent_work_starts_at_once_and_its_scope_follows_in_three_business_days(urgent):
    urgent.call().offered().accepted().proposed().attested().started_at_once()
    assert urgent.engagement.state == "delivery"
    assert (urgent.plan.state, urgent.file.turn_party, urgent.file.turn_clock) == (
        "drafting", Role.COORDINATOR, "plan",
    )  # fmt: skip
    due = db.session.query(Clock).filter_by(lifecycle="plan", name="plan", stopped_at=None).one().due_at
    assert eastern_day(due) == shift_business_days(eastern_day(clock.now()), 3)
    urgent.written().submitted().approved().concurred()
    assert (urgent.plan.state, urgent.engagement.state) == ("agreed", "delivery")


def test_work_starts_at_once_only_where_hours_count(critical):
    critical.call().offered().accepted().proposed().attested()
    with pytest.raises(StepNotReady) as refused:
        critical.started_at_once()
    assert list(refused.value.missing) == ["This is only for an urgent Critical Response case."]


def test_another_person_announces_and_the_restriction_ends(critical):
    critical.to_delivery()
    words = {"actor": critical.cast.director.actor, "seen_version": critical.engagement.version}
    with pytest.raises(StepNotReady):
        immediate_help.announce(critical.engagement, **words)
    db.session.rollback()
    critical.announced()
    assert critical.engagement.announced_at is not None
    assert not critical.file.restricted


def test_a_confidential_consultation_leaves_a_note_one_check_in_and_no_survey(critical):
    critical.call(Help.CONSULTATION)
    assert critical.engagement.is_confidential
    critical.offered().accepted().proposed().attested().confirmed().written().submitted().approved().concurred()
    critical.logged().handed_in().deliverable_accepted().finished()
    assert [section.key for section in critical.report.sections] == ["note"]
    assert queries.surveys(critical.engagement) == []
    critical.report_written().report_submitted().report_approved()
    with pytest.raises(InvalidFact):
        reporting.check_redaction(critical.report, actor=critical.cast.manager.actor, level="public")
    critical.report_released().handed_over()
    days = [each.due_on - clock.now().date() for each in queries.check_ins(critical.engagement)]
    assert days == [timedelta(days=30)]
    with pytest.raises(StepNotReady) as refused:
        critical.announced()
    assert list(refused.value.missing) == ["A confidential consultation is not announced."]


def test_a_director_makes_it_a_review_in_the_same_state_under_the_same_clock(critical):
    before = db.session.query(Clock).filter_by(name="executive_call", stopped_at=None).one()
    began, due = before.started_at, before.due_at
    with pytest.raises(NotPermitted):
        critical.made_a_review(critical.cast.manager)
    db.session.rollback()
    with pytest.raises(StepNotReady) as refused:
        critical.made_a_review(critical.cast.director)
    assert refused.value.missing[-1] == "The sister component's clearance is not recorded."
    db.session.rollback()
    critical.cleared()
    critical.made_a_review(critical.cast.director)
    assert (critical.engagement.lifecycle, critical.engagement.state) == ("critical_response_review", "executive_call")
    assert (critical.file.stage, critical.file.kind) == ("critical_response_review", Kind.AFTER_ACTION_REVIEW)
    after = db.session.query(Clock).filter_by(name="executive_call", stopped_at=None).one()
    assert (after.lifecycle, after.started_at, after.due_at) == ("critical_response_review", began, due)
    assert critical.file.turn_clock == "executive_call"
    assert critical.engagement.assistance.authorization_by == "Henry Boone"
    assert critical.engagement.assistance.authorization_document_id is not None
