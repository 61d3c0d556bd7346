"""What a transaction has already asked: remembered until something is written, locked, or the transaction ends.

For questions that a page asks again and again, such as what its reader sees of a case. Statements in plain text are not
noticed: who writes by them must not rely on an answer given before.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from flask_sqlalchemy.session import Session as ScopedBase
from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session

Answer = TypeVar("Answer")
PLACE = "answers"


def recall(session: Session, question: Hashable, ask: Callable[[], Answer]) -> Answer:
    """The answer to a question, asked once."""
    answers: dict[Hashable, Any] = session.info.setdefault(PLACE, {})
    if question not in answers:
        answer = ask()  # asking may begin a transaction, which forgets
        session.info.setdefault(PLACE, {})[question] = answer
        return answer
    return cast(Answer, answers[question])


def note(session: Session, question: Hashable, answer: object) -> None:
    """Remember an answer that was found on the way to something else."""
    session.info.setdefault(PLACE, {})[question] = answer


def forget(session: Session) -> None:
    """Ask everything anew."""
    session.info.pop(PLACE, None)


@event.listens_for(ScopedBase, "after_flush")
@event.listens_for(ScopedBase, "after_begin")
def _forget_after(session: Session, *_details: object) -> None:
    forget(session)


@event.listens_for(ScopedBase, "do_orm_execute")
def _forget_when_writing(state: ORMExecuteState) -> None:
    if state.is_update or state.is_insert or state.is_delete:
        forget(state.session)
