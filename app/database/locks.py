"""Row locks in one order: first the case file, then the case; what was read before the lock is forgotten."""

from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import DeclarativeBase, Session

from app.database import memory

Row = TypeVar("Row", bound=DeclarativeBase)


def require_clean(session: Session) -> None:
    """Refuse a session with unflushed changes: they would be lost or judged without the lock. Raises RuntimeError."""
    if session.new or session.dirty or session.deleted:
        raise RuntimeError(
            "Unflushed changes before a lock: write them as facts of the step, or flush a new case first."
        )


def lock(session: Session, model: type[Row], row_id: int) -> Row:
    """Lock one row for update, without joined loads, with its columns read anew. Raises NoResultFound."""
    statement = select(model).where(model.id == row_id).with_for_update(of=model)  # type: ignore[attr-defined]
    with session.no_autoflush:
        return session.scalars(statement.execution_options(populate_existing=True)).one()


def forget(session: Session, *, keep: tuple[object, ...]) -> None:
    """Expire everything in the session but the rows just locked, and every answer given before."""
    memory.forget(session)
    for held in list(session.identity_map.values()):
        if all(held is not kept for kept in keep):
            session.expire(held)
