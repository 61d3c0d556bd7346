"""What notifications bring to the application."""

from flask import Flask

from app.notifications import rules, scopes
from app.notifications.views import jobs, mailbox


def register_policy() -> None:
    """Fill the gate."""
    rules.register()
    scopes.register()


def register_pages(app: Flask) -> None:
    """Hang the pages in; the developers' mailbox does not exist in production."""
    app.register_blueprint(jobs.blueprint)
    if not app.extensions["settings"].is_production:
        app.register_blueprint(mailbox.blueprint)
