"""Work other than mail that waits for the worker: PDFs, imports, scans."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CheckConstraint, Index, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from app import clock
from app.database.base import Base, primary

LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 5
_kinds: dict[str, Callable[..., None]] = {}


class Task(Base):
    """One piece of work; `business_key` makes queueing it twice harmless."""

    __tablename__ = "tasks"
    __table_args__ = (
        CheckConstraint("state IN ('queued', 'running', 'done', 'failed')", name="state"),
        Index("ix_tasks_due", "run_at", postgresql_where="state IN ('queued', 'running')"),
    )

    id: Mapped[primary]
    kind: Mapped[str]
    business_key: Mapped[str] = mapped_column(unique=True)
    payload: Mapped[dict[str, Any]] = mapped_column(default=dict)
    state: Mapped[str] = mapped_column(default="queued")
    attempts: Mapped[int] = mapped_column(default=0)
    run_at: Mapped[datetime]
    lease_until: Mapped[datetime | None]
    worker: Mapped[str | None]
    error: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    finished_at: Mapped[datetime | None]


class Tick(Base):
    """When a worker last did one of its regular jobs, how long it took (ms) and what came of it."""

    __tablename__ = "worker_ticks"

    worker: Mapped[str] = mapped_column(primary_key=True)
    job: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    took_ms: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]


def claim(session: Session, worker: str) -> Task | None:
    """Take the next due task under a lease (5 minutes), skipping those that others hold; None when nothing is due."""
    due = or_(
        (Task.state == "queued") & (Task.run_at <= clock.now()),
        (Task.state == "running") & (Task.lease_until < clock.now()),
    )
    task = session.scalar(
        select(Task).where(due).order_by(Task.run_at, Task.id).limit(1).with_for_update(skip_locked=True)
    )
    if task is not None:
        task.state, task.worker = "running", worker
        task.attempts += 1
        task.lease_until = clock.now() + LEASE
    return task


def register_task(kind: str, run: Callable[..., None]) -> None:
    """Name the function that does tasks of a kind; it gets the payload as keywords and does not commit."""
    if _kinds.setdefault(kind, run) is not run:
        raise RuntimeError(f"Two functions for tasks of the kind {kind}.")


def run(task: Task) -> None:
    """Do a task; raises LookupError for a kind that nobody registered, and whatever its function raises."""
    if task.kind not in _kinds:
        raise LookupError(f"No function for tasks of the kind {task.kind}.")
    _kinds[task.kind](**task.payload)


def finish(task: Task) -> None:
    """Mark a task as done."""
    task.state, task.finished_at, task.error = "done", clock.now(), None


def fail(task: Task, error: str) -> None:
    """Put a failed task back with a growing delay, or give it up after five attempts."""
    task.error = error[:2000]
    task.state = "failed" if task.attempts >= MOST_ATTEMPTS else "queued"
    task.run_at = clock.now() + timedelta(minutes=2**task.attempts)


def queue(session: Session, kind: str, business_key: str, **payload: Any) -> None:
    """Queue a task in the present transaction; a second one with the same key is not added."""
    values = {
        "kind": kind,
        "business_key": business_key,
        "payload": payload,
        "state": "queued",
        "attempts": 0,
        "run_at": clock.now(),
        "created_at": clock.now(),
    }
    session.execute(insert(Task).values(**values).on_conflict_do_nothing(index_elements=[Task.business_key]))
