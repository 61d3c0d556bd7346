"""The process that does what no request may wait for; every tick it asks the database what is due.

Any number of workers may run: the clock here only wakes them, the database decides who does what.
"""

import logging
import signal
from collections.abc import Callable
from dataclasses import dataclass

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.blocking import BlockingScheduler
from flask import Flask

from app import create_app
from app.database import embedded
from app.extensions import db
from config import Config

LATE_SECONDS = 30  # a tick that is later than this is left out; the next one does its work
log = logging.getLogger("worker")


@dataclass(frozen=True)
class Job:
    """Something to do every so many seconds, inside an application context; it commits after each unit itself."""

    name: str
    seconds: float
    run: Callable[[], object]


JOBS: tuple[Job, ...] = ()


def main() -> None:
    """Work until asked to end by TERM or INT; then finish what is in hand."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    scheduler = schedule(create_app(embedded.provide(Config.from_environment())))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: scheduler.shutdown(wait=False))
    log.info("working: %s", ", ".join(job.name for job in JOBS) or "nothing to do yet")
    scheduler.start()
    log.info("ended")


def schedule(app: Flask, jobs: tuple[Job, ...] = JOBS) -> BlockingScheduler:
    """A clock in this process's memory that runs each job by itself, never twice at once."""
    defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": LATE_SECONDS}
    pool = ThreadPoolExecutor(max_workers=max(1, len(jobs)))
    scheduler = BlockingScheduler(timezone="UTC", job_defaults=defaults, executors={"default": pool})
    for job in jobs:
        scheduler.add_job(tick, "interval", args=(app, job), seconds=job.seconds, id=job.name)
    return scheduler


def tick(app: Flask, job: Job) -> None:
    """Run a job once; a failure is logged and left to the next tick."""
    with app.app_context():
        try:
            job.run()
        except Exception:
            db.session.rollback()
            log.exception("job %s failed", job.name)


if __name__ == "__main__":
    main()
