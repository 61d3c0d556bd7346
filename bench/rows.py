"""Rows as the text that COPY reads, with the defaults of the models where nothing is said."""

import json
from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Table

from app.database.base import Base

NULL = "\\N"


class Rows:
    """The rows of one table until they are copied; columns left out get the model's default, at last NULL."""

    def __init__(self, name: str, **always: Any) -> None:
        self.table = Base.metadata.tables[name]
        self.columns = [column.name for column in self.table.columns]
        self.places = {column: place for place, column in enumerate(self.columns)}
        self.blank = [in_text(always.get(column.name, _default(column))) for column in self.table.columns]
        self.next_id = 1
        self.lines: list[str] = []

    def add(self, **values: Any) -> int:
        """Add a row; returns its number, which is also its id where the table has one of its own."""
        number, self.next_id = self.next_id, self.next_id + 1
        cells = self.blank.copy()
        if "id" in self.places:
            cells[self.places["id"]] = str(number)
        for column, value in values.items():
            cells[self.places[column]] = in_text(value)
        self.lines.append("\t".join(cells))
        return number

    def write(self, connection: psycopg.Connection) -> None:
        """Copy what has gathered."""
        if not self.lines:
            return
        columns = sql.SQL(", ").join(map(sql.Identifier, self.columns))
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(self.table.name), columns)
        with connection.cursor().copy(statement) as copy:
            copy.write("\n".join(self.lines) + "\n")
        self.lines = []


def write_all(connection: psycopg.Connection, tables: Iterable[Rows]) -> None:
    """Copy what has gathered in all tables, in their order."""
    for rows in tables:
        rows.write(connection)


def catch_up(connection: psycopg.Connection, tables: Iterable[Rows]) -> None:
    """Let the sequences go on behind the ids that were copied."""
    for rows in tables:
        if _is_counted(rows.table):
            statement = "SELECT setval(pg_get_serial_sequence({}, 'id'), (SELECT max(id) FROM {}) + 1)"
            name = rows.table.name
            connection.execute(sql.SQL(statement).format(sql.Literal(name), sql.Identifier(name)))


def in_text(value: Any) -> str:
    """A value as COPY reads it."""
    if value is None:
        return NULL
    if value is True or value is False:
        return "t" if value else "f"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return "{" + ",".join(f'"{each}"' for each in value) + "}"
    return json.dumps(value) if isinstance(value, dict) else str(value)


def _default(column: Any) -> Any:
    """What the model puts into a column by itself; what it makes by a function for each row is not known here."""
    if column.default is None or column.nullable:
        return None
    if column.default.is_scalar:
        return column.default.arg
    kind = column.default.arg.__name__
    return {"list": [], "dict": {}}.get(kind)


def _is_counted(table: Table) -> bool:
    return "id" in table.columns and table.columns["id"].identity is not None
