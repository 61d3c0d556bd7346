"""What providers bring: rules, scopes, the profile of each new expert, and pages."""

from flask import Flask

from app.accounts import joining
from app.providers import rules, scopes
from app.providers.services import profiles
from app.providers.views import experts, providers  # noqa: F401 – both fill the blueprint
from app.providers.views.blueprint import blueprint


def register_policy() -> None:
    """Fill the gate; harmless when done twice."""
    rules.register()
    scopes.register()
    joining.register(profiles.welcome)


def register_pages(app: Flask) -> None:
    """Register the blueprint, which the page modules fill."""
    app.register_blueprint(blueprint)
