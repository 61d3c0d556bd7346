"""What a walk gave, told so that it can be found again in a copy of the database it was walked in."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from sqlalchemy import inspect

from app.extensions import db

PLAIN = (str, int, float, bool, bytes, Decimal, date, Enum, type(None))


class Unfit(Exception):
    """Something that cannot be told from one database to the next."""


@dataclass(frozen=True)
class Row:
    """A row by its key."""

    model: type
    key: Any


@dataclass(frozen=True)
class Thing:
    """An object by its attributes, such as a way or the cast."""

    kind: type
    parts: dict[str, Any]


class Same:
    """Stands for what the walk began from."""


def pictured(value: Any, known: Any = None) -> Any:
    """A picture of a value; `known` is the thing that will be at hand when it is shown again. Raises Unfit."""
    if known is not None and value is known:
        return Same
    if isinstance(value, PLAIN):
        return value
    if isinstance(value, (list, tuple)):
        return type(value)(pictured(each, known) for each in value)
    state = inspect(value, raiseerr=False)
    if state is not None and getattr(state, "identity", None):
        return Row(type(value), state.identity)
    if is_dataclass(value):
        return Thing(type(value), {name: pictured(part, known) for name, part in vars(value).items()})
    raise Unfit(f"{value!r} cannot be kept: take @stands off the verb that gives it")


def shown(picture: Any, known: Any = None) -> Any:
    """What a picture shows, in the present database."""
    if picture is Same:
        return known
    if isinstance(picture, Row):
        return db.session.get(picture.model, picture.key)
    if isinstance(picture, (list, tuple)):
        return type(picture)(shown(each, known) for each in picture)
    if isinstance(picture, Thing):
        return filled(object.__new__(picture.kind), picture, known)
    return picture


def filled(thing: Any, picture: Thing, known: Any = None) -> Any:
    """A thing with its parts as they were."""
    for name, part in picture.parts.items():
        object.__setattr__(thing, name, shown(part, known))
    return thing


def frozen(value: Any) -> Hashable:
    """A word that a verb was called with, so that equal calls are known as such. Raises Unfit."""
    if isinstance(value, PLAIN):
        return value
    if isinstance(value, dict):
        return tuple((name, frozen(part)) for name, part in sorted(value.items()))
    if isinstance(value, (list, tuple)):
        return tuple(frozen(each) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return (type(value), *(frozen(getattr(value, each.name)) for each in fields(value)))
    state = inspect(value, raiseerr=False)
    if state is not None and getattr(state, "identity", None):
        return (type(value), state.identity)
    raise Unfit
