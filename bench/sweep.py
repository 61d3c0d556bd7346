"""How long the worker takes to post ten thousand reminders that are due at once."""

import time

from flask import Flask

from app.worker import jobs
from bench.generator import Generator

DUE = 10_000
GOAL_SECONDS = 20
MAKE_DUE = """
    UPDATE clocks SET started_at = now() - interval '20 days', due_at = now() - interval '1 minute',
      next_reminder_at = now() - interval '1 minute', paused_at = NULL, paused_because = NULL
    WHERE id IN (SELECT id FROM clocks WHERE stopped_at IS NULL AND name <> 'draft' ORDER BY id LIMIT %s)
"""


def sweep_seconds(app: Flask, generator: Generator) -> dict[str, float]:
    """Make clocks due and sweep them; fewer than ten thousand when there are not so many."""
    made = generator.connection.execute(MAKE_DUE, (DUE,)).rowcount
    before = _posted(generator)
    with app.app_context():
        started = time.monotonic()
        swept = jobs.remind()
        seconds = time.monotonic() - started
    figures = {"due": made, "clocks": swept, "points": _posted(generator) - before, "seconds": round(seconds, 2)}
    return figures | {"goal_seconds": GOAL_SECONDS}


def _posted(generator: Generator) -> int:
    row = generator.connection.execute("SELECT count(*) FROM clock_reminders").fetchone()
    return int(row[0]) if row else 0
