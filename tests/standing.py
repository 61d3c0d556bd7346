"""Where tests begin: what many tests walk to is walked once a worker, kept as a database, and begun from again.

A verb marked with `@stands` walks as ever the first time. Asked again from the same beginning, its end is kept in a
database of its own, and later tests are moved there instead of walking. Only a test that has written nothing since its
beginning, on a clock that nobody moved, is moved; every other one walks.
"""

from __future__ import annotations

import contextlib
import functools
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar

import time_machine
from flask import Flask
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import NullPool

from app import clock
from app.database.embedded import Server
from app.extensions import db
from app.policy.actor import Actor
from app.web.settings import engine_options
from config import Config
from tests import databases
from tests.pictures import Thing, Unfit, filled, frozen, pictured, shown

Key = tuple[Any, ...]
Verb = TypeVar("Verb", bound=Callable[..., Any])
NOWHERE: Key = ("nothing was done yet",)
READING = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "SET ", "SHOW")
OF_POOLS = ("pool_size", "max_overflow", "pool_timeout", "pool_recycle", "pool_pre_ping", "pool_reset_on_return")
WORTH_SECONDS = 0.05  # a walk that takes less of the processor is walked again


@dataclass(frozen=True)
class Stand:
    """A database at which a walk ended, and the picture of what the walk gave."""

    database: str
    engine: Engine
    picture: Any


@dataclass
class Stage:
    """The database that the running test plays in, and those it may be moved to."""

    app: Flask
    server: Server
    config: Config
    is_open: bool = False  # a test plays that may be moved
    at: Key | None = None  # where it stands, as long as it has written nothing
    product: Any = None  # what it was given there
    parts: dict[str, Any] = field(default_factory=dict)  # of the product, as it was given
    stands: dict[Key, Stand] = field(default_factory=dict)
    seconds: dict[Key, float] = field(default_factory=dict)
    seat: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)

    present: ClassVar[Stage | None] = None

    @contextlib.contextmanager
    def curtain(self, engine: Engine) -> Iterator[None]:
        """Let a test play in a transaction that is undone, wherever it is moved."""
        self._sit(engine)
        self._stand(NOWHERE, None)
        self.is_open = True
        try:
            yield
        finally:
            self.is_open = False
            self.seat.close()

    def bring(self, subject: Any, key: Key, walk: Callable[[], Any]) -> Any:
        """What a walk gives: by moving to where it ended before, or by walking."""
        if not self._may_move(subject):
            return walk()
        assert self.at is not None
        whole: Key = (*self.at, key)
        if whole not in self.stands:
            if self.seconds.get(whole, 0) < WORTH_SECONDS:
                return self._timed(whole, walk)
            self._keep(whole, subject, walk)
        stand = self.stands[whole]
        db.session.rollback()
        self._sit(stand.engine)
        db.session.expire_all()
        self._stand(whole, _given(stand.picture, subject))
        return self.product

    def _may_move(self, subject: Any) -> bool:
        if not self.is_open or self.at is None or _is_pending() or _is_clock_moved():
            return False
        return self.at == NOWHERE or (subject is self.product and self.parts == dict(vars(subject)))

    def _timed(self, key: Key, walk: Callable[[], Any]) -> Any:
        began = time.process_time()
        try:
            return walk()
        finally:
            self.seconds.setdefault(key, time.process_time() - began)

    def _keep(self, key: Key, subject: Any, walk: Callable[[], Any]) -> None:
        """Walk in a database of its own, for good, and keep it."""
        start = self.stands.get(key[:-1])
        name = f"stand_{os.getpid()}_{len(self.stands)}"
        db.session.rollback()
        self.is_open = False
        self.seat.close()
        self.server.clone(start.database if start else databases.TEMPLATE, name)
        engine = self._engine(name)
        with databases.bound(self.app, engine):
            db.session.expire_all()
            known = getattr(subject, "cast", subject)
            walked = walk()
            db.session.commit()
            picture = pictured(walked, known)
            db.session.rollback()
        self.stands[key] = Stand(name, engine, picture)
        self.is_open = True

    def _engine(self, name: str) -> Engine:
        options = {name: value for name, value in engine_options(self.config).items() if name not in OF_POOLS}
        engine = create_engine(self.server.url("cri_app", name), **options, poolclass=NullPool)
        event.listen(engine, "before_cursor_execute", self._note)
        return engine

    def _note(self, _connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith(READING):
            self.at = None

    def watch(self, engine: Engine) -> None:
        """See whatever is written through a worker's own engine."""
        event.listen(engine, "before_cursor_execute", self._note)

    def _sit(self, engine: Engine) -> None:
        self.seat.close()
        self.seat.enter_context(databases.rolled_back(self.app, engine))

    def _stand(self, at: Key, product: Any) -> None:
        self.at, self.product = at, product
        self.parts = dict(getattr(product, "__dict__", {}))


def stands(verb: Verb) -> Verb:
    """Mark a walk that gives the same whenever it begins at the same place: of a way, of the cast, or of an actor."""

    @functools.wraps(verb)
    def brought(*words: Any, **named: Any) -> Any:
        walk = functools.partial(verb, *words, **named)
        stage = Stage.present
        if stage is None or not stage.is_open or not _begins_at(stage.product, words):
            return walk()
        try:
            key = (verb.__qualname__, *(_known(word, stage.product) for word in words), frozen(named))
        except Unfit:
            return walk()
        return stage.bring(stage.product, key, walk)

    return brought  # type: ignore[return-value]


def _begins_at(product: Any, words: tuple[Any, ...]) -> bool:
    """Whether a verb begins with what the test was given: the cast, one of its actors, or a way."""
    return any(word is product for word in words[:2]) or (
        type(product).__name__ == "Cast" and isinstance(words[0], Actor)
    )


def _known(word: Any, product: Any) -> Any:
    if word is product:
        return type(product)
    return word if isinstance(word, type) else frozen(word)


def _given(picture: Any, subject: Any) -> Any:
    """The product; a way that walked on stays the same object."""
    known = getattr(subject, "cast", subject)
    if isinstance(picture, Thing) and type(subject) is picture.kind:
        return filled(subject, picture, known)
    return shown(picture, known)


def _is_pending() -> bool:
    return bool(db.session.new or db.session.deleted or any(map(db.session.is_modified, db.session.dirty)))


def _is_clock_moved() -> bool:
    return clock.is_moved() or time_machine.escape_hatch.is_travelling()
