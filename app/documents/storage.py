"""The file store: content under random keys, in a folder of the server; read back only when its SHA-256 is right."""

import hashlib
import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import obstore
from flask import current_app
from obstore.store import LocalStore


class FileDamaged(Exception):
    """What the store holds is missing or not what was put there; it is never handed out."""


def sha256(content: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def put(content: bytes) -> str:
    """Keep a file under a new random key and return the key; raises OSError when the store is full."""
    key = secrets.token_hex(16)
    obstore.put(_store(), _path(key), content)
    return key


def get(key: str, expected: str) -> bytes:
    """The file under a key; raises FileDamaged when it is gone or its SHA-256 is not the expected one."""
    try:
        content = bytes(obstore.get(_store(), _path(key)).bytes())
    except FileNotFoundError as problem:
        raise FileDamaged(f"The file {key} is missing.") from problem
    if sha256(content) != expected:
        raise FileDamaged(f"The file {key} was changed behind our back.")
    return content


def remove(key: str) -> None:
    """Delete the file under a key."""
    obstore.delete(_store(), _path(key))


def keys_older_than(instant: datetime) -> Iterator[str]:
    """The keys of all files put before an instant (the store's own time, UTC)."""
    for batch in obstore.list(_store()):
        yield from (Path(found["path"]).name for found in batch if found["last_modified"] < instant)


def _store() -> LocalStore:
    return LocalStore(current_app.extensions["settings"].document_address, mkdir=True)


def _path(key: str) -> str:
    return f"{key[:2]}/{key}"
