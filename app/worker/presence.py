"""Who this worker is, whether it was asked to end, and when it last did each of its jobs."""

import os
import secrets
import socket
import threading
import time
from datetime import timedelta
from functools import cache

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert

from app import clock
from app.database.tasks import Tick
from app.extensions import db

NOTE_EVERY = 10  # seconds; ticks that did nothing are written down no more often
FORGET_AFTER = timedelta(days=1)
stopping = threading.Event()
_noted: dict[str, float] = {}


@cache
def me() -> str:
    """The name under which this process claims work; no other process, past or present, has the same."""
    return f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"


def note(job: str, took_ms: int, done: int, error: str | None) -> None:
    """Write down a tick; quiet ones at most every ten seconds."""
    if not done and not error and time.monotonic() - _noted.get(job, -NOTE_EVERY) < NOTE_EVERY:
        return
    _noted[job] = time.monotonic()
    said = {"at": clock.now(), "took_ms": took_ms, "done": done, "error": error and error[:1000]}
    row = insert(Tick).values(worker=me(), job=job, **said)
    db.session.execute(row.on_conflict_do_update(index_elements=[Tick.worker, Tick.job], set_=said))


def forget_the_gone() -> int:
    """Remove the ticks of workers that have not been seen for a day."""
    gone = delete(Tick).where(Tick.at < clock.now() - FORGET_AFTER).returning(Tick.job)
    return len(db.session.execute(gone).all())
