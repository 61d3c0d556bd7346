"""Where time has run out the system takes its own steps, through the same door as everybody."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.engagements.models.choices import HoldReason
from app.engagements.models.engagement import Engagement
from app.engagements.models.team import Offer
from app.extensions import db
from app.notifications import sight
from app.outbox.models import Announcement
from app.policy.programs import Kind, Program
from app.policy.roles import Role
from app.requests.models.assistance import AssistanceRequest
from app.worker import jobs
from app.workflow.models.case_file import AccessLevel, CaseFile
from app.workflow.models.record import Clock, History
from app.workflow.services import access, lapsing
from app.workflow.services.clocks import dates, settling
from tests.cast import Cast, assemble
from tests.notifications import world


@pytest.fixture
def draft(cast: Cast) -> AssistanceRequest:
    """A draft whose clock runs as the door started it."""
    made = world.submitted(cast, state="draft", is_draft=True, turn_party=Role.REQUESTER)
    settling.settle(made.case_file)
    db.session.commit()
    return made


def after(**delta: float) -> object:
    return clock.moved_to(clock.now() + timedelta(**delta))


def test_a_draft_lapses_after_ninety_days_and_its_reminders(draft: AssistanceRequest, cast: Cast):
    with after(days=89):
        assert jobs.lapse() == 0
    for days in (61, 84):
        with after(days=days):
            jobs.remind()
    with after(days=92):
        jobs.remind()
        assert jobs.lapse() == 1
    assert draft.state == "lapsed"
    last = db.session.scalars(select(History).order_by(History.id.desc())).first()
    assert (last.step, last.actor_role, last.actor_id) == ("lapse", Role.SYSTEM, None)
    subjects = [message.subject.partition(": ")[2] for message in world.mailed()]
    assert "Your request has lapsed because we did not hear from you" in subjects


def test_nothing_lapses_before_its_reminders_are_posted(draft: AssistanceRequest):
    with after(days=92):
        assert jobs.lapse() == 0
        assert draft.state == "draft"
        jobs.remind()
        assert jobs.lapse() == 1


def test_lapsing_twice_does_nothing_more(draft: AssistanceRequest):
    with after(days=92):
        jobs.remind()
        assert jobs.lapse() == 1
        assert jobs.lapse() == 0
    assert len(db.session.scalars(select(Announcement).where(Announcement.kind == "step")).all()) == 1


def test_an_extended_clock_does_not_lapse(draft: AssistanceRequest):
    running = db.session.scalars(select(Clock)).one()
    dates.extend(running, clock.now() + timedelta(days=200), "The agency is short of staff.")
    db.session.commit()
    with after(days=100):
        jobs.remind()
        assert jobs.lapse() == 0


def test_a_case_that_moved_on_meanwhile_is_left_alone(draft: AssistanceRequest, monkeypatch):
    with after(days=92):
        jobs.remind()
        due = lapsing.due()
        monkeypatch.setattr(lapsing, "due", lambda: due)
        assert jobs.lapse() == 1
        assert jobs.lapse() == 0
    assert draft.state == "lapsed"


def test_one_refused_case_does_not_hold_up_the_others(cast: Cast, draft: AssistanceRequest):
    stuck = world.submitted(cast, state="draft", is_draft=True)
    world.running(stuck, name="draft", due_in=timedelta(days=-1), next_reminder_at=clock.now() - timedelta(days=1))
    with after(days=92):
        db.session.query(Clock).filter(Clock.case_file_id == draft.case_file_id).update({"next_reminder_at": None})
        db.session.commit()
        assert jobs.lapse() == 1
    assert (draft.state, stuck.state) == ("lapsed", "draft")


def test_an_ordinary_hold_ends_on_its_day(cast: Cast):
    file = world.submitted(cast, state="accepted").case_file
    file.stage, file.state = "cri_tac", "on_hold"
    engagement = Engagement(
        case_file=file, program=Program.CRI_TAC, kind=Kind.TRAINING_AND_ASSISTANCE, state="on_hold",
        state_before_hold="planning", hold_reason=HoldReason.SCHEDULING, manager_id=cast.manager.person.id,
        hold_ends_on=clock.now().date() + timedelta(days=10),
    )  # fmt: skip
    db.session.add(engagement)
    db.session.flush()
    settling.settle(file)
    db.session.commit()
    with after(days=9):
        assert jobs.lapse() == 0
    with after(days=12):
        assert jobs.lapse() == 1
    assert engagement.state == "planning"


def test_an_offer_that_lapses_closes_the_case_to_the_provider(cast: Cast):
    file = world.submitted(cast, state="accepted", owner_id=cast.manager.person.id).case_file
    file.stage, file.state = "cri_tac", "provider_selection"
    engagement = Engagement(
        case_file=file, program=Program.CRI_TAC, kind=Kind.TRAINING_AND_ASSISTANCE, state="provider_selection",
        manager_id=cast.manager.person.id,
    )  # fmt: skip
    offer = Offer(case_file=file, engagement=engagement, provider_id=cast.x.id)
    db.session.add_all([engagement, offer])
    db.session.flush()
    access.give(file, AccessLevel.OFFER, organization_id=cast.x.id)
    settling.settle(file)
    db.session.commit()
    with after(days=12):
        assert jobs.lapse() == 1
        assert offer.state == "lapsed"
        assert not sight.sees(cast.x_coordinator.actor, file.id)
        told = {message.address: message.subject.partition(": ")[2] for message in world.mailed()}
    assert told == {
        cast.x_coordinator.email: "An offer to your organization lapsed without an answer",
        cast.manager.email: "An offer lapsed without an answer",
    }


@pytest.mark.several_connections
def test_a_case_that_somebody_holds_waits_for_the_next_tick_and_stops_no_other(own_database):
    cast = assemble()
    held, free = (world.submitted(cast, state="draft", is_draft=True, turn_party=Role.REQUESTER) for _ in "ab")
    for made in (held, free):
        settling.settle(made.case_file)
    db.session.commit()
    for days in (61, 84, 92):
        with after(days=days):
            jobs.remind()
    with db.engine.connect() as other:
        other.execute(select(CaseFile.id).where(CaseFile.id == held.case_file_id).with_for_update())
        with after(days=92):
            assert jobs.lapse() == 1
    assert (held.state, free.state) == ("draft", "lapsed")
    with after(days=92):
        assert jobs.lapse() == 1


def test_a_fault_in_one_case_stops_no_other_and_is_told_at_the_end(session):
    done = []

    def act(number: int) -> None:
        if number == 1:
            raise KeyError(number)
        done.append(number)

    with pytest.raises(KeyError):
        jobs._each([1, 2, 3], act, "case {}".format)
    assert done == [2, 3]
