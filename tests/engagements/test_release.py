"""The release: scheduled by the director, confirmed by a second person, done by the worker at the instant, once."""

from datetime import timedelta

import pytest

from app import clock
from app.engagements.queries import published
from app.engagements.services import announcing, releasing, reporting
from app.errors import InvalidFact, NotPermitted, NotVisible, StaleCase, StepNotReady
from app.extensions import db
from app.policy.programs import Kind
from app.policy.roles import Role
from app.worker import jobs
from tests.engagements.public_way import EASTERN, SOON, PublicWay


@pytest.fixture
def way(cast) -> PublicWay:
    """A review whose report has begun."""
    return PublicWay.reporting(cast)


def test_the_worker_releases_at_the_instant_and_not_before(way):
    with clock.moved_to(clock.now()):
        way.to_confirmed_release()
        clock.forward(days=6, hours=23)
        jobs.until_idle()
        assert way.engagement.state == "release"
        assert published.reports() == []
        with pytest.raises(NotVisible):
            published.report(way.file.reference, way.report.number)
        clock.forward(hours=2)
        jobs.until_idle()
    assert way.engagement.state == "follow_up"
    assert way.report.state == "released"
    assert not way.file.restricted
    assert [row.id for row in published.reports()] == [way.report.id]
    assert way.report.document.audience == "public"
    assert way.engagement.check_ins
    assert way.steps[-1] == "release"


def test_a_release_needs_the_redaction_checked_and_the_affected_briefed(way, cast):
    way.to_approved().prepared()
    with pytest.raises(StepNotReady, match="redaction"):
        way.release_scheduled()
    db.session.rollback()
    way.checked()
    release = releasing.Release(clock.now() + SOON, EASTERN, "")
    with pytest.raises(StepNotReady, match="briefing"):
        releasing.schedule(
            way.engagement, actor=cast.director.actor, seen_version=way.engagement.version, release=release
        )


def test_who_schedules_does_not_confirm(way, cast):
    way.to_release().release_scheduled()
    with pytest.raises(NotPermitted):
        releasing.confirm(way.engagement, actor=cast.director.actor, seen_version=way.engagement.version)


def test_while_it_waits_for_the_second_person_nothing_goes_out(way):
    with clock.moved_to(clock.now()):
        way.to_release().release_scheduled()
        assert way.file.turn_party is Role.PROGRAM_MANAGER
        clock.forward(days=8)
        assert jobs.lapse() == 0
        assert way.engagement.state == "release"
        with pytest.raises(StepNotReady):
            way.release_confirmed()
        db.session.rollback()
        assert (jobs.pass_on(), jobs.pass_on()) == (1, 0)
        assert (way.file.turn_party, way.file.turn_clock) == (Role.DIRECTOR, "new_instant")
        way.release_scheduled(clock.now() + SOON)
        assert (way.file.turn_party, way.file.turn_clock) == (Role.PROGRAM_MANAGER, "next_step")


def test_another_instant_voids_the_confirmation(way):
    with clock.moved_to(clock.now()):
        way.to_confirmed_release()
        assert way.file.turn_clock == "scheduled_instant"
        way.release_scheduled(clock.now() + SOON * 2)
        assert not way.engagement.is_scheduled_and_confirmed
        clock.forward(days=15)
        assert jobs.lapse() == 0


def test_a_new_check_of_the_redaction_voids_both_halves(way):
    way.to_confirmed_release().checked()
    assert not way.engagement.is_scheduled
    assert way.file.turn_party is Role.DIRECTOR


def test_what_is_stopped_does_not_go_out(way, cast):
    with clock.moved_to(clock.now()):
        way.to_confirmed_release()
        announcing.unschedule(
            way.engagement, actor=cast.director.actor, seen_version=way.engagement.version, reason="The family asks"
        )
        db.session.commit()
        clock.forward(days=8)
        assert jobs.lapse() == 0
    assert way.engagement.state == "release"


def test_what_is_pulled_back_is_drafted_again(way, cast):
    way.to_confirmed_release()
    releasing.pull_back(
        way.engagement, actor=cast.director.actor, seen_version=way.engagement.version, reason="A name stands in it"
    )
    db.session.commit()
    assert way.engagement.state == "reporting"
    assert way.report.state == "drafting"
    assert not way.engagement.is_scheduled


def test_a_report_may_be_delivered_to_the_agency_alone(way, cast):
    way.to_release()
    releasing.deliver_confidentially(
        way.engagement, actor=cast.director.actor, seen_version=way.engagement.version,
        handing=releasing.Handing("A minor is involved", "Sheriff Boone, by hand"),
    )  # fmt: skip
    db.session.commit()
    assert way.engagement.state == "follow_up"
    assert way.file.restricted
    assert way.report.is_withheld
    assert published.reports() == []


def test_an_instant_in_the_past_is_refused(way):
    way.to_release()
    with pytest.raises(InvalidFact):
        way.release_scheduled(clock.now() - timedelta(minutes=1))


def test_a_second_press_changes_nothing(way, cast):
    way.to_release().release_scheduled()
    seen = way.engagement.version
    releasing.confirm(way.engagement, actor=cast.manager.actor, seen_version=seen)
    db.session.commit()
    with pytest.raises(StaleCase):
        releasing.confirm(way.engagement, actor=cast.manager.actor, seen_version=seen)


def test_an_assessments_final_report_is_released_in_the_same_way(cast):
    way = PublicWay.reporting(cast, Kind.ASSESSMENT)
    with clock.moved_to(clock.now()):
        way.to_confirmed_release()
        clock.forward(days=8)
        jobs.until_idle()
    assert way.engagement.state == "sustainment"
    assert way.report.state == "released"


def test_a_report_that_is_withheld_after_both_signed_does_not_go_out(way, cast):
    with clock.moved_to(clock.now()):
        way.to_confirmed_release()
        report = way.report
        reporting.withhold(report, actor=cast.director.actor, seen_version=report.version, reason="A minor is named")
        db.session.commit()
        clock.forward(days=8)
        jobs.until_idle()
    assert way.engagement.state == "release"
    assert way.report.is_withheld and published.reports() == []
