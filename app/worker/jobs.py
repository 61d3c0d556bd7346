"""What a worker does at every tick. Each job commits after each unit of its work and ends early when asked to."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from psycopg.errors import LockNotAvailable
from sqlalchemy.exc import DBAPIError, OperationalError

from app.accounts.services import throttling
from app.database import tasks
from app.database.tasks import Task
from app.documents import services as documents
from app.engagements.services import implementing, missed_instants
from app.errors import DomainError
from app.extensions import db
from app.notifications.services import expanding, reminding
from app.outbox.models import Announcement
from app.policy.actor import SYSTEM
from app.requests.services import on_call
from app.worker.posting import deliver
from app.worker.presence import forget_the_gone, me, stopping
from app.workflow.services import case_tasks, lapsing

log = logging.getLogger("worker")
Item = TypeVar("Item")


@dataclass(frozen=True)
class Job:
    """Something to do every so many seconds, inside an application context; says how many units it did."""

    name: str
    seconds: float
    run: Callable[[], int]


def expand() -> int:
    """Turn announcements into messages."""
    total = 0
    while not stopping.is_set() and (batch := expanding.claim()):
        for announcement in batch:
            _expand(announcement)
        db.session.commit()
        total += len(batch)
    db.session.commit()
    return total


def _expand(announcement: Announcement) -> None:
    try:
        with db.session.begin_nested():
            expanding.expand(announcement)
            db.session.flush()
    except Exception as problem:
        log.exception("announcement %s could not be expanded", announcement.id)
        expanding.give_up(announcement, _in_a_line(problem))


def remind() -> int:
    """Post the reminder points that have come."""
    total = 0
    while not stopping.is_set() and (posted := reminding.post_due()):
        db.session.commit()
        total += posted
    db.session.commit()
    return total


def lapse() -> int:
    """Take the steps that time has made due, one case a transaction; a case that has moved on is skipped."""
    return _each(lapsing.due(), lapsing.take, lambda due: f"{due.step} of {due.lifecycle} {due.subject_id}")


def _each(items: Sequence[Item], act: Callable[[Item], object], what: Callable[[Item], str]) -> int:
    """Do one thing for each, and commit it; how many were done. A fault in one is raised after all the others."""
    db.session.commit()
    done, faults = 0, []
    for item in items:
        if stopping.is_set():
            break
        try:
            done += _done(partial(act, item), what(item))
        except Exception as problem:
            if isinstance(problem, DBAPIError) and problem.connection_invalidated:
                raise
            db.session.rollback()
            log.exception("%s failed", what(item))
            faults.append(problem)
    if faults:
        raise faults[0]
    return done


def _done(act: Callable[[], object], what: str) -> bool:
    """Do one thing and commit it; false when there was nothing to do, or somebody else holds its case just now."""
    try:
        did = act() is not False
        db.session.commit()
        return did
    except DomainError as refusal:
        db.session.rollback()
        log.info("%s left: %s", what, refusal.sentence)
    except OperationalError as problem:
        db.session.rollback()
        if not isinstance(problem.orig, LockNotAvailable):
            raise
        log.info("%s waits for the next tick: its case is held", what)
    return False


def keep_up() -> int:
    """Begin status reports whose time has come and pass turns on when a quarter begins, one case a transaction."""
    return _each(implementing.assessments_at_work(), implementing.keep_up, "The status report of engagement {}".format)


def pass_on() -> int:
    """Pass the turn on where the time of a release or an announcement came before its second word."""
    return _each(missed_instants.missed(), missed_instants.pass_on, "The missed time of engagement {}".format)


def work() -> int:
    """Run tasks of every kind that the subjects have registered."""
    done = 0
    while not stopping.is_set() and (task := tasks.claim(db.session(), me())) is not None:
        db.session.commit()
        _run(task.id)
        done += 1
    db.session.commit()
    return done


def _run(task_id: int) -> None:
    task = db.session.get_one(Task, task_id)
    try:
        if task.attempts > tasks.MOST_ATTEMPTS:
            raise RuntimeError("Every worker that tried this ended before it was done.")
        tasks.run(task)
        tasks.finish(task)
        db.session.commit()
    except Exception as problem:
        db.session.rollback()
        log.exception("task %s failed", task_id)
        tasks.fail(db.session.get_one(Task, task_id), _in_a_line(problem))
        db.session.commit()


def _in_a_line(problem: Exception) -> str:
    """A fault in its first line alone: what follows may repeat the texts of a case."""
    return f"{type(problem).__name__}: {str(problem).partition(chr(10))[0]}"[:300]


def look_again() -> int:
    """Settle what administrators were asked where somebody can go on by now."""
    settled = case_tasks.look_again(SYSTEM)
    db.session.commit()
    return settled


def put_on_call() -> int:
    """Let those whose days on call have begun see what is urgent."""
    return _each(on_call.unseen(), on_call.admit, "Who is on call for request {}".format)


def tidy() -> int:
    """Remove what nobody needs any more; files, too, whose transaction was undone."""
    gone = forget_the_gone() + throttling.forget_old_tries() + documents.sweep_orphans()
    db.session.commit()
    return gone


JOBS = (
    Job("expand", 1, expand),
    Job("deliver", 1, deliver),
    Job("work", 2, work),
    Job("remind", 30, remind),
    Job("lapse", 15, lapse),
    Job("keep up", 600, keep_up),
    Job("pass on", 60, pass_on),
    Job("look again", 300, look_again),
    Job("put on call", 60, put_on_call),
    Job("tidy", 3600, tidy),
)


def until_idle() -> None:
    """Do everything that is due now, in this process; for tests and the demonstration seed."""
    while sum(job.run() for job in JOBS if job.name != "tidy"):
        pass
