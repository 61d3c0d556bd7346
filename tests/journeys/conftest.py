"""A whole world for each journey."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app.extensions import db
from app.requests.models.assistance import Topic
from tests.cast import assemble
from tests.chromium import LiveServer
from tests.journeys.visitor import PICTURES
from tests.journeys.world import World
from tests.worker.sink import sink

TOPICS = ("De-escalation", "Community policing", "Crisis response")


@pytest.fixture
def world(app: Flask, live_server: LiveServer, chromium: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The application served with real commits, mail to a relay on loopback, the fixed cast in the database."""
    settings = app.extensions["settings"]
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
    with sink() as relay:
        app.extensions["settings"] = replace(settings, smtp_host=relay.host, smtp_port=relay.port)
        cast = assemble()
        db.session.add_all(Topic(group="General", name=name) for name in TOPICS)
        db.session.commit()
        made = World(app, cast, live_server, relay, chromium, monkeypatch.setenv)
        try:
            yield made
            made.close()
        finally:
            app.extensions["settings"] = settings
