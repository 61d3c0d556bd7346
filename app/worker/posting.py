"""The mail loop: claim and commit, send over one line, write down what became of each."""

import logging
import time
from collections.abc import Sequence

from flask import current_app

from app.extensions import db
from app.notifications import sight, transport
from app.notifications.services import delivering
from app.notifications.services.delivering import Claimed
from app.notifications.transport import Line, NotReached, Result
from app.worker.presence import me, stopping

WRITE_EVERY = 10  # messages; a kill leaves at most so many sent but unwritten
WRITE_SECONDS = 1.0
MARGIN_SECONDS = 120  # nothing is sent so shortly before the lease ends
log = logging.getLogger("worker")


def deliver() -> int:
    """Send what is due until nothing is left; without a relay in reach nothing is claimed and the queue waits."""
    lost = delivering.expire()
    waiting = delivering.is_anything_due()
    db.session.commit()
    if lost:
        log.warning("%d messages were in the hands of a worker that ended", lost)
    if not waiting:
        return 0
    try:
        with transport.opened(current_app.extensions["settings"]) as line:
            return _send_all(line)
    except NotReached as problem:
        log.warning("%s", problem)
        return 0


def _send_all(line: Line) -> int:
    sent = 0
    while not stopping.is_set():
        until = time.monotonic() + delivering.LEASE.total_seconds() - MARGIN_SECONDS
        batch = _claimed()
        if batch is None:
            return sent
        done, is_broken = _send(batch, line, until)
        sent += done
        if is_broken:
            return sent
    return sent


def _claimed() -> list[Claimed] | None:
    """The next batch without those who may no longer have their message; None when nothing is due."""
    batch = delivering.claim(me())
    entitled = sight.entitled(batch) if batch else set()
    for claimed in batch:
        if claimed.id not in entitled:
            delivering.withhold(claimed, me())
    db.session.commit()
    return [claimed for claimed in batch if claimed.id in entitled] if batch else None


def _send(batch: Sequence[Claimed], line: Line, until: float) -> tuple[int, bool]:
    """Send a batch; returns how many were handed over and whether the line broke. The rest is put back."""
    results: list[tuple[Claimed, Result]] = []
    written, wrote_at = 0, time.monotonic()
    is_broken = False
    for claimed in batch:
        if is_broken or stopping.is_set() or time.monotonic() > until:
            break
        result = line.hand_over(claimed)
        is_broken = result.line_is_broken
        results.append((claimed, result))
        if len(results) - written >= WRITE_EVERY or time.monotonic() - wrote_at > WRITE_SECONDS:
            _write(results[written:])
            written, wrote_at = len(results), time.monotonic()
    _write(results[written:])
    delivering.release(batch[len(results) :], me())
    db.session.commit()
    return len(results), is_broken


def _write(results: Sequence[tuple[Claimed, Result]]) -> None:
    for lost in sorted(delivering.finish_all(results, me())):
        log.warning("message %d was taken over by another worker", lost)
    db.session.commit()
