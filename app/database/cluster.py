"""One PostgreSQL data folder and the server process on it, a direct child of this process."""

import contextlib
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from psycopg import sql

from app.database.binaries import ServerUnavailable, bin_folder, server_user

SUPERUSER, OWNER, APPLICATION = "postgres", "cri_owner", "cri_app"
DATABASE = "cri"
START_SECONDS = 60  # a long recovery after a crash included
STOP_SECONDS = 30
LONGEST_SOCKET_FOLDER = 85  # characters; the whole path of a socket must stay below 104
LASTING = ("max_connections=100", "timezone=UTC", "log_timezone=UTC", "log_line_prefix=%m [%p] ")
THROWAWAY = (
    *("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "jit=off"),
    *("wal_level=minimal", "max_wal_senders=0", "max_connections=100", "timezone=UTC", "log_timezone=UTC"),
    "max_locks_per_transaction=1024",  # a test's one transaction may hold thousands of savepoints
)


@dataclass
class Cluster:
    """A data folder with its server; `folder` also holds the server's log and must be this user's."""

    folder: Path
    settings: tuple[str, ...] = LASTING
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    socket_folder: str = field(default="", init=False)

    @property
    def data(self) -> Path:
        """PostgreSQL's own folder, which also holds its socket; named after the version that can open it."""
        return self.folder / "18"

    @property
    def log(self) -> Path:
        """What the server said."""
        return self.folder / "server.log"

    def start(self) -> None:
        """Start the server, making the data folder and the two roles the first time; raises ServerUnavailable."""
        if not (self.data / "PG_VERSION").exists():
            self._initialize()
        _require_own(self.data)
        _clear_stale_pid(self.data / "postmaster.pid")
        self.socket_folder = self.socket_folder or short_path(self.data)
        self.process = self._spawn()
        self._wait_until_ready()
        _create_roles(self.socket_folder)

    def stop(self, *, at_once: bool = False) -> None:
        """End the server and wait for it: fast and clean, or at once when the data are thrown away."""
        remove_link(self.socket_folder)
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGQUIT if at_once else signal.SIGINT)
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def has_ended(self) -> bool:
        """Whether the server, once started, is gone."""
        return self.process is not None and self.process.poll() is not None

    def _initialize(self) -> None:
        """Make the data folder, complete or not at all."""
        draft = self.folder / "18.new"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700, parents=True)
        if user := server_user():
            os.chown(draft, user["user"], user["group"])
        # the folder is named by /proc/self/cwd, since the server's user may not be able to walk down to it
        place = "/proc/self/cwd" if Path("/proc/self/cwd").exists() else str(draft)
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        command = [str(bin_folder() / "initdb"), "-D", place, "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", *locale]
        if "fsync=off" in self.settings:
            command.append("--no-sync")
        done = subprocess.run(command, cwd=draft, capture_output=True, text=True, check=False, **user)
        if done.returncode != 0:
            raise ServerUnavailable(f"PostgreSQL cannot make its data folder {self.data}: {done.stderr.strip()}")
        draft.rename(self.data)

    def _spawn(self) -> subprocess.Popen[bytes]:
        place = "/proc/self/cwd" if Path("/proc/self/cwd").exists() else str(self.data)
        command = [str(bin_folder() / "postgres"), "-D", place, "-c", "listen_addresses=", "-k", "."]
        for setting in self.settings:
            command += ["-c", setting]
        with self.log.open("wb") as log:
            return subprocess.Popen(
                command,
                cwd=self.data,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=_end_with_parent if sys.platform == "linux" else None,
                **server_user(),
            )

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not accepts_connections(self.socket_folder):
            if self.has_ended() or time.monotonic() > deadline:
                self.stop(at_once=True)
                raise ServerUnavailable(f"PostgreSQL did not start; its log {self.log} ends: {self._last_words()}")
            time.sleep(0.02)

    def _last_words(self) -> str:
        return " / ".join(self.log.read_text(errors="replace").splitlines()[-3:])


def short_path(data: Path) -> str:
    """The data folder, or a short link to it when its path is too long for a socket."""
    if len(str(data)) <= LONGEST_SOCKET_FOLDER:
        return str(data)
    link = Path(tempfile.mkdtemp(prefix="ta-pg-")) / "18"
    link.symlink_to(data)
    return str(link)


def remove_link(socket_folder: str) -> None:
    """Remove what `short_path` made, if it made anything."""
    link = Path(socket_folder)
    if socket_folder and link.is_symlink():
        link.unlink()
        link.parent.rmdir()


def accepts_connections(socket_folder: str, role: str = SUPERUSER, database: str = "postgres") -> bool:
    """Whether a server answers there; after the first start it knows the application's role and database too."""
    with contextlib.suppress(psycopg.OperationalError):
        psycopg.connect(host=socket_folder, user=role, dbname=database, connect_timeout=5).close()
        return True
    return False


def _create_roles(socket_folder: str) -> None:
    """The owner that migrates, the application role that owns nothing, and last the database; each once."""
    with psycopg.connect(host=socket_folder, user=SUPERUSER, dbname="postgres", autocommit=True) as connection:
        existing = {name for (name,) in connection.execute("select rolname from pg_roles")}
        for role in {OWNER, APPLICATION} - existing:
            connection.execute(
                sql.SQL("create role {} login nosuperuser nocreatedb nocreaterole").format(sql.Identifier(role))
            )
        if not connection.execute("select 1 from pg_database where datname = %s", [DATABASE]).fetchone():
            connection.execute(
                sql.SQL("create database {} owner {}").format(sql.Identifier(DATABASE), sql.Identifier(OWNER))
            )


def _end_with_parent() -> None:
    """In the child, before it becomes PostgreSQL: a fast, clean shutdown when this process dies however it dies."""
    ctypes.CDLL(None).prctl(1, signal.SIGINT)


def _require_own(data: Path) -> None:
    expected = server_user().get("user", os.geteuid())
    if data.stat().st_uid != expected:
        raise ServerUnavailable(f"{data} belongs to another user: run as that user, or choose another DATA_DIR.")


def _clear_stale_pid(pid_file: Path) -> None:
    """Remove the pid file of a server that is certainly gone, though a zombie or another process has its number."""
    if sys.platform != "linux" or not pid_file.exists():
        return
    with contextlib.suppress(PermissionError, ValueError, IndexError):  # another user's process: not our server
        process = Path("/proc") / str(int(pid_file.read_text().split()[0]))
        if not (process / "cwd").exists() or not (process / "cwd").samefile(pid_file.parent):
            pid_file.unlink()
