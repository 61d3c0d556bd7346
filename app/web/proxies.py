"""Believing our own reverse proxies, and nobody else, about where a request came from."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix


def trust(app: Flask, hops: int) -> None:
    """Take the client's address and scheme from the last `hops` proxies; never the host, which is fixed."""
    if hops:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=0)  # type: ignore[method-assign]
