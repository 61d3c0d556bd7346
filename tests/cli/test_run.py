"""The running house: one command starts it, one signal ends all of it, and a fallen part is started again."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.cli.processes import Child
from app.database import embedded
from config import ROOT

pytestmark = pytest.mark.xdist_group("house")


class House:
    """A house in a process of its own on an empty data folder and a free port."""

    def __init__(self, data_dir: Path, **settings: str) -> None:
        self.data_dir = data_dir
        self.port = free_port()
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        own = {"DATA_DIR": str(data_dir), "PORT": str(self.port), "APP_ENVIRONMENT": "test"}
        self.environment = kept | own | settings
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "app.cli.run"],
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def has_said(self, words: str) -> bool:
        """Whether it printed some words so far."""
        return words in "".join(self.lines)

    def status(self, path: str = "/") -> int:
        """How it answers."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=10)
        connection.request("GET", path)
        return connection.getresponse().status

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send it a signal and wait for its end."""
        self.process.send_signal(number)
        code = self.process.wait(40)
        self.reader.join(10)
        return code

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)


def free_port() -> int:
    """A port that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def eventually(happened: Callable[[], object], seconds: float = 60) -> bool:
    """Whether something comes true within some seconds."""
    deadline = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def processes_of(data_dir: Path) -> dict[int, str]:
    """The processes whose environment names a data folder, and PostgreSQL's on it."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            belongs = f"DATA_DIR={data_dir}\0".encode() in (entry / "environ").read_bytes()
            if belongs and (command := (entry / "cmdline").read_bytes()):
                found[int(entry.name)] = command.replace(b"\0", b" ").decode()
        except OSError:
            continue
    return found


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A house that has said where it is."""
    house = House(tmp_path)
    assert eventually(lambda: house.has_said("Ctrl-C ends everything") or house.process.poll() is not None)
    assert house.process.poll() is None, "".join(house.lines)
    yield house
    if house.process.poll() is None:
        house.end()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_one_command_serves_and_one_signal_ends_everything(house, number):
    assert house.has_said(f"http://localhost:{house.port}/")
    assert house.status() < 500
    assert {word for word in ("granian", "app.worker") if word in str(processes_of(house.data_dir))} == {
        "granian",
        "app.worker",
    }
    assert house.end(number) == 0, "".join(house.lines)
    assert processes_of(house.data_dir) == {}
    assert not embedded.is_kept(house.data_dir / "postgres")


def test_a_killed_worker_web_server_and_database_come_back(house):
    for word in ("app.worker", "granian", "app.database.keeper"):
        victims = [pid for pid, command in processes_of(house.data_dir).items() if word in command]
        os.kill(min(victims), signal.SIGKILL)
        assert eventually(lambda: any(word in c for c in processes_of(house.data_dir).values()))  # noqa: B023
    assert eventually(lambda: house.has_said("The database server ended"))
    assert eventually(lambda: answers(house)), "".join(house.lines)


def test_a_kill_of_the_house_itself_leaves_nothing_running(house):
    house.process.kill()
    house.process.wait()
    assert eventually(lambda: processes_of(house.data_dir) == {}), processes_of(house.data_dir)


def test_a_taken_port_is_said_in_one_sentence(house, tmp_path):
    second = House(tmp_path, PORT=str(house.port))
    assert second.process.wait(30) == 1
    second.reader.join(5)
    assert second.lines == [f"PORT {house.port} is taken: choose another, such as `make run PORT=8001`.\n"]


def test_a_bad_setting_is_said_in_one_sentence(tmp_path):
    house = House(tmp_path, APP_ENVIRONMENT="production")
    assert house.process.wait(30) == 1
    house.reader.join(5)
    assert len(house.lines) == 1 and "PUBLIC_BASE_URL" in house.lines[0]


def test_a_database_that_does_not_answer_is_said(tmp_path):
    house = House(tmp_path, DATABASE_URL=f"postgresql://cri_app@127.0.0.1:{free_port()}/cri")
    assert house.process.wait(30) == 1
    house.reader.join(5)
    assert "The database does not answer" in "".join(house.lines)


def test_flask_commands_start_the_database_themselves_and_end_it(tmp_path):
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path)}
    command = [sys.executable, "-m", "flask", "db", "upgrade"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert not embedded.is_kept(tmp_path / "postgres")
    with embedded.server(tmp_path) as server:
        assert server.owner_url


def test_a_child_that_ends_at_once_again_and_again_is_given_up(capsys):
    child = Child("clerk", [sys.executable, "-c", "raise SystemExit(3)"], dict(os.environ))
    child.start()
    with pytest.raises(SystemExit, match="clerk does not stay up"):
        while True:
            child.see_that_it_runs()
            time.sleep(0.05)
    child.wait()


def answers(house: House) -> bool:
    """Whether the house answers at all."""
    try:
        return house.status() < 500
    except (OSError, http.client.HTTPException):
        return False
