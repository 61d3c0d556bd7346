"""Rows outside the cases that people edit by form: each carries a version, and a late edit never undoes another."""

from typing import Any, Protocol, TypeVar

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session, scoped_session

from app.errors import StaleCase

CHANGED = "Someone changed this while you were working on it. Reload the page to see it, then make your change again."


class Versioned(Protocol):
    """A row with a version."""

    version: int


Row = TypeVar("Row", bound=Versioned)


def claim(session: Session | scoped_session[Any], row: Row, seen_version: int) -> Row:
    """Lock a row, read it anew and count its version up; raises StaleCase when it is not the one the person saw."""
    mapper = inspect(type(row))
    key = mapper.primary_key_from_instance(row)
    identity = [column == value for column, value in zip(mapper.primary_key, key, strict=True)]
    statement = select(type(row)).where(*identity).with_for_update(of=type(row))
    locked = session.scalars(statement.execution_options(populate_existing=True)).one()
    if locked.version != seen_version:
        raise StaleCase(CHANGED)
    locked.version += 1
    return locked
