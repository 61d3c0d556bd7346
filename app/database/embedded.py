"""The embedded PostgreSQL: shared by whoever attaches to a data folder, or thrown away after a test run."""

import atexit
import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psycopg
from psycopg import sql

from app.database.binaries import ServerUnavailable
from app.database.cluster import (
    APPLICATION,
    DATABASE,
    OWNER,
    START_SECONDS,
    SUPERUSER,
    THROWAWAY,
    Cluster,
    accepts_connections,
    remove_link,
    short_path,
)
from app.database.keeper import try_lock
from config import Config

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Server:
    """A running server, reached through the socket in its folder; addresses are for SQLAlchemy."""

    socket_folder: str

    @property
    def owner_url(self) -> str:
        """For migrations."""
        return self.url(OWNER)

    @property
    def app_url(self) -> str:
        """For the web and the worker: a role that owns nothing."""
        return self.url(APPLICATION)

    def url(self, role: str, database: str = DATABASE) -> str:
        """The address of a database for a role."""
        return f"postgresql+psycopg://{role}@/{database}?host={quote(self.socket_folder, safe='')}"

    def clone(self, template: str, name: str) -> None:
        """Copy a database that nobody is connected to; takes some 50 ms on a throwaway server."""
        self._run("create database {} template {} owner {} strategy file_copy", name, template, OWNER)

    def drop(self, name: str) -> None:
        """Remove a database and end every connection to it."""
        self._run("drop database if exists {} with (force)", name)

    def _run(self, statement: str, *names: str) -> None:
        with psycopg.connect(host=self.socket_folder, user=SUPERUSER, dbname="postgres", autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@dataclass
class Attachment:
    """One process's hold on the shared server: while it lasts, the server runs."""

    folder: Path
    server: Server
    users: IO[str]
    keeper: subprocess.Popen[bytes] | None = field(default=None)

    def revive(self) -> None:
        """See that the server runs: start a new keeper if the last one was killed."""
        deadline = time.monotonic() + START_SECONDS
        while not self._is_ready():
            self._see_that_somebody_keeps()
            if time.monotonic() > deadline:
                raise ServerUnavailable(f"PostgreSQL did not start within {START_SECONDS} seconds; see {self.folder}.")
            time.sleep(0.03)

    def leave(self) -> None:
        """Let go of the server; the last to leave ends it and waits until it has ended."""
        if self.users.closed:
            return
        fcntl.flock(self.users, fcntl.LOCK_UN)
        is_last = try_lock(self.users)
        if is_last:
            _end_keeper(self.folder)
        self.users.close()
        if is_last and self.keeper is not None:
            self.keeper.wait(START_SECONDS)
        remove_link(self.server.socket_folder)

    def _is_ready(self) -> bool:
        return is_kept(self.folder) and accepts_connections(self.server.socket_folder, APPLICATION, DATABASE)

    def _see_that_somebody_keeps(self) -> None:
        if self.keeper is not None and (self.keeper.poll() or 0) > 0:
            self.keeper = None
            raise ServerUnavailable((self.folder / "keeper.log").read_text(errors="replace").strip())
        if not is_kept(self.folder) and (self.keeper is None or self.keeper.poll() is not None):
            self.keeper = _start_keeper(self.folder)


@contextlib.contextmanager
def server(data_dir: Path) -> Iterator[Server]:
    """The shared server of a data folder: started if none runs, ended if nobody else is attached afterwards."""
    attachment = attach(data_dir)
    try:
        yield attachment.server
    finally:
        attachment.leave()


def attach(data_dir: Path) -> Attachment:
    """Hold the shared server of a data folder until `leave`; raises ServerUnavailable."""
    folder = data_dir.absolute() / "postgres"
    try:
        folder.mkdir(mode=0o755, parents=True, exist_ok=True)
        users = (folder / "users.lock").open("a+")
    except PermissionError:
        raise ServerUnavailable(
            f"{folder} belongs to another user: run as that user, or choose another DATA_DIR."
        ) from None
    fcntl.flock(users, fcntl.LOCK_SH)  # waits for one that is just ending
    attachment = Attachment(folder, Server(short_path(Cluster(folder).data)), users)
    try:
        attachment.revive()
    except BaseException:
        attachment.leave()
        raise
    return attachment


def provide(config: Config) -> Config:
    """Settings with a database: those given, or with the shared embedded server's addresses, held until exit."""
    if not config.uses_embedded_database:
        return config
    attachment = attach(config.data_dir)
    atexit.register(attachment.leave)
    server = attachment.server
    return replace(config, database_url=server.app_url, owner_database_url=server.owner_url)


@contextlib.contextmanager
def throwaway() -> Iterator[Server]:
    """A server of one's own for a test run, fast and forgetful; call from the main thread."""
    folder = Path(tempfile.mkdtemp(prefix="ta-pg-"))
    cluster = Cluster(folder, THROWAWAY)
    try:
        cluster.start()
        yield Server(cluster.socket_folder)
    finally:
        cluster.stop(at_once=True)
        shutil.rmtree(folder, ignore_errors=True)


def is_kept(folder: Path) -> bool:
    """Whether a keeper is at work on a folder."""
    if not (folder / "keeper.lock").exists():
        return False
    with (folder / "keeper.lock").open("a+") as lock:
        return not try_lock(lock, fcntl.LOCK_SH)


def _start_keeper(folder: Path) -> subprocess.Popen[bytes]:
    """Start a keeper in a session of its own, so that neither a Ctrl-C nor the end of this process reaches it."""
    command = [sys.executable, "-m", "app.database.keeper", str(folder)]
    with (folder / "keeper.log").open("wb") as log:
        return subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )


def _end_keeper(folder: Path) -> None:
    """Ask the keeper to end the server and wait for it; call with everybody else locked out."""
    if not is_kept(folder):
        return
    with contextlib.suppress(ProcessLookupError, ValueError):
        os.kill(int((folder / "keeper.lock").read_text()), signal.SIGTERM)
    deadline = time.monotonic() + START_SECONDS
    while is_kept(folder) and time.monotonic() < deadline:
        time.sleep(0.02)
