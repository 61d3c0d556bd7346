"""The exact headers of every response: strict content policy, no framing, no sniffing, no storing.

The referrer stays on our own site: without one the check of form tokens would refuse every post over https.
"""

from flask import Flask, request
from flask.wrappers import Response

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
DOWNLOAD_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
PERMISSIONS = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"


def install(app: Flask) -> None:
    """Put the headers on every response, errors and downloads too."""
    secure = app.config["SESSION_COOKIE_SECURE"]

    @app.after_request
    def add(response: Response) -> Response:
        headers = response.headers
        headers.setdefault("Content-Security-Policy", POLICY)
        headers["X-Content-Type-Options"] = "nosniff"
        headers["X-Frame-Options"] = "DENY"
        headers["Referrer-Policy"] = "same-origin"
        headers["Permissions-Policy"] = PERMISSIONS
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        headers["Cache-Control"] = "public, max-age=3600" if _is_asset(response) else "no-store"
        headers.pop("Server", None)
        if secure:
            headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
        return response


def _is_asset(response: Response) -> bool:
    return request.endpoint == "static" and response.status_code in (200, 206, 304)
