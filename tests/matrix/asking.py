"""Sends the requests of the matrix, each in a savepoint that is undone, and says what was wrong with the answers."""

from __future__ import annotations

import contextlib
import contextvars
import re
from collections.abc import Iterator
from dataclasses import dataclass

from flask import Flask
from sqlalchemy import text
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from app.extensions import db
from tests.matrix import canaries
from tests.matrix.people import SIGNED_OUT
from tests.matrix.table import Entry
from tests.matrix.worlds import World
from tests.response_headers import DOWNLOAD, PAGE, header_faults

ABSENT = "TA-2020-00000"
UNCOUNTED = ("sign_in_sessions", "counted_tries", "alembic_version")
"""Tables that reading may change: sessions are touched, tries are counted."""
RECORD = ("audit_entries", "audit_details")
WRITTEN = text(
    "SELECT coalesce(sum(rows), 0), coalesce(sum(rows) FILTER (WHERE relname <> ALL(:record)), 0) FROM ("
    "SELECT relname, pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid)"
    " + pg_stat_get_xact_tuples_deleted(oid) AS rows FROM pg_class "
    "WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> ALL(:uncounted)) AS written"
)
CHANGING = re.compile(r'name="csrf_token"[^>]*>|value="[^"]*"[^>]*name="csrf_token"')


@dataclass(frozen=True)
class Answer:
    """What came back, and whether anything was written on the way or stayed written."""

    status: int
    body: str
    headers: str
    location: str
    tried_to_write: bool
    has_changed: bool
    header_faults: tuple[str, ...]

    @property
    def asks_to_sign_in(self) -> bool:
        """Whether the answer leads to the sign-in page."""
        return self.status == 302 and self.location.startswith("/sign-in")


def methods(app: Flask, entry: Entry) -> tuple[str, ...]:
    """GET and POST, as far as the endpoint takes them and the entry speaks of them."""
    taken = {method for rule in app.url_map.iter_rules(entry.endpoint) for method in rule.methods or ()}
    return tuple(sorted((taken & {"GET", "POST"}) & set(entry.methods or ("GET", "POST"))))


def address(app: Flask, entry: Entry, world: World, reference: str | None = None, **other: object) -> str:
    """The address of an entry's thing; `reference` names the case where the endpoint has one."""
    (rule,) = _rules(app, entry)
    named = {name: reference if word == "{reference}" else world.value(word) for name, word in entry.values.items()}
    values = named | other
    if "reference" in rule.arguments:
        values["reference"] = reference
    return app.url_map.bind("localhost").build(entry.endpoint, values)


def takes_reference(app: Flask, entry: Entry) -> bool:
    """Whether the endpoint is about a case."""
    return "reference" in _rules(app, entry)[0].arguments


def ask(world: World, who: str, method: str, path: str) -> Answer:
    """Send one request as somebody and undo what it did."""
    client = world.client(who)
    db.session.rollback()
    with undone():
        before = _written()
        db.session.rollback()
        response = contextvars.Context().run(client.open, path, method=method, buffered=True)
        after = _written()
        beside_the_record = response.status_code == 403  # who was refused what stands on the record, nothing else
        tried = after[beside_the_record] != before[beside_the_record]
        answer = _read(response, tried=tried, changed=tried and checksum() != world.rows)
        db.session.rollback()
    db.session.expire_all()
    return answer


def fault(entry: Entry, who: str, method: str, answer: Answer) -> str:
    """What is wrong with the answer about the own thing; empty when nothing is."""
    if answer.status >= 500:
        return f"{answer.status}"
    if who in SIGNED_OUT and not entry.is_public:
        return "" if answer.asks_to_sign_in and not answer.tried_to_write else f"{answer.status}, not the sign-in page"
    wanted = _wanted(entry, who, method)
    if answer.status not in wanted:
        return f"{answer.status}, not {'/'.join(map(str, sorted(wanted)))}"
    return _writing_fault(entry, who, method, answer)


def unseen_fault(who: str, answer: Answer) -> str:
    """What is wrong with the answer about a thing that this person must not know of."""
    if who in SIGNED_OUT:
        return "" if answer.asks_to_sign_in else f"{answer.status}, not the sign-in page"
    if answer.status != 404:
        return f"{answer.status}, not 404"
    return "wrote something" if answer.tried_to_write else ""


def _wanted(entry: Entry, who: str, method: str) -> frozenset[int]:
    if who in entry.may:
        return entry.shown if method == "GET" else entry.answered
    return frozenset({403}) if who in entry.seers else frozenset({404})


def _writing_fault(entry: Entry, who: str, method: str, answer: Answer) -> str:
    refused = who not in entry.may
    if method == "GET" and entry.notes and not refused:
        return ""
    if (method == "GET" or refused) and answer.tried_to_write:
        return "reading wrote something" if method == "GET" else "a refused form wrote something"
    if answer.status >= 400 and answer.has_changed and not entry.keeps:
        return "a form that was not taken left something behind"
    return ""


def _read(response: TestResponse, *, tried: bool, changed: bool) -> Answer:
    body = response.get_data(as_text=True) if (response.mimetype or "").startswith("text") else ""
    is_file = response.mimetype == "application/pdf"
    known = response.mimetype in ("text/html", "application/pdf")
    found = header_faults(response, DOWNLOAD if is_file else PAGE) if known else []
    return Answer(
        status=response.status_code,
        body=CHANGING.sub("", body),
        headers=str(response.headers),
        location=response.headers.get("Location", ""),
        tried_to_write=tried,
        has_changed=changed,
        header_faults=tuple(found),
    )


def leaks(answer: Answer, who: str, stage: str) -> list[str]:
    """Words that were sent to someone who must not have them."""
    return canaries.leaked(answer.body + answer.headers, who, stage)


def _rules(app: Flask, entry: Entry) -> list[Rule]:
    return list(app.url_map.iter_rules(entry.endpoint))[:1]


@contextlib.contextmanager
def undone() -> Iterator[None]:
    """Undo at the end whatever was committed meanwhile; within a test whose transaction is undone anyway."""
    db.session.commit()  # a savepoint of the session below ours would take ours with it
    savepoint = db.engine.begin_nested()  # type: ignore[attr-defined]  # in these tests a connection stands in its place
    try:
        yield
    finally:
        db.session.rollback()
        savepoint.rollback()
        db.session.expire_all()


def _written() -> tuple[int, int]:
    """How many rows this transaction has written so far, those undone included: anywhere, and beside the record."""
    return tuple(db.session.execute(WRITTEN, {"uncounted": list(UNCOUNTED), "record": list(RECORD)}).one())


def checksum() -> str:
    """A fingerprint of every row of every counted table, by who wrote it last."""
    tables = [name for name in db.metadata.tables if name not in UNCOUNTED]
    each = " UNION ALL ".join(f"SELECT '{name}', count(*), sum(xmin::text::bigint) FROM {name}" for name in tables)
    return str(db.session.execute(text(each)).all())
