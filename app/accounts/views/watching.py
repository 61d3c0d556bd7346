"""What is refused leaves a trace in the record, in a transaction of its own."""

from collections.abc import Callable

from flask import request
from sqlalchemy.exc import SQLAlchemyError

from app.accounts.services import noting
from app.extensions import db
from app.web.acting import maybe_actor


def note_forbidden() -> None:
    """Write down that the person of this request asked for a page that is not his."""
    actor, about = maybe_actor(), dict(request.view_args or {})
    if actor is not None:
        where = "/".join(str(value) for value in about.values())
        _in_its_own(lambda: noting.forbidden_page(actor, request.endpoint or "", where[:200]))


def note_failed_sign_in(email: str) -> None:
    """Write down that a sign-in was not proved."""
    _in_its_own(lambda: noting.failed_sign_in(email, address=request.remote_addr or ""))


def note_held_back(email: str) -> None:
    """Write down that somebody has to wait before the next try."""
    _in_its_own(lambda: noting.held_back_sign_in(email, address=request.remote_addr or ""))


def _in_its_own(write: Callable[[], None]) -> None:
    db.session.rollback()
    try:
        write()
        db.session.commit()
    except SQLAlchemyError:
        db.session.rollback()  # the answer goes out all the same
