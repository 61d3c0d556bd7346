"""Typed text that could not be taken for want of a session or token comes back in a form that can be sent again."""

from flask import request
from flask.wrappers import Response

from app.web.pages import page
from app.wording import _

SECRET_WORDS = ("password", "token", "code")


def can_be_kept() -> bool:
    """Whether the post came from a page of ours and holds text; another site's is never shown again."""
    return request.method == "POST" and request.headers.get("Sec-Fetch-Site") == "same-origin" and bool(kept_values())


def kept_values() -> list[tuple[str, str]]:
    """What was posted, without secrets."""
    pairs = request.form.items(multi=True)
    return [(name, value) for name, value in pairs if not any(word in name.lower() for word in SECRET_WORDS)]


def kept(*, signed_out: bool) -> Response:
    """The page with what was typed (403 when signed out, else 400)."""
    return page(
        "errors/resend.html",
        status=403 if signed_out else 400,
        heading=_("You were signed out") if signed_out else _("This page was open too long"),
        values=kept_values(),
        signed_out=signed_out,
        had_files=bool(request.files),
    )
