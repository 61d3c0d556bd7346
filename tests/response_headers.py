"""The headers that each class of response bears, word for word; written here a second time on purpose."""

from werkzeug.test import TestResponse

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
PAGE = ALWAYS | {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
    ),
}
ASSET = PAGE | {"Cache-Control": "public, max-age=3600"}
DOWNLOAD = PAGE | {"Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'"}
NEVER = ("Server", "X-Powered-By", "Access-Control-Allow-Origin")


def header_faults(response: TestResponse, wanted: dict[str, str] = PAGE) -> list[str]:
    """Which headers are missing, doubled or different; empty when none are."""
    wrong = [
        f"{name}: {response.headers.getlist(name)}"
        for name, value in wanted.items()
        if response.headers.getlist(name) != [value]
    ]
    return wrong + [f"{name} should not be there" for name in NEVER if name in response.headers]
