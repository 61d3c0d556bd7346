"""What is stored comes back unchanged or not at all."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from app.documents import storage
from config import Config


@pytest.fixture
def folder(tmp_path):
    app = Flask("store")
    app.extensions["settings"] = Config(secret_keys=("x" * 32,), data_dir=tmp_path)
    with app.app_context():
        yield tmp_path / "documents"


def test_a_file_comes_back_as_it_was_put(folder):
    key = storage.put(b"content")
    assert storage.get(key, storage.sha256(b"content")) == b"content"
    assert (folder / key[:2] / key).read_bytes() == b"content"


def test_keys_cannot_be_guessed_and_never_collide(folder):
    assert len({storage.put(b"same") for _ in range(50)}) == 50


def test_a_changed_or_missing_file_is_never_handed_out(folder):
    key = storage.put(b"content")
    Path(folder / key[:2] / key).write_bytes(b"c0ntent")
    with pytest.raises(storage.FileDamaged):
        storage.get(key, storage.sha256(b"content"))
    storage.remove(key)
    with pytest.raises(storage.FileDamaged):
        storage.get(key, storage.sha256(b"content"))


def test_a_key_cannot_leave_the_folder(folder):
    (folder.parent / "secret").write_bytes(b"s")
    with pytest.raises(Exception, match=r"\.\.|invalid|Error|missing"):
        storage.get("../../secret", storage.sha256(b"s"))


def test_old_keys_are_listed_for_the_sweep(folder):
    key = storage.put(b"content")
    soon = datetime.now(UTC) + timedelta(minutes=1)
    assert list(storage.keys_older_than(soon)) == [key]
    assert list(storage.keys_older_than(soon - timedelta(hours=1))) == []
