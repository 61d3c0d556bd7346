"""A page never meets a connection whose server has said goodbye."""

import time

from sqlalchemy import create_engine, text

from app.database import pooling
from app.web.settings import engine_options


def backend(connection) -> int:
    return connection.scalar(text("SELECT pg_backend_pid()"))


def end(engine, pid: int) -> None:
    """End one server process as a restart would, and wait until it is gone."""
    gone = text("SELECT count(*) FROM pg_stat_activity WHERE pid = :pid")
    with engine.connect() as other:
        other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
        while other.scalar(gone, {"pid": pid}):
            time.sleep(0.01)


def test_a_connection_that_died_while_it_rested_is_replaced(config):
    engine, other = (create_engine(config.database_url, **engine_options(config)) for _ in range(2))
    with engine.connect() as connection:
        resting = backend(connection)
    end(other, resting)
    with engine.connect() as connection:
        assert backend(connection) != resting
    engine.dispose()
    other.dispose()


def test_a_connection_that_lives_is_taken_again(config):
    engine = create_engine(config.database_url, **engine_options(config))
    with engine.connect() as connection:
        resting = backend(connection)
    with engine.connect() as connection:
        assert backend(connection) == resting
    engine.dispose()


def test_after_a_long_rest_the_connection_is_asked_and_stays(config, monkeypatch):
    monkeypatch.setattr(pooling, "REST_SECONDS", -1)
    engine = create_engine(config.database_url, **engine_options(config))
    with engine.connect() as connection:
        resting = backend(connection)
    with engine.connect() as connection:
        assert backend(connection) == resting
    engine.dispose()
