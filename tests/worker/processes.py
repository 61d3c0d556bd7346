"""Real worker processes on a database of the test's own."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import update

from app.extensions import db
from app.outbox.models import Message, MessageState
from tests.databases import OwnDatabase
from tests.worker.sink import Sink

PATIENCE = 60  # seconds; only a broken worker lets a test wait so long
ROOT = Path(__file__).resolve().parents[2]


@contextlib.contextmanager
def workers(database: OwnDatabase, relay: Sink | None, count: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    """So many workers at once, all ended at the end."""
    environment = database.environment | ({"SMTP_HOST": relay.host, "SMTP_PORT": str(relay.port)} if relay else {})
    command = [sys.executable, "-m", "app.worker"]
    started = [subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE) for _ in range(count)]
    try:
        yield started
    finally:
        if relay:
            relay.let_go.set()
        for process in started:
            if process.poll() is None:
                process.terminate()
        for process in started:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()
            process.communicate()


def until(happened: Callable[[], object], what: str) -> None:
    """Wait for something that the workers do; how fast decides nothing."""
    end = time.monotonic() + PATIENCE
    while not happened():
        db.session.rollback()
        assert time.monotonic() < end, f"in {PATIENCE} seconds it did not happen that {what}"
        time.sleep(0.05)
    db.session.rollback()


def kill(worker: str) -> None:
    """Kill -9 the worker of that name ("host-pid-random"), which had no time to say anything."""
    os.kill(int(worker.rsplit("-", 2)[1]), signal.SIGKILL)


def end_leases() -> None:
    """Let the leases of dead workers run out now instead of in ten minutes."""
    lost = update(Message).where(Message.state == MessageState.SENDING).values(lease_until=Message.created_at)
    db.session.execute(lost)
    db.session.commit()
