"""What the directory of agencies brings to the application."""

from flask import Flask

from app.accounts import directory as account_directory
from app.agencies import queries, rules, scopes
from app.agencies.views import directory, look_up  # noqa: F401 – both fill the blueprint
from app.agencies.views.blueprint import blueprint


def register_policy() -> None:
    """Fill the gate."""
    rules.register()
    scopes.register()


def register_pages(app: Flask) -> None:
    """Hang the pages in, and let registration find agencies."""
    account_directory.use(lambda text, state: queries.find(text, state=state).agencies)
    app.register_blueprint(blueprint)
