"""The cookie that names a session: opaque, for this host alone, Secure but over plain http outside production."""

from flask import current_app, request
from werkzeug.wrappers import Response


def name() -> str:
    """`__Host-sid`, which browsers accept only as Secure and for the whole host; `sid` over plain http."""
    return "__Host-sid" if _is_secure() else "sid"


def token() -> str:
    """The token that the browser sent; of two cookies of the name, none counts."""
    sent = request.cookies.getlist(name())
    return sent[0] if len(sent) == 1 else ""


def give(response: Response, token: str) -> Response:
    """Let the browser keep a session's token until it is closed."""
    response.set_cookie(name(), token, secure=_is_secure(), httponly=True, samesite="Lax", path="/")
    return response


def take(response: Response) -> Response:
    """Let the browser forget everything that it kept of us."""
    response.delete_cookie(name(), secure=_is_secure(), httponly=True, samesite="Lax", path="/")
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


def _is_secure() -> bool:
    return bool(current_app.extensions["settings"].has_secure_cookies)
