"""Cursors that describe their columns only when asked: SQLAlchemy does so once for each of its statements.

The driver would make an object of every column each time; a case page reads three hundred.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, overload

import psycopg
from psycopg import Column


class Columns(Sequence[Column]):
    """The columns of a cursor's result, made when somebody looks."""

    def __init__(self, cursor: psycopg.Cursor[Any], size: int) -> None:
        self.cursor, self.size = cursor, size

    @cached_property
    def made(self) -> list[Column]:
        """The columns themselves."""
        return [Column(self.cursor, position) for position in range(self.size)]

    def __len__(self) -> int:
        return self.size

    @overload
    def __getitem__(self, place: int) -> Column: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Column]: ...

    def __getitem__(self, place: int | slice) -> Column | Sequence[Column]:
        return self.made[place]


class Cursor(psycopg.Cursor[Any]):
    """The driver's cursor, but for its description."""

    @property
    def description(self) -> Sequence[Column] | None:  # type: ignore[override]
        """The columns of the present result; None where it has no rows."""
        result = self.pgresult
        return Columns(self, result.nfields) if result is not None and result.nfields else super().description
