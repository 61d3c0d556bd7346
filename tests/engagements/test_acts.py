"""What each reader is led to: what can be done now, nothing that waits for its day, nothing on a closed case."""

import pytest

from app.engagements.queries import work as queries
from app.extensions import db
from app.workflow import stepping
from app.workflow.services.clocks import parts
from app.workflow.views import act_order
from tests.engagements.work_way import WorkWay


@pytest.fixture
def work(cast) -> WorkWay:
    """A CRI-TAC engagement, to be walked as far as a test wants."""
    return WorkWay.begin(cast)


def forward(work: WorkWay, who) -> list[str]:
    """The steps that lead on for somebody and can be taken now."""
    offered = stepping.open_to_all(who.actor, parts.cases_of(work.file))
    return [each.name for case, each in offered if not each.missing and not act_order.is_aside(case, each)]


def test_an_activity_is_logged_from_its_day_on(work):
    work.to_delivery()
    assert "confirm" not in forward(work, work.cast.x_expert)
    work.activity.planned_on = work.activity.planned_on.replace(year=2020)
    db.session.commit()
    assert "confirm" in forward(work, work.cast.x_expert)


def test_the_manager_is_led_to_the_handing_over(work):
    work.to_approved_report().report_released()
    assert forward(work, work.cast.manager)[0] == "hand_over"


def test_a_check_in_is_not_asked_for_before_its_day(work):
    work.to_follow_up()
    assert "answer" not in forward(work, work.cast.harbor_requester)
    queries.check_ins(work.engagement)[0].due_on = work.file.created_at.date()
    db.session.commit()
    assert forward(work, work.cast.harbor_requester).count("answer") == 1


def test_a_closed_case_leaves_nothing_to_do_about_its_provider_and_experts(work):
    work.to_follow_up().surveyed().checked_in().closed()
    for who in (work.cast.manager, work.cast.x_coordinator, work.cast.x_expert):
        left = {offered.name for _case, offered in stepping.open_to_all(who.actor, parts.cases_of(work.file))}
        assert left <= {"reopen", "propose_correction", "propose_take_down", "spawn_follow_on"}
