"""Binds the person behind the web request to each database transaction, so that row-level security can read it."""

from flask_sqlalchemy.session import Session as ScopedBase
from sqlalchemy import event, text
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

BIND = text("SELECT set_config('app.person_id', :person, true), set_config('app.organization_id', :organization, true)")


def bind(session: Session, *, person_id: int | None, organization_id: int | None) -> None:
    """Name the principal of this session; every transaction that begins from now on carries it."""
    session.info["principal"] = {"person": str(person_id or ""), "organization": str(organization_id or "")}
    if session.in_transaction():
        session.connection().execute(BIND, session.info["principal"])


def clear(session: Session) -> None:
    """Forget the principal; transactions carry an empty one, which sees nothing under row-level security."""
    session.info.pop("principal", None)


@event.listens_for(ScopedBase, "after_begin")
def _emit(session: Session, transaction: object, connection: Connection) -> None:
    principal = session.info.get("principal")
    if principal:
        connection.execute(BIND, principal)
