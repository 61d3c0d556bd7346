"""Fixtures that every test may ask for: the application, its database, a page client and a real browser."""

import os
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from hypothesis import settings
from sqlalchemy import create_engine
from sqlalchemy.orm import Session, scoped_session

from app import create_app
from app.database import embedded
from app.extensions import db
from app.web.settings import engine_options
from config import Config
from tests import databases, standing, together
from tests.browser import Browser

pytest_plugins = ("tests.chromium", "tests.cast", "tests.web.failing")
settings.register_profile("house", deadline=None)  # a busy machine is slow, not wrong
settings.load_profile("house")
_throwaway = None


def pytest_configure(config: pytest.Config) -> None:
    """Start the throwaway server once a run, in the process that the workers are children of."""
    global _throwaway
    if hasattr(config, "workerinput") or config.option.collectonly or config.option.help:
        return
    _throwaway = embedded.throwaway()
    os.environ[databases.SERVER_VARIABLE] = _throwaway.__enter__().socket_folder


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> together.Together | None:
    """Keep tests of a group on one worker."""
    return together.Together(config, log) if config.getvalue("dist") == "loadgroup" else None


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the throwaway server."""
    if _throwaway is not None:
        _throwaway.__exit__(None, None, None)


@pytest.fixture(scope="session")
def server() -> embedded.Server:
    """The throwaway server of this run."""
    return embedded.Server(os.environ[databases.SERVER_VARIABLE])


@pytest.fixture(scope="session")
def config(server: embedded.Server, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Config:
    """Settings of this worker, with a migrated database of its own."""
    databases.migrate_template(server)
    server.clone(databases.TEMPLATE, f"worker_{worker_id}")
    return databases.settings(server, f"worker_{worker_id}", tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def app(config: Config) -> Iterator[Flask]:
    """The application; ask for `session` or `own_database` too when the test touches the database."""
    app = create_app(config)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="session")
def engine(config: Config):
    """Connections of the application role to this worker's database."""
    engine = create_engine(config.database_url, **engine_options(config))
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def stage(app: Flask, engine, server: embedded.Server, config: Config) -> Iterator[standing.Stage]:
    """Where this worker's tests play, and the databases at which their walks ended."""
    standing.Stage.present = standing.Stage(app, server, config)
    standing.Stage.present.watch(engine)
    yield standing.Stage.present
    standing.Stage.present = None


@pytest.fixture
def session(app: Flask, engine, stage: standing.Stage) -> Iterator[scoped_session[Session]]:
    """The session inside a transaction that is undone after the test, with an application context around it."""
    with stage.curtain(engine), app.app_context():
        yield db.session
        db.session.remove()


@pytest.fixture
def own_database(app: Flask, server: embedded.Server, config: Config) -> Iterator[databases.OwnDatabase]:
    """A database for this test alone, where commits are real and every connection and process sees them."""
    with databases.own_database(app, server, config, f"own_{uuid.uuid4().hex[:12]}") as database, app.app_context():
        yield database
        db.session.remove()


@pytest.fixture
def browser(app: Flask) -> Browser:
    """A page client without JavaScript, signed out; more of them by `Browser(app)`."""
    return Browser(app)
