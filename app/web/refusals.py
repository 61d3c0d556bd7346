"""How refusals and faults look: one page each, 404 the same for absent and unseen."""

import secrets
from collections.abc import Callable

from flask import Flask, current_app
from flask.wrappers import Response
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, SecurityError

from app.errors import DomainError, InvalidFact, NotPermitted, NotVisible, StaleCase, StepNotAvailable, StepNotReady
from app.extensions import db
from app.web import resending
from app.web.pages import page

STATUS: dict[type[DomainError], int] = {
    NotVisible: 404,
    NotPermitted: 403,
    StaleCase: 409,
    StepNotAvailable: 409,
    StepNotReady: 422,
    InvalidFact: 422,
}
HEADINGS = {
    400: "We could not read what was sent",
    403: "You cannot do this",
    404: "Page not found",
    405: "This cannot be done here",
    409: "The case has moved on",
    413: "That is too large",
    415: "We cannot read this kind of content",
    422: "We cannot take this as it is",
    429: "Too many tries",
    500: "Something went wrong on our side",
    503: "The service is busy",
}
ADVICE = {
    403: "If you think you should be able to, ask the person who invited you, or call us.",
    404: "Check the address. If it came from an e-mail, the page may be open to another of your accounts only.",
    409: "Go back, reload the page to see the present state, and decide again.",
    413: "Send smaller files, or one file at a time. A file may have up to 25 MB.",
    429: "Wait a few minutes, then try again.",
    500: "We have a record of what happened. Try again in a few minutes.",
}


_on_forbidden: list[Callable[[], None]] = []


def on_forbidden(note: Callable[[], None]) -> None:
    """Have each 403 noted before it is answered (accounts write it into the record)."""
    _on_forbidden[:] = [note]


def install(app: Flask) -> None:
    """Register a handler for each kind of refusal."""
    app.register_error_handler(DomainError, refused)
    app.register_error_handler(CSRFError, stale_form)
    app.register_error_handler(HTTPException, answered)
    app.register_error_handler(OperationalError, busy)
    app.register_error_handler(Exception, failed)


def refused(error: DomainError) -> object:
    """A refusal of the rules that no form caught."""
    db.session.rollback()
    status = STATUS.get(type(error), 422)
    if status == 403:
        for note in _on_forbidden:
            note()
    return shown(status, "" if status == 404 else error.sentence)


def stale_form(_error: CSRFError) -> object:
    """A form without a valid token: expired session or another site."""
    if resending.can_be_kept():
        return resending.kept(signed_out=False)
    return shown(400, "This page was open too long. Go back, copy what you typed, reload the page and send it again.")


def answered(error: HTTPException) -> object:
    """An HTTP error raised by the framework."""
    if error.code is not None and error.code < 400:
        return error
    if isinstance(error, SecurityError):  # a foreign host name: no page, as no address of ours can be built
        return Response("This host is not served here.\n", 400, content_type="text/plain; charset=utf-8")
    answer = shown(error.code or 500, "")
    for name in ("Allow", "Retry-After"):
        if value := error.get_response().headers.get(name):
            answer.headers[name] = value
    return answer


def busy(error: OperationalError) -> object:
    """The database does not answer or a lock is held too long."""
    current_app.logger.error("database: %s", error)
    db.session.rollback()
    return shown(503, "Nothing was lost on our side. Wait a moment, then send the page again.")


def failed(error: Exception) -> object:
    """A fault of ours: an id to quote, never a trace."""
    fault = secrets.token_hex(4)
    current_app.logger.exception("fault %s", fault, exc_info=error)
    db.session.rollback()
    return shown(500, f"Please tell us this number if you call: {fault}.")


def shown(status: int, sentence: str) -> Response:
    """The page of a refusal."""
    heading = HEADINGS.get(status, HEADINGS[500] if status >= 500 else HEADINGS[400])
    return page("errors/refusal.html", status=status, heading=heading, sentence=sentence, advice=ADVICE.get(status, ""))
