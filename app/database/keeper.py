"""The process that keeps the embedded server: its parent while anybody is attached, gone after the last has left.

Everybody attached holds a shared lock on `users.lock`. The kernel lets go of it however they end, so neither a
kill -9 of the one who started the server nor one of the others leaves it running, or takes it from the rest.
Run as `python -m app.database.keeper FOLDER`.
"""

import fcntl
import os
import signal
import sys
import time
from pathlib import Path
from typing import IO

from app.database.binaries import ServerUnavailable
from app.database.cluster import Cluster

LOOK_SECONDS = 0.2
PATIENCE_SECONDS = 20  # for a server that is still ending after its keeper was killed


def keep(folder: Path) -> None:
    """Run the server of a folder until nobody is attached or this process is asked to end."""
    lock = (folder / "keeper.lock").open("a+")
    if not try_lock(lock):
        return  # somebody else keeps it
    write_pid(lock)
    cluster, stopping = Cluster(folder), []
    signal.signal(signal.SIGTERM, lambda *_: stopping.append(True))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    start_patiently(cluster)
    try:
        with (folder / "users.lock").open("a+") as users:
            while not stopping and not try_lock(users):
                if cluster.has_ended():
                    start_patiently(cluster)
                time.sleep(LOOK_SECONDS)
            cluster.stop()  # still under the lock: who comes now waits, then starts the next one
    finally:
        cluster.stop()


def try_lock(file: IO[str], kind: int = fcntl.LOCK_EX) -> bool:
    """Take a file's lock, exclusive unless said otherwise, if nobody stands in the way."""
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def write_pid(lock: IO[str]) -> None:
    """Say in the lock file who holds it."""
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()


def start_patiently(cluster: Cluster) -> None:
    """Start the server; wait for one that is still ending, such as after the last keeper was killed."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return cluster.start()
        except ServerUnavailable:
            if time.monotonic() > deadline or not (cluster.data / "postmaster.pid").exists():
                raise
            time.sleep(LOOK_SECONDS)


if __name__ == "__main__":
    try:
        keep(Path(sys.argv[1]))
    except ServerUnavailable as problem:
        raise SystemExit(str(problem)) from None
