"""Every endpoint × every person × own, foreign and absent things: who gets what, who learns what, what it changes."""

from collections.abc import Iterator

import pytest

from app.extensions import db
from tests import databases
from tests.matrix import asking, canaries
from tests.matrix.people import HALVES, SIGNED_IN, SIGNED_OUT
from tests.matrix.table import MAIN, STAGES, TABLE, Entry
from tests.matrix.worlds import World

ORDER = [stage for stage in STAGES if stage not in MAIN] + list(MAIN)
RUNS = [
    pytest.param(stage, half, id=f"{stage}@matrix-{number}")  # tests/together.py
    for number, half in enumerate(HALVES)
    for stage in ORDER
]


FIRST = {entry.endpoint: entry for entry in reversed(TABLE)}
"""Where an endpoint is asked for absent and foreign things, too: what it says of them does not hang on the stage."""


@pytest.fixture(scope="module")
def world(app, server, config, worker_id) -> Iterator[World]:
    """The worlds, in a database of their own, and above them one transaction that is undone at the end."""
    csrf = app.config.get("WTF_CSRF_ENABLED", True)
    app.config["WTF_CSRF_ENABLED"] = False
    with databases.own_database(app, server, config, f"matrix_{worker_id}") as own, app.app_context():
        world = World.built(app)
        db.session.rollback()
        db.session().join_transaction_mode = "create_savepoint"
        with databases.rolled_back(app, own.engine):
            db.session.expire_all()
            yield world
            db.session.remove()
    app.config["WTF_CSRF_ENABLED"] = csrf


@pytest.mark.parametrize(("stage", "half"), RUNS)
def test_everybody_gets_what_the_table_says_and_learns_nothing_else(app, world, stage, half):
    entries = [entry for entry in TABLE if entry.stage == stage]
    own = world.case(stage).reference if stage != "anywhere" else None
    for who in half:
        world.client(who)
    world.rows = asking.checksum()
    faults = [fault for entry in entries for who in half for fault in _faults(app, world, entry, who, own)]
    assert not faults, f"{len(faults)} faults at {stage}:\n" + "\n".join(faults)


def _faults(app, world: World, entry: Entry, who: str, own: str | None) -> Iterator[str]:
    for method in asking.methods(app, entry):
        path = asking.address(app, entry, world, own)
        answer = asking.ask(world, who, method, path)
        yield from _spoken(who, method, entry, asking.fault(entry, who, method, answer))
        yield from _common(who, method, entry, answer)
        if own is None or who in SIGNED_OUT or entry.is_public or entry is not FIRST[entry.endpoint]:
            continue
        absent = asking.ask(world, who, method, asking.address(app, entry, world, asking.ABSENT))
        yield from _spoken(who, method, entry, asking.unseen_fault(who, absent), "absent")
        if who in foreign_to():
            foreign = asking.ask(world, who, method, asking.address(app, entry, world, world.foreign.reference))
            yield from _spoken(who, method, entry, asking.unseen_fault(who, foreign), "foreign")
            yield from _common(who, method, entry, foreign)
            if foreign.status == 404 and foreign.body != absent.body:
                yield f"{who} {method} {entry.endpoint}: foreign and absent differ"


def foreign_to() -> frozenset[str]:
    """Who must not know of Mill River's case."""
    return SIGNED_IN - canaries.readers("call")["canaryforeignneed"]


def _common(who: str, method: str, entry: Entry, answer: asking.Answer) -> Iterator[str]:
    yield from (f"{who} {method} {entry.endpoint}: LEAK {word}" for word in asking.leaks(answer, who, entry.stage))
    yield from (f"{who} {method} {entry.endpoint}: header {wrong}" for wrong in answer.header_faults)


def _spoken(who: str, method: str, entry: Entry, fault: str, what: str = "own") -> Iterator[str]:
    if fault:
        yield f"{who} {method} {entry.endpoint} ({what}): {fault}"
