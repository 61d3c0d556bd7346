"""Web servers as in the running house, and the CPU time that they and their database connections take."""

import contextlib
import http.client
import os
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.cli.processes import Child, end

GRANIAN = ["-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning", "--host", "127.0.0.1"]
SIZE = ["--workers", "2", "--blocking-threads", "2", "--workers-kill-timeout", "3"]
START_SECONDS = 60


@dataclass(frozen=True)
class Web:
    """A web server of ours and the port where it answers."""

    child: Child
    port: int

    @property
    def pid(self) -> int:
        """The parent of its workers."""
        assert self.child.process is not None
        return self.child.process.pid


@contextlib.contextmanager
def served(target: str, environment: dict[str, str]) -> Iterator[Web]:
    """A WSGI application behind granian on a free port, until the end of the block."""
    port = _free_port()
    command = [sys.executable, *GRANIAN, *SIZE, "--port", str(port), target]
    web = Web(Child(target, command, {**os.environ, **environment}), port)
    web.child.start()
    try:
        _wait(web)
        yield web
    finally:
        end([web.child])


def cpu_seconds(*pids: int) -> float:
    """CPU time so far of these processes and all that come from them, in seconds."""
    return sum(_own(pid) for pid in _families(pids))


def _families(pids: tuple[int, ...]) -> set[int]:
    parents = dict(_parents())
    wanted = set(pids)
    while more := {pid for pid, parent in parents.items() if parent in wanted} - wanted:
        wanted |= more
    return wanted


def _parents() -> Iterator[tuple[int, int]]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            with contextlib.suppress(OSError):
                yield int(entry.name), int((entry / "stat").read_text().rpartition(")")[2].split()[1])


def _own(pid: int) -> float:
    """The time of all threads, by the scheduler's nanoseconds; processes that have gone count no more."""
    total = 0
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            with contextlib.suppress(OSError):
                total += int((task / "schedstat").read_text().split()[0])
    return total / 1e9


def _wait(web: Web) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _answers(web.port):
        if time.monotonic() > deadline:
            raise SystemExit(f"{web.child.name} did not answer within {START_SECONDS} seconds.")
        time.sleep(0.1)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", "/", headers={"Host": "localhost"})
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
