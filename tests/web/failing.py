"""An application with views that fail in every way."""

from collections.abc import Iterator

import pytest
from flask import Flask, abort, send_file
from sqlalchemy.exc import OperationalError

from app import create_app
from app.errors import InvalidFact, NotPermitted, NotVisible, StaleCase, StepNotAvailable, StepNotReady
from app.extensions import csrf, db
from app.web.guards import public, signed_in
from config import Config
from tests.web import gallery

REFUSALS = {
    "unseen": NotVisible(),
    "forbidden": NotPermitted("Only the owner may do this."),
    "stale": StaleCase(),
    "closed": StepNotAvailable(),
    "unready": StepNotReady(("The plan is missing.",)),
    "wrong": InvalidFact("name", "This name is taken."),
    "broken": ZeroDivisionError("a secret detail"),
    "busy": OperationalError("SELECT secret", {}, Exception("gone")),
}


def _fail(kind: str) -> str:
    if kind.isdecimal():
        abort(int(kind))
    raise REFUSALS[kind]


def _echo() -> str:
    return "taken"


@pytest.fixture(scope="session")
def failing_app(config: Config) -> Iterator[Flask]:
    """The application with /fail/KIND, /echo (takes any post), /form (takes posts with a token), /mine (signed in)."""
    app = create_app(config)
    app.add_url_rule("/fail/<kind>", "fail", public(_fail), methods=["GET", "POST"])
    app.add_url_rule("/echo", "echo", public(csrf.exempt(_echo)), methods=["GET", "POST"])
    app.add_url_rule("/form", "form", public(lambda: "taken"), methods=["POST"])
    app.add_url_rule("/mine", "mine", signed_in(lambda: "mine"), methods=["GET", "POST"])
    app.add_url_rule("/file", "file", public(lambda: send_file(__file__, "application/pdf", as_attachment=True)))
    gallery.add_to(app)
    yield app
    with app.app_context():
        db.engine.dispose()
