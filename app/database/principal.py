"""Binds the person behind the web request to each database transaction, so that row-level security can read it."""

from typing import Any

from flask_sqlalchemy.session import Session as ScopedBase
from sqlalchemy import ColumnElement, Text, cast, event, func
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

BIND = "SELECT set_config('app.person_id', %s, true), set_config('app.organization_id', %s, true)"


def bind(session: Session, *, person_id: int | None, organization_id: int | None) -> None:
    """Name the principal of this session; every transaction that begins from now on carries it."""
    session.info["principal"] = (str(person_id or ""), str(organization_id or ""))
    if session.in_transaction():
        session.connection().exec_driver_sql(BIND, session.info["principal"])


def binding(person_id: Any, organization_id: Any) -> tuple[ColumnElement[str], ColumnElement[str]]:
    """Two columns that name the principal of the transaction by the row being read, on which the person is found."""
    ids = {"app.person_id": person_id, "app.organization_id": organization_id}
    said = (func.set_config(name, func.coalesce(cast(value, Text), ""), True) for name, value in ids.items())
    return next(said), next(said)


def is_bound(session: Session, *, person_id: int | None, organization_id: int | None) -> None:
    """Name the principal whom the present transaction carries already (`binding`), for those that follow."""
    session.info["principal"] = (str(person_id or ""), str(organization_id or ""))


def clear(session: Session) -> None:
    """Forget the principal; transactions carry an empty one, which sees nothing under row-level security."""
    session.info.pop("principal", None)


@event.listens_for(ScopedBase, "after_begin")
def _emit(session: Session, transaction: object, connection: Connection) -> None:
    principal = session.info.get("principal")
    if principal:
        connection.exec_driver_sql(BIND, principal)
