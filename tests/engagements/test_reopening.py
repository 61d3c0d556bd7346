"""Rework, reopening, and what becomes of the parts at every ending."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.engagements.models.begun import NewOffer
from app.engagements.models.choices import EndReason, ReturnReason
from app.engagements.services import holding, investigating, offering, planning, reopening, reporting
from app.errors import NotPermitted, NotVisible, StepNotAvailable, StepNotReady
from app.extensions import db
from app.policy.roles import Role
from app.requests.models.choices import WithdrawalReason
from app.workflow import engine, scopes
from app.workflow.lifecycles.catalogue import LIFECYCLES
from app.workflow.models.record import Clock
from app.workflow.services.clocks import parts
from tests.engagements.change_way import ChangeWay
from tests.engagements.test_pauses import did, ending, pause


@pytest.fixture
def way(cast) -> ChangeWay:
    """An engagement at its first call."""
    return ChangeWay.begin(cast)


def withdraw(way) -> None:
    """The executive ends it."""
    did(holding.withdraw, way.engagement, way.cast.harbor_executive, reason=WithdrawalReason.TIMING, note="")


def end_early(way) -> None:
    """The manager ends it."""
    did(holding.end_early, way.engagement, way.cast.manager, ending=ending(EndReason.NO_PROGRESS))


def investigated(way) -> None:
    """The director ends it because of an investigation."""
    words = {"note": "They opened one", "wording": "The engagement has ended."}
    did(investigating.end_for_investigation, way.engagement, way.cast.director, **words)


ENDINGS = (withdraw, end_early, investigated)
PLACES = (
    "call", "to_offer", "to_team", "to_planning", "to_review", "to_delivery", "to_wrap_up", "to_approved_report",
    "to_follow_up",
)  # fmt: skip


@pytest.mark.parametrize("end", ENDINGS)
@pytest.mark.parametrize("far", PLACES)
def test_every_ending_stands_the_parts_down_wherever_the_case_is(way, far, end):
    getattr(way, far)()
    agreed = [plan.number for plan in way.engagement.plans if plan.state == "agreed"]
    approved = [report.state for report in way.engagement.reports if report.state in ("approved", "released")]
    end(way)
    assert way.engagement.state == "ended" and not way.file.is_open and way.file.turn_party is None
    for case in parts.cases_of(way.file):
        assert engine.state_of(LIFECYCLES[case.lifecycle], case.state).final, case
    assert {offer.state for offer in way.engagement.offers} <= {"revoked"}
    assert {place.state for place in way.engagement.assignments} <= {"released"}
    assert [plan.number for plan in way.engagement.plans if plan.state == "agreed"] == agreed
    assert [r.state for r in way.engagement.reports if r.state in ("approved", "released")] == approved


@pytest.mark.parametrize("end", ENDINGS)
def test_a_case_on_hold_ends_as_well_and_knows_where_it_stood(way, end):
    way.to_delivery()
    did(holding.hold, way.engagement, way.cast.manager, pause=pause())
    end(way)
    assert (way.engagement.last_open_state, way.engagement.state_before_hold) == ("delivery", None)


def test_an_amendment_that_is_open_at_the_ending_is_dropped_while_the_plan_stands(way):
    way.to_delivery()
    did(planning.amend, way.engagement, way.cast.x_coordinator, reason="Another week")
    withdraw(way)
    assert [plan.state for plan in way.engagement.plans] == ["agreed", "dropped"]


def test_an_approved_report_of_a_withdrawn_case_waits_for_the_directors_decision(way):
    way.to_approved_report()
    withdraw(way)
    reporting.check_redaction(way.report, actor=way.cast.manager.actor, level="agency")
    db.session.commit()
    with pytest.raises(NotPermitted):
        did(reporting.release, way.report, way.cast.manager)
    running = select(Clock.party).where(Clock.case_file_id == way.file.id, Clock.stopped_at.is_(None))
    assert list(db.session.scalars(running)) == [Role.DIRECTOR]
    did(reporting.release, way.report, way.cast.director)
    assert way.report.state == "released"


@pytest.mark.parametrize("far", ["call", "to_team", "to_planning", "to_delivery", "to_wrap_up", "to_follow_up"])
def test_reopening_leads_back_to_the_last_open_state_with_somebodys_turn(way, far):
    getattr(way, far)()
    state = way.engagement.state
    withdraw(way)
    way.reopened()
    assert (way.engagement.state, way.engagement.end_reason) == (state, None)
    assert way.file.is_open and way.file.turn_party is not None and way.file.turn_clock is not None


def test_reopening_begins_anew_what_the_ending_dropped(way):
    way.to_planning()
    withdraw(way)
    way.reopened()
    assert [plan.state for plan in way.engagement.plans] == ["dropped", "drafting"]


def test_reopening_in_delivery_plans_the_dropped_work_again(way):
    way.to_delivery()
    withdraw(way)
    way.reopened()
    assert [each.state for each in way.engagement.activities] == ["cancelled", "planned"]
    assert [each.state for each in way.engagement.deliverables] == ["dropped", "planned"]
    for first, again in (way.engagement.activities, way.engagement.deliverables):
        assert first.item_key and again.item_key == first.item_key


def test_a_provider_whose_offer_ended_does_not_see_the_case_that_is_opened_again(way):
    way.to_delivery()
    withdraw(way)
    assert scopes.sees_content(way.cast.x_coordinator.actor, way.file)  # it keeps its record of what it did
    way.reopened()
    assert not scopes.sees_content(way.cast.x_coordinator.actor, way.file)
    assert way.file.turn_party is Role.PROGRAM_MANAGER
    did(offering.make, way.engagement, way.cast.manager, offer=NewOffer(way.cast.x.id))
    assert way.offer.state == "offered"


def test_a_closed_case_opened_again_still_has_its_provider(way):
    way.to_follow_up().surveyed().checked_in().closed()
    way.reopened()
    assert (way.engagement.state, way.file.provider_id) == ("follow_up", way.cast.x.id)
    assert scopes.sees_content(way.cast.x_coordinator.actor, way.file)
    assert not way.engagement.has_open_check_in


def test_a_follow_up_opened_again_plans_the_check_ins_that_the_ending_withdrew(way):
    way.to_follow_up()
    withdraw(way)
    way.reopened()
    assert sorted(each.state for each in way.engagement.check_ins) == ["due"] * 3 + ["withdrawn"] * 3


def test_a_duplicate_is_not_opened_again(way, cast):
    other = ChangeWay.begin(cast)
    words = {"surviving_reference": other.file.reference}
    did(holding.end_early, way.engagement, way.cast.manager, ending=ending(EndReason.DUPLICATE, **words))
    with pytest.raises(StepNotReady, match="cannot be reopened"):
        way.reopened()


@pytest.mark.parametrize("who", ["director", "triage", "x_coordinator", "harbor_executive", "mill_executive"])
def test_nobody_but_a_program_manager_opens_an_ordinary_case_again(way, who):
    withdraw(way)
    with pytest.raises((NotPermitted, NotVisible)):
        way.reopened(getattr(way.cast, who))


def test_reopening_needs_a_reason(way):
    withdraw(way)
    with pytest.raises(StepNotReady, match="reason"):
        did(reopening.reopen, way.engagement, way.cast.manager, reason="", audience="everyone")


def test_an_open_case_is_not_opened_again(way):
    with pytest.raises(StepNotAvailable):
        way.reopened()


def test_rework_leads_back_to_the_delivery_and_an_approved_report_to_drafting(way):
    way.to_approved_report().reworked()
    assert (way.engagement.state, way.report.state) == ("delivery", "drafting")
    assert (way.report.reopen_reason, way.report.approved_by_id) == ("One shift was never trained", None)
    way.finished()
    assert way.engagement.state == "wrap_up" and len(way.engagement.reports) == 1


def test_a_reworked_report_is_closed_to_the_agency(way):
    way.to_approved_report().reworked()
    assert way.report.state not in ("approved", "released")


@pytest.mark.parametrize("who", ["director", "x_coordinator", "harbor_executive"])
def test_nobody_but_a_program_manager_takes_the_work_up_again(way, who):
    way.to_approved_report()
    with pytest.raises(NotPermitted):
        did(reopening.rework, way.engagement, getattr(way.cast, who), reason="Why not")


def test_a_returned_draft_stays_a_draft_through_rework(way):
    way.to_wrap_up().report_written().report_submitted()
    did(reporting.give_back, way.report, way.cast.manager, reason=ReturnReason.UNCLEAR, note="Say more")
    way.reworked()
    assert way.report.state == "drafting"


def test_a_hold_passes_over_the_time_of_a_scheduled_end(way):
    way.to_delivery()
    did(holding.hold, way.engagement, way.cast.manager, pause=pause(days=2))
    with clock.moved_to(clock.now() + timedelta(days=1)):
        withdraw(way)
    assert way.engagement.state == "ended"
