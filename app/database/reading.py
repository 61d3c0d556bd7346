"""Whether a page only read: such a transaction is better ended by a commit than by a rollback.

With each rollback the driver (psycopg 3) throws away what it has prepared, and planning the statements of a page anew
costs more than running them.
"""

from flask_sqlalchemy.session import Session as ScopedBase
from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session

WROTE = "wrote"


def has_only_read(session: Session) -> bool:
    """Whether a transaction is open in which nothing was written and nothing waits to be."""
    is_clean = not (session.new or session.dirty or session.deleted or session.info.get(WROTE))
    return is_clean and session.in_transaction() and session.is_active


@event.listens_for(ScopedBase, "after_flush")
def _note_flush(session: Session, *_details: object) -> None:
    session.info[WROTE] = True


@event.listens_for(ScopedBase, "do_orm_execute")
def _note_statement(state: ORMExecuteState) -> None:
    """Whatever is no plain SELECT may write: statements in text, too."""
    if not state.is_select:
        state.session.info[WROTE] = True


@event.listens_for(ScopedBase, "after_commit")
@event.listens_for(ScopedBase, "after_rollback")
def _forget(session: Session) -> None:
    """Not at the end of a savepoint: what was written outside it still waits."""
    if not session.in_nested_transaction():
        session.info.pop(WROTE, None)
