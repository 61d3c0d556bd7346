"""Who is there: before each request the session of the cookie is read, in one statement, and its person acts."""

import secrets
from datetime import timedelta

from flask import Flask, g, request
from flask.wrappers import Response
from sqlalchemy.exc import SQLAlchemyError

from app.accounts.models.access import EndReason, SignInSession
from app.accounts.models.people import Person
from app.accounts.presence import LONGEST, actor_of, is_to_be_touched, longest_idle, over_because
from app.accounts.queries import people
from app.accounts.role_words import ROLE_WORDS, acting
from app.accounts.services import sessions
from app.accounts.views import cookies
from app.database import principal
from app.extensions import db, login_manager
from app.web.acting import act_as

LONGEST_TOKEN = 64  # characters; anything longer was not given by us


def install(app: Flask) -> None:
    """Read the session before each request and write down afterwards that it was seen."""
    app.before_request(arrive)
    app.after_request(leave)
    app.jinja_env.globals["role_words"] = ROLE_WORDS


def arrive() -> None:
    """Name the actor of this request, or nobody; rights are read from the database each time."""
    db.session.info["request_id"] = g.request_id = secrets.token_hex(8)
    if request.endpoint == "static":
        return
    token = cookies.token()
    session = people.session_by_token(token) if 0 < len(token) <= LONGEST_TOKEN else None
    if session is None:
        return
    g.over_because = over_because(session)
    if g.over_because is None:
        _begin(session)
    elif session.ended_at is None:
        g.to_end = session.id


def current_session() -> SignInSession:
    """The session of this request; a guard has made sure that there is one."""
    return g.sign_in_session


def maybe_session() -> SignInSession | None:
    """The session of this request, or None for a stranger."""
    return g.get("sign_in_session")


def why_over() -> EndReason | None:
    """Why the session that the browser still names is over; None when there is none or it holds."""
    return g.get("over_because")


def leave(response: Response) -> Response:
    """Write down the sight of a session, or its end by time, in a transaction of its own."""
    seen, ended = g.pop("to_touch", None), g.pop("to_end", None)
    if seen or ended:
        try:
            db.session.rollback()
            sessions.touch(seen) if seen else sessions.end_by_time(ended, g.over_because)
            db.session.commit()
        except SQLAlchemyError:
            db.session.rollback()  # the page is done; the next one tries again
    return response


@login_manager.request_loader
def load_person(_request: object) -> Person | None:
    """The signed-in person, for flask-login."""
    session = g.get("sign_in_session")
    return session.person if session else None


def _begin(session: SignInSession) -> None:
    actor = actor_of(session)
    g.sign_in_session = session
    limits = {"idle_minutes": _minutes(longest_idle(session)), "longest_hours": _minutes(LONGEST) // 60}
    act_as(actor, acting(session), can_switch=session.other_choices > 0, **limits)
    principal.bind(db.session(), person_id=actor.person_id, organization_id=actor.organization_id)
    if is_to_be_touched(session):
        g.to_touch = session.id


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds()) // 60
