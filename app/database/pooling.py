"""Connections that rest in the pool: one whose server has gone is replaced before a page is asked through it."""

import select
import time
from typing import Any

import psycopg
from sqlalchemy.exc import DisconnectionError

MOST_PREPARED = 300
"""Statements that a connection keeps prepared; the daily pages send some two hundred different ones."""
REST_SECONDS = 60
"""After a longer rest a connection is asked whether it lives: a firewall may have dropped it without a word."""


def refuse_the_dead(connection: psycopg.Connection[Any], record: Any, _proxy: object) -> None:
    """Let the pool connect anew where the server has said goodbye; a look at the socket, seldom a round trip.

    Listens to the pool's `checkout`. Raises DisconnectionError.
    """
    rested = time.monotonic() - record.info.get("rests_since", time.monotonic())
    if connection.closed or _has_something_to_say(connection) or (rested > REST_SECONDS and not _answers(connection)):
        raise DisconnectionError


def note_the_rest(_connection: object, record: Any) -> None:
    """Remember since when a connection rests; listens to the pool's `checkin`."""
    record.info["rests_since"] = time.monotonic()


def prepare_many(connection: psycopg.Connection[Any], _record: object) -> None:
    """Let a new connection keep the statements of all daily pages prepared; listens to the pool's `connect`."""
    connection.prepared_max = MOST_PREPARED


EVENTS = [(prepare_many, "connect"), (refuse_the_dead, "checkout"), (note_the_rest, "checkin")]


def _has_something_to_say(connection: psycopg.Connection[Any]) -> bool:
    """Whether bytes wait unasked: a server that ends sends a last word or just closes; nobody else does."""
    poll = select.poll()
    poll.register(connection.fileno(), select.POLLIN)
    return bool(poll.poll(0))


def _answers(connection: psycopg.Connection[Any]) -> bool:
    try:
        connection.execute("SELECT 1")
        connection.rollback()
    except psycopg.Error:
        return False
    return True
