"""How many SQL statements a page sends, counted inside this process."""

from collections.abc import Callable
from urllib.parse import urlsplit

from flask import Flask
from sqlalchemy import event

from app.extensions import db
from bench.client import Answer, Client


class Inside(Client):
    """A client without a web server between."""

    def __init__(self, app: Flask, token: str) -> None:
        self.client = app.test_client()
        self.client.set_cookie("sid", token)

    def _ask(self, method: str, path: str, body: str | None = None) -> Answer:
        kind = "application/x-www-form-urlencoded" if body else None
        response = self.client.open(path, method=method, data=body, content_type=kind)
        return Answer(response.status_code, response.data, urlsplit(response.location or "").path)


def counted(app: Flask, token: str, unit: Callable[[Client], Answer]) -> int:
    """The statements of one unit, after one that fills the caches."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    inside = Inside(app, token)
    unit(inside)
    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        unit(inside)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(sent)
