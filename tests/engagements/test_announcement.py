"""An announcement is proposed by one, scheduled by another, and made by the worker at its instant, once."""

from datetime import date, time, timedelta

import pytest

from app import clock
from app.engagements.instants import EARLIER, LATER, instant_of
from app.engagements.models.choices import HoldReason
from app.engagements.queries import published
from app.engagements.services import announcing, holding
from app.errors import InvalidFact, NotPermitted, NotVisible, StaleCase, StepNotReady
from app.extensions import db
from app.policy.programs import Kind
from app.policy.roles import Role
from app.worker import jobs
from tests.engagements.public_way import EASTERN, SOON, PublicWay


@pytest.fixture
def way(cast) -> PublicWay:
    """A review that stands before its announcement."""
    return PublicWay.placed(cast, "announcement")


def test_the_worker_announces_at_the_instant_and_not_before(way):
    with clock.moved_to(clock.now()):
        way.proposed().scheduled()
        clock.forward(days=6, hours=23)
        assert jobs.lapse() == 0
        assert way.engagement.state == "announcement"
        clock.forward(hours=2)
        assert jobs.lapse() == 1
    assert way.engagement.state == "fact_finding"
    assert way.engagement.announced_at is not None
    assert way.file.restricted
    assert way.steps == ["propose_announcement", "schedule_announcement", "announce"]


def test_nothing_of_it_is_public_before_and_its_text_is_after(way):
    with clock.moved_to(clock.now()):
        way.proposed().scheduled()
        with pytest.raises(NotVisible):
            published.announcement(way.file.reference)
        assert published.announcements() == []
        clock.forward(days=8)
        jobs.lapse()
    assert [row.id for row in published.announcements()] == [way.engagement.id]


def test_who_proposes_does_not_schedule(way, cast):
    way.proposed()
    way.engagement.announcement_proposed_by_id = cast.director.person.id
    db.session.commit()
    with pytest.raises(NotPermitted):
        way.scheduled()


def test_a_change_of_the_proposal_voids_the_schedule(way):
    way.proposed().scheduled()
    assert way.file.turn_clock == "scheduled_instant"
    assert way.file.due_at == way.engagement.announcement_at
    way.proposed(clock.now() + SOON * 2)
    assert not way.engagement.is_scheduled
    assert way.file.turn_clock == "next_step"
    assert way.file.turn_party is Role.DIRECTOR


def test_what_is_stopped_has_to_be_proposed_anew(way, cast):
    way.proposed().scheduled()
    announcing.unschedule(
        way.engagement, actor=cast.director.actor, seen_version=way.engagement.version, reason="The mayor asks"
    )
    db.session.commit()
    assert way.file.turn_party is Role.PROGRAM_MANAGER
    with pytest.raises(StepNotReady):
        way.scheduled()


def test_a_hold_clears_the_schedule(way, cast):
    way.proposed().scheduled()
    from_hold(way, cast)
    assert not way.engagement.is_scheduled
    with clock.moved_to(clock.now() + SOON * 2):
        jobs.lapse()
    assert way.engagement.state == "announcement"


def from_hold(way, cast):
    """Pause the case and go on at once."""

    pause = holding.Hold(HoldReason.OTHER, "", "cops", review_on=clock.now().date() + timedelta(days=30))
    holding.hold(way.engagement, actor=cast.manager.actor, seen_version=way.engagement.version, pause=pause)
    db.session.commit()
    holding.resume(way.engagement, actor=cast.manager.actor, seen_version=way.engagement.version)
    db.session.commit()


def test_a_proposal_whose_instant_has_passed_is_proposed_anew(way):
    with clock.moved_to(clock.now()):
        way.proposed()
        clock.forward(days=8)
        with pytest.raises(StepNotReady):
            way.scheduled()
        db.session.rollback()
        assert (jobs.pass_on(), jobs.pass_on()) == (1, 0)
        assert (way.file.turn_party, way.file.turn_clock) == (Role.PROGRAM_MANAGER, "new_instant")


def test_an_instant_in_the_past_is_refused(way):
    with pytest.raises(InvalidFact):
        way.proposed(clock.now() - timedelta(minutes=1))


def test_two_presses_schedule_once(way, cast):
    way.proposed()
    seen = way.engagement.version
    announcing.schedule(way.engagement, actor=cast.director.actor, seen_version=seen)
    db.session.commit()
    with pytest.raises(StaleCase):
        announcing.schedule(way.engagement, actor=cast.director.actor, seen_version=seen)


def test_the_director_goes_on_confidentially(way, cast):
    announcing.proceed_confidentially(
        way.engagement, actor=cast.director.actor, seen_version=way.engagement.version, reason="A minor is involved"
    )
    db.session.commit()
    assert way.engagement.state == "fact_finding"
    assert way.engagement.announced_at is None
    assert published.announcements() == []


def test_an_assessment_is_announced_in_the_same_way(cast):
    way = PublicWay.placed(cast, "announcement", Kind.ASSESSMENT)
    with clock.moved_to(clock.now()):
        way.proposed().scheduled()
        clock.forward(days=8)
        jobs.lapse()
    assert way.engagement.state == "assessment"


NOW = clock.now().replace(year=2027, month=1, day=1)


def test_an_hour_that_the_spring_skips_does_not_exist():
    with pytest.raises(InvalidFact, match="does not exist"):
        instant_of(date(2027, 3, 14), time(2, 30), EASTERN, now=NOW)


def test_the_same_hour_exists_where_no_clock_goes_forward():
    assert instant_of(date(2027, 3, 14), time(2, 30), "America/Phoenix", now=NOW).isoformat()[:16] == "2027-03-14T09:30"


def test_an_hour_that_autumn_doubles_has_to_be_chosen():
    with pytest.raises(InvalidFact, match="comes twice"):
        instant_of(date(2027, 11, 7), time(1, 30), EASTERN, now=NOW)
    first = instant_of(date(2027, 11, 7), time(1, 30), EASTERN, EARLIER, now=NOW)
    second = instant_of(date(2027, 11, 7), time(1, 30), EASTERN, LATER, now=NOW)
    assert second - first == timedelta(hours=1)


def test_an_instant_behind_us_has_passed():
    with pytest.raises(InvalidFact, match="has passed"):
        instant_of(date(2026, 12, 31), time(23, 30), EASTERN, now=NOW)
