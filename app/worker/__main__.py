"""`python -m app.worker`: every tick it asks the database what is due.

Any number of workers may run: the clock here only wakes them, the database decides who does what.
"""

import logging
import signal
import time
from dataclasses import replace

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.blocking import BlockingScheduler
from flask import Flask

from app import clock, create_app
from app.database import embedded
from app.extensions import db
from app.worker.jobs import JOBS, Job
from app.worker.presence import note, stopping
from config import Config

LATE_SECONDS = 30  # a tick that is later than this is left out; the next one does its work
log = logging.getLogger("worker")


def main() -> None:
    """Work until asked to end by TERM or INT; then finish what is in hand."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # ticks left out are by design
    config = embedded.provide(Config.from_environment())
    scheduler = schedule(create_app(replace(config, statement_timeout_ms=config.worker_statement_timeout_ms)))

    def end(*_: object) -> None:
        stopping.set()
        scheduler.shutdown(wait=False)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    log.info("working: %s", ", ".join(job.name for job in JOBS))
    scheduler.start()
    log.info("ended")


def schedule(app: Flask, jobs: tuple[Job, ...] = JOBS) -> BlockingScheduler:
    """A clock in this process's memory that runs each job by itself, never twice at once."""
    defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": LATE_SECONDS}
    pool = ThreadPoolExecutor(max_workers=max(1, len(jobs)))
    scheduler = BlockingScheduler(timezone="UTC", job_defaults=defaults, executors={"default": pool})
    for job in jobs:
        scheduler.add_job(
            tick, "interval", args=(app, job), seconds=job.seconds, id=job.name, next_run_time=clock.wall()
        )
    return scheduler


def tick(app: Flask, job: Job) -> None:
    """Run a job once; a failure is logged, shown on the page "Jobs" and left to the next tick."""
    began = time.monotonic()
    done, error = 0, None
    with app.app_context():
        try:
            done = job.run()
        except Exception as problem:
            db.session.rollback()
            error = f"{type(problem).__name__}: {problem}"
            log.exception("job %s failed", job.name)
        _note(job, int((time.monotonic() - began) * 1000), done, error)


def _note(job: Job, took_ms: int, done: int, error: str | None) -> None:
    try:
        note(job.name, took_ms, done, error)
        db.session.commit()
    except Exception:
        db.session.rollback()
        log.exception("the tick of %s could not be noted", job.name)


if __name__ == "__main__":
    main()
