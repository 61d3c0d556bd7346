"""What a request must be before any view sees it: readable text, a known kind of content, and of bearable size."""

from urllib.parse import unquote_to_bytes

from flask import Flask, abort, request

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
FORM_BYTES = 1024 * 1024  # of fields without files
FORM_FIELDS = 2000


def install(app: Flask) -> None:
    """Look at each request; comes before the check of form tokens, so that their refusals do not hide these."""
    app.before_request(look_at_address)
    app.before_request(look_at_form)


def look_at_address() -> None:
    """Refuse an address that is not UTF-8 (400) or holds a NUL (422)."""
    text = request.path + _decoded(request.query_string)
    if "\ufffd" in text:
        abort(400)
    if "\x00" in text:
        abort(422)


def look_at_form() -> None:
    """Refuse a body of another kind (415), one that is not UTF-8 (400), and one with too much in it (413)."""
    if request.method not in ("POST", "PUT", "PATCH") or request.path.startswith("/api/"):
        return
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if request.content_length and (request.mimetype not in FORMS or charset not in ("utf-8", "utf8")):
        abort(415)
    if request.mimetype == FORMS[0]:
        _plain_body()
    if sum(len(values) for _name, values in request.form.lists()) > FORM_FIELDS:
        abort(413)


def _plain_body() -> None:
    if (request.content_length or 0) > FORM_BYTES:
        abort(413)
    if "\ufffd" in _decoded(request.get_data(cache=True)):
        abort(400)


def _decoded(encoded: bytes) -> str:
    return unquote_to_bytes(encoded).decode("utf-8", "replace")
