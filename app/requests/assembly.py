"""What requests bring to the application."""

from flask import Flask

from app.accounts import joining
from app.requests import rules, scopes
from app.requests.services import families, restricting
from app.requests.views import assembling


def register_policy() -> None:
    """Fill the gate and the door."""
    rules.register()
    scopes.register()
    families.register()
    joining.register(restricting.welcome)


def register_pages(app: Flask) -> None:
    """Hang the pages in, with their menu entries, tabs and panels."""
    assembling.install(app)
