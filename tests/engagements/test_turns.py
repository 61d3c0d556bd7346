"""By when: the case's own date follows its work, a pause keeps no blame, and the next party's days begin anew."""

from datetime import timedelta

import pytest

from app import clock
from app.engagements.models.begun import NewOffer, Proposal
from app.engagements.models.choices import HoldReason, OfferPlace
from app.engagements.queries import at_provider
from app.engagements.queries import work as queries
from app.engagements.services import delivering, holding, offering, reporting, staffing
from app.engagements.services.delivering import Arrangement
from app.extensions import db
from app.policy.roles import Role
from app.workflow import stepping
from app.workflow.calendar import eastern_day
from app.workflow.models.case_file import CaseAccess
from app.workflow.models.record import Clock
from app.workflow.services.clocks import dates, settling
from tests.engagements.work_way import WorkWay


@pytest.fixture
def work(cast) -> WorkWay:
    """A CRI-TAC engagement, to be walked as far as a test wants."""
    return WorkWay.begin(cast)


def running(work, lifecycle: str, name: str) -> Clock:
    """The clock of that name which has not stopped."""
    return db.session.query(Clock).filter_by(
        case_file_id=work.file.id, lifecycle=lifecycle, name=name, stopped_at=None
    ).one()  # fmt: skip


def test_the_case_is_due_with_the_next_work_once_the_first_is_done(work):
    work.to_delivery()
    assert eastern_day(work.file.due_at) == min(work.activity.planned_on, work.deliverable.due_on)
    first, last = sorted((work.activity.planned_on, work.deliverable.due_on))
    assert first < last
    work.logged() if work.activity.planned_on == first else work.handed_in()
    assert eastern_day(work.file.due_at) == last
    assert running(work, "cri_tac", "work").next_reminder_at is None  # what is owed has a clock of its own, and reminds


def test_a_milestone_reminds_by_its_day_until_it_is_reached(work):
    work.to_delivery()
    (milestone,) = work.engagement.milestones
    ahead = running(work, "cri_tac", "milestone")
    assert (ahead.party, eastern_day(ahead.due_at)) == (Role.COORDINATOR, milestone.due_on)
    assert ahead.next_reminder_at is not None
    delivering.reach(milestone, actor=work.cast.x_coordinator.actor, seen_version=1, on=clock.today())
    assert ahead.stopped_at is not None


def test_a_new_date_of_an_activity_moves_its_clock_and_the_case(work):
    work.to_delivery()
    sooner = eastern_day(clock.now()) + timedelta(days=2)
    arrangement = Arrangement(sooner, None, "", None, "Port Harbor", "")
    work._did(delivering.arrange, work.activity, work.cast.x_coordinator, arrangement=arrangement)
    assert eastern_day(running(work, "activity", "milestone").due_at) == sooner
    assert eastern_day(work.file.due_at) == sooner


def test_the_follow_up_is_due_with_the_first_check_in_not_the_last(work):
    work.to_follow_up()
    first, *_rest, last = queries.check_ins(work.engagement)
    assert eastern_day(work.file.due_at) == first.due_on < last.due_on


def test_the_turn_is_the_experts_while_one_has_yet_to_attest(work):
    work.to_team().proposed().attested()
    other = work.cast.y_expert.person.id
    work._did(staffing.propose, work.engagement, work.cast.manager, proposal=Proposal(other, "Policy"))
    assert work.file.turn_party is Role.EXPERT
    assert work.file.turn_clock == "conflict_attestation"


def test_who_takes_the_next_step_does_not_inherit_the_delay_of_another(work):
    work.to_delivery().logged().handed_in().deliverable_accepted()
    before = running(work, "cri_tac", "next_step")
    before.party, before.due_at = Role.PROGRAM_MANAGER, clock.now() - timedelta(days=9)
    db.session.commit()
    settling.settle(work.file)
    after = running(work, "cri_tac", "next_step")
    assert before.stopped_at is not None
    assert (after.party, after.due_at > clock.now()) == (Role.COORDINATOR, True)


def test_a_hold_stops_every_clock_and_an_extension_lasts_as_much_longer(work):
    work.to_review()
    decision = running(work, "plan", "cops_decision")
    dates.extend(decision, clock.now() + timedelta(days=10), "The reader is ill.")
    extended = decision.due_at
    pause = holding.Hold(HoldReason.SCHEDULING, "", "everyone", review_on=eastern_day(clock.now()) + timedelta(days=60))
    work._did(holding.hold, work.engagement, work.cast.manager, pause=pause)
    assert not decision.is_running
    assert decision.paused_because == "The case is on hold"
    with clock.moved_to(clock.now() + timedelta(days=30)):
        assert not decision.is_overdue
        work._did(holding.resume, work.engagement, work.cast.manager)
        assert decision.is_running
        assert decision.due_at - extended >= timedelta(days=29)
        assert decision.next_reminder_at > clock.now()


def test_nothing_of_a_case_on_hold_is_late_on_the_providers_home(work):
    work.to_delivery()
    pause = holding.Hold(
        HoldReason.SCHEDULING, "", "everyone", review_on=eastern_day(clock.now()) + timedelta(days=300)
    )
    work._did(holding.hold, work.engagement, work.cast.manager, pause=pause)
    with clock.moved_to(clock.now() + timedelta(days=200)):
        assert at_provider.dates(work.cast.x_coordinator.actor) == []


def test_a_withheld_report_waits_for_nobody(work):
    work.to_approved_report()
    assert running(work, "ta_report", "next_step")
    work._did(reporting.withhold, work.report, work.cast.manager, reason="The agency asked")
    assert work.report.is_withheld
    assert db.session.query(Clock).filter_by(lifecycle="ta_report", name="next_step", stopped_at=None).count() == 0


def test_the_hand_over_is_ready_as_soon_as_the_report_is(work):
    work.to_approved_report()
    offered = {each.name: each.missing for each in stepping.open_to(work.cast.manager.actor, work.engagement)}
    assert offered["hand_over"] == ()


def test_closing_a_case_closes_it_to_a_provider_that_was_only_asked(work):
    work.to_follow_up().surveyed().checked_in()
    offer = NewOffer(work.cast.y.id, OfferPlace.FURTHER)
    work._did(offering.make, work.engagement, work.cast.manager, offer=offer)
    work.closed()
    open_to_y = db.session.query(CaseAccess).filter_by(organization_id=work.cast.y.id, until=None)
    assert open_to_y.count() == 0
