"""`make run`: database, migrations, demonstration data, web and worker, until Ctrl-C or TERM."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from types import FrameType
from urllib.parse import urlsplit

import psycopg

from app.cli.demonstration.unfinished import unfinished
from app.cli.processes import Child, end
from app.database import embedded
from app.database.binaries import ServerUnavailable
from config import ROOT, BadSetting, Config

LOOK_SECONDS = 0.2
PATIENCE_SECONDS = 60  # for the first page


class Stopped(Exception):
    """Somebody pressed Ctrl-C or sent TERM."""


def main() -> None:
    """Run the house; a reason not to start is one sentence."""
    try:
        config = Config.from_environment()
        _require_free(config)
        _listen_for_the_end()
        with database(config) as (config, attachment):
            prepare(config)
            serve(config, attachment)
    except Stopped:
        print("\nEnded.", flush=True)
    except ServerUnavailable as problem:
        raise SystemExit(str(problem)) from None


@contextlib.contextmanager
def database(config: Config) -> Iterator[tuple[Config, embedded.Attachment | None]]:
    """The settings with a database in them, and our hold on the embedded server if it is that."""
    if not config.uses_embedded_database:
        yield config, None
        return
    attachment = embedded.attach(config.data_dir)
    server = attachment.server
    try:
        yield replace(config, database_url=server.app_url, owner_database_url=server.owner_url), attachment
    finally:
        attachment.leave()


def prepare(config: Config) -> None:
    """Bring the tables to the newest migration; for a developer fill an empty house with demonstration data."""
    if _version(config) != _newest_version():
        _require_owner(config)
        _flask(config, "db", "upgrade")
    if config.is_development and not _has_people(config):
        _flask(config, "demo", "open")


def serve(config: Config, attachment: embedded.Attachment | None) -> None:
    """Run web and worker until the end, seeing that they and the server stay up."""
    children, first = [_web(config)], _walkers(config)
    if not first:  # nobody is mailed of the demonstration's past: the worker waits for its end
        children.append(_worker(config))
    try:
        for child in children:
            child.start()
        _announce(config, children)
        for child in first:
            child.start()
        while True:
            _see_to(children, attachment)
            if first and first[0].has_ended():
                children.append(_worker(config))
                first.clear()
                children[-1].start()
            time.sleep(LOOK_SECONDS)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        end([*children, *first])


def _see_to(children: list[Child], attachment: embedded.Attachment | None) -> None:
    for child in children:
        child.see_that_it_runs()
    if attachment is not None and not embedded.is_kept(attachment.folder):
        print("The database server ended; starting it again.", flush=True)
        attachment.revive()


def environment(config: Config, *, owner: bool = False) -> dict[str, str]:
    """What a child needs to know; only those that migrate get the owner's address."""
    ours = {
        "APP_ENVIRONMENT": config.environment,
        "DATA_DIR": str(config.data_dir),
        "PORT": str(config.port),
        "DATABASE_URL": config.database_url,
        "PYTHONUNBUFFERED": "1",
    }
    rest = {name: value for name, value in os.environ.items() if name != "DATABASE_OWNER_URL"}
    return {**rest, **ours} | ({"DATABASE_OWNER_URL": config.owner_database_url} if owner else {})


def _web(config: Config) -> Child:
    place = ["--host", config.host, "--port", str(config.port)]
    size = ["--workers", str(config.web_workers), "--blocking-threads", str(config.web_threads)]
    # a process that is asked to end while it still starts never does by itself
    manners = ["--interface", "wsgi", "--no-ws", "--log-level", "warning"]
    manners += ["--respawn-failed-workers", "--workers-kill-timeout", "3"]
    return Child("web", [sys.executable, "-m", "granian", *manners, *place, *size, "wsgi:app"], environment(config))


def _worker(config: Config) -> Child:
    return Child("worker", [sys.executable, "-m", "app.worker"], environment(config))


def _walkers(config: Config) -> list[Child]:
    """Who walks the demonstration's cases behind the open house, where that is still to be done."""
    if not config.is_development or not unfinished(config).exists():
        return []
    command = [sys.executable, "-m", "flask", "demo", "walk"]
    return [Child("walk of the invented cases", command, environment(config))]


def _announce(config: Config, children: list[Child]) -> None:
    """Say where the house is and who can sign in, as soon as it answers."""
    _wait_until_it_answers(config, children)
    print(f"\n  {config.public_base_url}/\n", flush=True)
    if config.is_development:
        _flask(config, "demo", "sign-ins")
    print("Ctrl-C ends everything.", flush=True)


def _wait_until_it_answers(config: Config, children: list[Child]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not _answers(config):
        for child in children:
            child.see_that_it_runs()
        if time.monotonic() > deadline:
            raise SystemExit(f"The web server did not answer within {PATIENCE_SECONDS} seconds.")
        time.sleep(0.05)


def _answers(config: Config) -> bool:
    connection = http.client.HTTPConnection(config.host, config.port, timeout=10)
    try:
        connection.request("GET", "/", headers={"Host": urlsplit(config.public_base_url).netloc})
        return connection.getresponse().status < 600
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _version(config: Config) -> str | None:
    """The newest migration that the database has had."""
    with _connection(config) as connection:
        if connection.execute("select to_regclass('alembic_version')").fetchone() == (None,):
            return None
        row = connection.execute("select max(version_num) from alembic_version").fetchone()
        return row[0] if row else None


def _newest_version() -> str | None:
    """The newest migration there is; they are numbered."""
    return max((file.name.split("_")[0] for file in (ROOT / "migrations" / "versions").glob("*.py")), default=None)


def _has_people(config: Config) -> bool:
    with _connection(config) as connection:
        if connection.execute("select to_regclass('people')").fetchone() == (None,):
            return False
        return connection.execute("select exists (select from people)").fetchone() == (True,)


def _connection(config: Config) -> psycopg.Connection:
    address = (config.owner_database_url or config.database_url).replace("postgresql+psycopg://", "postgresql://")
    try:
        return psycopg.connect(address, connect_timeout=10)
    except psycopg.OperationalError as problem:
        raise SystemExit(f"The database does not answer: {str(problem).strip()}") from None


def _flask(config: Config, *words: str) -> None:
    command = [sys.executable, "-m", "flask", *words]
    done = subprocess.run(command, cwd=ROOT, env=environment(config, owner=True), check=False)
    if done.returncode != 0:
        raise SystemExit(f"`flask {' '.join(words)}` failed.")


def _require_owner(config: Config) -> None:
    if not config.owner_database_url:
        raise BadSetting("DATABASE_OWNER_URL must be set too: the database is not at the newest migration.")


def _require_free(config: Config) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((config.host, config.port))
        except OSError:
            raise BadSetting(f"PORT {config.port} is taken: choose another, such as `make run PORT=8001`.") from None


def _listen_for_the_end() -> None:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, _stop)


def _stop(number: int, frame: FrameType | None) -> None:
    for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)  # a second Ctrl-C must not break the ending
    raise Stopped


if __name__ == "__main__":
    main()
