"""Several workers and several people at one embargo: everything happens once, and exactly one of two is told so."""

import threading

import pytest
from sqlalchemy import func, select

from app import clock
from app.accounts.models.people import Membership, Person
from app.engagements.models.engagement import Engagement
from app.engagements.services import announcing, releasing
from app.extensions import db
from app.policy.actor import Actor
from app.policy.roles import Role
from app.worker import jobs
from app.workflow.models.record import History
from tests.cast import Member, assemble, sign_in
from tests.engagements.public_way import EASTERN, SOON, PublicWay
from tests.engagements.test_races import at_once

pytestmark = pytest.mark.several_connections


def second_director(way) -> Actor:
    """Another director, on the case's list like the first."""
    now = clock.now()
    person = Person(name="Dora Lind", email="dora.lind@cops.example.org", email_verified_at=now)
    seat = Membership(
        person=person, organization=way.cast.cops, role=Role.DIRECTOR, since=now.date().replace(month=1, day=1),
        confirmed_at=now,
    )  # fmt: skip
    db.session.add(seat)
    db.session.flush()
    way.admit(person.id)
    db.session.commit()
    return Member(seat).actor


def in_three_workers(app) -> int:
    """Let three workers look at the same moment; how many steps they took together."""
    start, taken = threading.Barrier(3), []

    def look() -> None:
        with app.app_context():
            start.wait(10)
            taken.append(jobs.lapse())
            db.session.remove()

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sum(taken)


def times(step: str) -> int:
    """How often a step stands in the history."""
    return db.session.scalar(select(func.count()).where(History.step == step)) or 0


def test_three_workers_announce_once(app, own_database):
    way = PublicWay.placed(assemble(), "announcement")
    with clock.moved_to(clock.now()):
        way.proposed().scheduled()
        clock.forward(days=8)
        assert in_three_workers(app) == 1
    assert times("announce") == 1


def test_three_workers_release_once(app, own_database):
    way = PublicWay.reporting(assemble())
    with clock.moved_to(clock.now()):
        way.to_confirmed_release()
        clock.forward(days=8)
        assert in_three_workers(app) == 1
    assert times("release") == times("release_report") == 1


def test_two_directors_who_schedule_at_once_schedule_once(app, own_database):
    way = PublicWay.placed(assemble(), "announcement").proposed()
    ids, seen = way.engagement.id, way.engagement.version
    acts = [
        lambda actor=actor: announcing.schedule(db.session.get(Engagement, ids), actor=actor, seen_version=seen)
        for actor in (way.cast.director.actor, second_director(way))
    ]
    assert at_once(app, *acts) == ["StaleCase", "done"]
    assert times("schedule_announcement") == 1


def test_one_director_sets_another_hour_while_the_other_confirms(app, own_database):
    way = PublicWay.reporting(assemble()).to_release().release_scheduled()
    other = second_director(way)
    ids, seen = way.engagement.id, way.engagement.version
    later = releasing.Release(clock.now() + SOON * 2, EASTERN, "The families")

    def reschedule() -> None:
        releasing.schedule(
            db.session.get(Engagement, ids), actor=way.cast.director.actor, seen_version=seen, release=later
        )

    def confirm() -> None:
        releasing.confirm(db.session.get(Engagement, ids), actor=other, seen_version=seen)

    assert at_once(app, reschedule, confirm) == ["StaleCase", "done"]
    db.session.expire_all()
    engagement = db.session.get(Engagement, ids)
    assert engagement.is_scheduled_and_confirmed is (times("confirm_release") == 1)


def test_the_second_press_of_a_page_says_that_it_changed(app, own_database, browser):
    way = PublicWay.placed(assemble(), "announcement").proposed()
    sign_in(browser, way.cast.director)
    first = browser.get(f"/cases/{way.file.reference}/publicity/announcement/schedule")
    version = first.form("Schedule it").fields["version"]
    second = second_director(way)
    announcing.schedule(way.engagement, actor=second, seen_version=int(version))
    db.session.commit()
    browser.submit("Schedule it", status=409)
    assert any("changed this case" in error for error in browser.page.errors)
