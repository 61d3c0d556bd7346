"""Where to go after signing in: the page that was asked for, if it is ours, else the first page of the role."""

from urllib.parse import unquote, urlsplit

from flask import current_app, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from app.policy.actor import Actor
from app.web import navigation


def home_of(actor: Actor) -> str:
    """The first page of an actor's menu; the account page for who has none."""
    places = [place for place in navigation.places_of(actor) if navigation.has_page(place.endpoint)]
    return url_for(places[0].endpoint if places else "accounts.account")


def own_page(target: str | None) -> str | None:
    """A target if it is a page of this application that can be opened, else None: no redirect leads elsewhere."""
    if not target or not _is_plain_path(target) or not _is_plain_path(unquote(target)):
        return None
    try:
        current_app.url_map.bind("localhost").match(unquote(urlsplit(target).path), method="GET")
    except (HTTPException, RequestRedirect):
        return None
    return target


def _is_plain_path(target: str) -> bool:
    """Begins with one slash and holds nothing that a browser could read as another host."""
    if not target.startswith("/") or target.startswith("//") or "\\" in target:
        return False
    if any(mark < " " or mark == "\x7f" for mark in target):
        return False
    parts = urlsplit(target)
    return not parts.scheme and not parts.netloc
