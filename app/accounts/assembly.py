"""What accounts bring to the application."""

from flask import Flask

from app.accounts import rules, scopes
from app.accounts.views import assembling


def register_policy() -> None:
    """Fill the gate."""
    rules.register()
    scopes.register()


def register_pages(app: Flask) -> None:
    """Hang the pages in, and the session of each request."""
    assembling.register(app)
