"""Looking up agencies, open to all: as one types, and by a plain page; it shows public facts only."""

from typing import Any

from flask import request
from flask.wrappers import Response

from app.accounts.services import throttling
from app.accounts.services.throttling import TooManyTries
from app.agencies import jurisdictions, queries
from app.agencies.forms.choosing import SHOWN
from app.agencies.views.blueprint import blueprint
from app.agencies.wording import TYPE_WORDS
from app.extensions import db
from app.web.acting import maybe_actor
from app.web.guards import public
from app.web.pages import page


@blueprint.route("/look-up")
@public
def look_up() -> Response:
    """The choices under a form's box while someone types in it."""
    if _is_hurried():
        return page("agencies/matches_hurried.html", status=429)
    typed = request.args.get("agency_text", "")
    return page("agencies/matches.html", typed=typed, found=queries.find(typed, limit=SHOWN), types=TYPE_WORDS)


@blueprint.route("/search")
@public
def search() -> Response:
    """A page to look an agency up, without script."""
    typed, state = request.args.get("q", ""), request.args.get("state", "")
    known = state if state in jurisdictions.BY_CODE else None
    values: dict[str, Any] = {
        "typed": typed[: queries.LONGEST_QUERY],
        "state": known,
        "states": jurisdictions.choices(),
    }
    if typed.strip() and _is_hurried():
        return page("agencies/search.html", status=429, found=None, is_hurried=True, types=TYPE_WORDS, **values)
    found = queries.find(typed, state=known) if typed.strip() else None
    return page("agencies/search.html", found=found, is_hurried=False, types=TYPE_WORDS, **values)


def _is_hurried() -> bool:
    """Whether a stranger looks up more often than anybody types; signed-in people are not counted."""
    if maybe_actor() is not None:
        return False
    address = request.remote_addr or ""
    try:
        throttling.count_try(throttling.LOOK_UP, account=address, address=address)
        db.session.commit()
    except TooManyTries:
        db.session.rollback()
        return True
    return False
