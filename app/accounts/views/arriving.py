"""Who is there: before each request the session of the cookie is read, in one statement, and its person acts."""

import secrets
from datetime import timedelta

from flask import Flask, g, request
from flask.wrappers import Response
from sqlalchemy.exc import SQLAlchemyError

from app.accounts.browser_words import browser_words
from app.accounts.models.access import EndReason, SignInSession
from app.accounts.presence import LONGEST, Presence, actor_behind, is_to_be_touched, longest_idle, over_because
from app.accounts.queries import people
from app.accounts.role_words import ROLE_WORDS, acting
from app.accounts.services import sessions
from app.accounts.views import cookies
from app.database import principal, reading
from app.extensions import db, login_manager
from app.web.acting import act_as

LONGEST_TOKEN = 64  # characters; anything longer was not given by us


def install(app: Flask) -> None:
    """Read the session before each request and write down afterwards that it was seen."""
    app.before_request(arrive)
    app.after_request(leave)
    app.jinja_env.globals["role_words"] = ROLE_WORDS
    app.jinja_env.globals["browser_words"] = browser_words


def arrive() -> None:
    """Name the actor of this request, or nobody; rights are read from the database each time."""
    db.session.info["request_id"] = g.request_id = secrets.token_hex(8)
    db.session().expire_on_commit = False  # after its commit a view only redirects: nothing is worth reading again
    if request.endpoint == "static":
        return
    token = cookies.token()
    presence = people.presence_by_token(token) if 0 < len(token) <= LONGEST_TOKEN else None
    if presence is None:
        return
    g.over_because = over_because(presence)
    if g.over_because is None:
        _begin(presence)
        return
    principal.bind(db.session(), person_id=None, organization_id=None)
    if presence.ended_at is None:
        g.to_end = presence.session_id


def current_session() -> SignInSession:
    """The session of this request as a whole, read when asked for; a guard has made sure that there is one."""
    if "sign_in_session" not in g:
        g.sign_in_session = people.session_by_id(g.presence.session_id)
    return g.sign_in_session


def maybe_session() -> SignInSession | None:
    """The session of this request, or None for a stranger."""
    return current_session() if "presence" in g else None


def why_over() -> EndReason | None:
    """Why the session that the browser still names is over; None when there is none or it holds."""
    return g.get("over_because")


def leave(response: Response) -> Response:
    """End what the page read; write down the sight of a session, or its end by time, in a transaction of its own."""
    _end_reading()
    seen, ended = g.pop("to_touch", None), g.pop("to_end", None)
    if seen or ended:
        try:
            db.session.rollback()
            sessions.touch(seen) if seen else sessions.end_by_time(ended, g.over_because)
            db.session.commit()
        except SQLAlchemyError:
            db.session.rollback()  # the page is done; the next one tries again
    return response


def _end_reading() -> None:
    """Commit where nothing was written; a page that is drawn goes out even if the database is gone by then."""
    if reading.has_only_read(db.session()):
        try:
            db.session.commit()
        except SQLAlchemyError:
            db.session.rollback()


@login_manager.request_loader
def load_person(_request: object) -> Presence | None:
    """Who is there, for flask-login."""
    return g.get("presence")


def _begin(presence: Presence) -> None:
    actor = actor_behind(presence)
    g.presence = presence
    limits = {"idle_minutes": _minutes(longest_idle(presence)), "longest_hours": _minutes(LONGEST) // 60}
    act_as(actor, acting(presence), can_switch=presence.other_choices > 0, **limits)
    principal.is_bound(db.session(), person_id=actor.person_id, organization_id=actor.organization_id)
    if is_to_be_touched(presence):
        g.to_touch = presence.session_id


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds()) // 60
