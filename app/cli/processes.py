"""Child processes of the running house: started, watched, started again when they fall over, ended together."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field

QUICK_SECONDS = 5  # who ends sooner than this after its start has not really run
MOST_QUICK_ENDS = 3
PATIENCE_SECONDS = 15  # for a child that was asked to end


@dataclass
class Child:
    """One long-running child, in a process group of its own so that a Ctrl-C reaches only its parent."""

    name: str
    command: list[str]
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    started: float = field(default=0.0, init=False)
    quick_ends: int = field(default=0, init=False)

    def start(self) -> None:
        """Start it; on Linux it is asked to end when this process dies, however it dies."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=end_with_parent,
        )

    def see_that_it_runs(self) -> None:
        """Start it again if it ended; gives up with SystemExit when it ends at once several times."""
        if self.process is None or self.process.poll() is None:
            return
        quick = time.monotonic() - self.started < QUICK_SECONDS
        self.quick_ends = self.quick_ends + 1 if quick else 0
        if self.quick_ends == MOST_QUICK_ENDS:
            raise SystemExit(f"The {self.name} does not stay up (it ended with {self.process.returncode}).")
        print(f"The {self.name} ended with {self.process.returncode}; starting it again.", flush=True)
        self._signal(signal.SIGKILL)  # what is left of its group
        self.start()

    def has_ended(self) -> bool:
        """Whether it ran to its end; a failure is said in a sentence."""
        code = self.process.poll() if self.process is not None else None
        if code:
            print(f"The {self.name} failed ({code}).", flush=True)
        return code is not None

    def ask_to_end(self) -> None:
        """Tell it to finish; does not wait."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def wait(self) -> None:
        """Wait for its end, and force it after a while; nothing of its group is left."""
        if self.process is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(PATIENCE_SECONDS)
        self._signal(signal.SIGKILL)
        self.process.wait()

    def _signal(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if self.process is not None:
                os.killpg(self.process.pid, number)


def end(children: list[Child]) -> None:
    """End all, each at the same time."""
    for child in children:
        child.ask_to_end()
    for child in children:
        child.wait()


def end_with_parent() -> None:
    """Let this process be asked to end when the one that started it dies, however it dies; on Linux only."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)
