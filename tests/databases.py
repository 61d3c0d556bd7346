"""Databases for tests: one throwaway server a run, one migrated template, a clone for each worker or for one test."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import Connection, Engine, create_engine

from app import create_app
from app.database.embedded import Server
from app.extensions import db
from app.web.settings import engine_options
from config import ROOT, Config, Environment

SERVER_VARIABLE = "TEST_POSTGRES_SOCKET_FOLDER"
TEMPLATE = "template_migrated"


@dataclass(frozen=True)
class OwnDatabase:
    """A migrated database that belongs to one test, with real commits that any connection sees."""

    name: str
    config: Config
    engine: Engine

    @property
    def environment(self) -> dict[str, str]:
        """What a child process needs to use this database."""
        return {
            **os.environ,
            "APP_ENVIRONMENT": self.config.environment,
            "SECRET_KEY": self.config.secret_keys[0],
            "PUBLIC_BASE_URL": self.config.public_base_url,
            "DATA_DIR": str(self.config.data_dir),
            "DATABASE_URL": self.config.database_url,
            "DATABASE_OWNER_URL": self.config.owner_database_url,
        }


def settings(server: Server, database: str, data_dir: Path) -> Config:
    """The settings that tests run with."""
    return Config(
        environment=Environment.TEST,
        secret_keys=("a secret of the tests that is long enough",),
        public_base_url="http://localhost",
        data_dir=data_dir,
        database_url=server.url("cri_app", database),
        owner_database_url=server.url("cri_owner", database),
        idle_in_transaction_timeout_ms=0,  # the transaction around a test may idle
    )


def migrate_template(server: Server) -> None:
    """Make and migrate the template once, whichever worker comes first."""
    folder = Path(server.socket_folder).parent
    with (folder / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (folder / "template.done").exists():
            return
        server.drop(TEMPLATE)
        server.clone("cri", TEMPLATE)
        migrate(settings(server, TEMPLATE, folder))
        (folder / "template.done").touch()


def migrate(config: Config) -> None:
    """Bring a database to the newest migration."""
    app = create_app(config)
    with app.app_context():
        upgrade(str(ROOT / "migrations"))
        db.engine.dispose()


@contextlib.contextmanager
def bound(app: Flask, bind: Engine | Connection) -> Iterator[None]:
    """Let every session of an application use this engine or connection. Flask-SQLAlchemy has no public way to."""
    saved = db._app_engines[app]
    db._app_engines[app] = {None: bind}
    try:
        yield
    finally:
        db._app_engines[app] = saved


@contextlib.contextmanager
def rolled_back(app: Flask, engine: Engine) -> Iterator[None]:
    """Run inside one transaction that is undone at the end, though the application commits and rolls back freely."""
    with engine.connect() as connection:
        outer = connection.begin()
        db.session.session_factory.configure(join_transaction_mode="create_savepoint")
        try:
            with bound(app, connection):
                yield
        finally:
            db.session.session_factory.configure(join_transaction_mode="conditional_savepoint")
            outer.rollback()


@contextlib.contextmanager
def own_database(app: Flask, server: Server, config: Config, name: str) -> Iterator[OwnDatabase]:
    """Run on a clone of the template, dropped at the end together with its connections."""
    server.clone(TEMPLATE, name)
    urls = {"database_url": server.url("cri_app", name), "owner_database_url": server.url("cri_owner", name)}
    own = replace(config, **urls)
    engine = create_engine(own.database_url, **engine_options(own) | {"pool_size": 10, "max_overflow": 20})
    try:
        with bound(app, engine):
            yield OwnDatabase(name, own, engine)
    finally:
        engine.dispose()
        server.drop(name)
