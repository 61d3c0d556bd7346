"""What administration brings: its rules and pages."""

from flask import Flask

from app.administration import rules
from app.administration.views import closures, criteria, defaults, lifecycles, statements, topics  # noqa: F401 – fill it
from app.administration.views.blueprint import blueprint


def register_policy() -> None:
    """Fill the gate; harmless when done twice."""
    rules.register()


def register_pages(app: Flask) -> None:
    """Register the blueprint."""
    app.register_blueprint(blueprint)
