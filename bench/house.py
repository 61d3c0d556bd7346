"""The benchmark's own house: a throwaway server, migrated, with the floor's tables and a way to sign in."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import psycopg
from flask import Flask
from flask_migrate import upgrade

from app import create_app
from app.accounts.presence import token_hash
from app.database.cluster import APPLICATION, SUPERUSER
from app.database.embedded import Server
from app.extensions import db
from bench import floor
from bench.people import Member
from config import ROOT, Config, Environment

SIGN_IN = """
    INSERT INTO sign_in_sessions (key, token_hash, person_id, membership_id, started_at, seen_at, address, browser)
    VALUES (%s, %s, %s, %s, %s, %s, '', '')
"""


@dataclass(frozen=True)
class House:
    """Where the benchmark lives."""

    server: Server
    config: Config

    @property
    def database_pid(self) -> int:
        """The parent of all database processes."""
        return int((Path(self.server.socket_folder) / "postmaster.pid").read_text().split()[0])

    @property
    def web_environment(self) -> dict[str, str]:
        """What our web server needs."""
        return {
            "APP_ENVIRONMENT": "development", "DATABASE_URL": self.config.database_url,
            "DATA_DIR": str(self.config.data_dir), "SECRET_KEY": self.config.secret_keys[0],
            "PUBLIC_BASE_URL": self.config.public_base_url,
        }  # fmt: skip

    def connect(self) -> psycopg.Connection:
        """A connection that may load and look at everything, with foreign keys and triggers off for speed."""
        connection = psycopg.connect(host=self.server.socket_folder, user=SUPERUSER, dbname="cri", autocommit=True)
        connection.execute("SET session_replication_role = replica")
        return connection

    def application(self) -> Flask:
        """The application in this process, to count its statements and to run the worker's jobs."""
        return create_app(self.config)


def prepare(server: Server, data_dir: Path) -> House:
    """Migrate, and give the floor its tables."""
    config = Config(
        environment=Environment.DEVELOPMENT, secret_keys=(secrets.token_urlsafe(40),),
        public_base_url="http://localhost", data_dir=data_dir, database_url=server.app_url,
        owner_database_url=server.owner_url,
    )  # fmt: skip
    app = create_app(config)
    with app.app_context():
        upgrade(str(ROOT / "migrations"))
        db.engine.dispose()
    house = House(server, config)
    with house.connect() as connection:
        for statement in floor.TABLES:
            connection.execute(statement)  # type: ignore[call-overload]
        connection.execute(floor.GRANT.format(role=APPLICATION))  # type: ignore[call-overload]
        hashed = sha256(floor.TOKEN.encode()).hexdigest()
        connection.execute("INSERT INTO floor_sessions VALUES (%s, 1)", (hashed,))
    return house


def fill_floor(connection: psycopg.Connection, rows: int) -> None:
    """As many tickets for the floor as there are cases."""
    row = connection.execute("SELECT count(*) FROM floor_tickets").fetchone()
    connection.execute(floor.ROWS.format(missing=rows - (row[0] if row else 0)))  # type: ignore[call-overload]
    connection.execute("VACUUM (ANALYZE) floor_tickets")


def sign_in(connection: psycopg.Connection, member: Member, now: datetime) -> str:
    """A session of a person in a membership; returns the token for the cookie."""
    token = secrets.token_urlsafe(32)
    connection.execute(SIGN_IN, (token[:10], token_hash(token), member.person_id, member.membership_id, now, now))
    return token
