"""Work that waits: done once, tried again, given up, taken over from a worker that died."""

from datetime import timedelta

import pytest

from app import clock
from app.database import tasks
from app.database.tasks import Task
from app.extensions import db
from app.worker import jobs


@pytest.fixture
def done(session, monkeypatch) -> list[str]:
    """What tasks of the kind "say" said; "fault" breaks."""
    said: list[str] = []

    def say(word: str) -> None:
        if word == "fault":
            raise ValueError("broken\nwith the text of a case")
        said.append(word)

    monkeypatch.setattr(tasks, "_kinds", {"say": say})
    return said


def queue(key: str, word: str) -> None:
    tasks.queue(db.session(), "say", key, word=word)
    db.session.commit()


def only() -> Task:
    return db.session.query(Task).populate_existing().one()


def test_a_task_queued_twice_is_done_once(done: list[str]):
    queue("1", "hello")
    queue("1", "hello")
    assert jobs.work() == 1
    assert jobs.work() == 0
    assert done == ["hello"]
    assert (only().state, only().attempts) == ("done", 1)


def test_a_task_that_fails_is_tried_again_later_and_then_given_up(done: list[str]):
    queue("1", "fault")
    assert jobs.work() == 1
    assert (only().state, only().error) == ("queued", "ValueError: broken")
    assert jobs.work() == 0
    for hours in range(1, 6):
        with clock.moved_to(clock.now() + timedelta(hours=hours)):
            jobs.work()
    assert (only().state, only().attempts) == ("failed", tasks.MOST_ATTEMPTS)


def test_a_task_of_a_worker_that_died_is_taken_over_when_its_lease_ends(done: list[str]):
    queue("1", "hello")
    assert tasks.claim(db.session(), "dead") is not None
    db.session.commit()
    assert jobs.work() == 0
    with clock.moved_to(clock.now() + tasks.LEASE + timedelta(seconds=1)):
        assert jobs.work() == 1
    assert done == ["hello"]


def test_a_task_that_kills_every_worker_is_given_up(done: list[str]):
    queue("1", "hello")
    db.session.query(Task).update({"attempts": tasks.MOST_ATTEMPTS})
    jobs.work()
    assert only().state == "failed"
    assert done == []
