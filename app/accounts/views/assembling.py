"""Puts the pages of accounts together: importing a view module gives the blueprint its routes."""

from flask import Flask

from app.accounts.views import (  # noqa: F401  the routes come with the modules
    administering,
    arriving,
    development,
    inviting,
    linking,
    own,
    registering,
    resetting,
    signing_in,
    watching,
)
from app.accounts.views.blueprint import blueprint
from app.policy.roles import Role
from app.web import navigation, refusals
from app.wording import _


def register(app: Flask) -> None:
    """Register the pages and their places in the menu; the development sign-ins never in production."""
    arriving.install(app)
    refusals.on_forbidden(watching.note_forbidden)
    app.register_blueprint(blueprint)
    if not app.extensions["settings"].is_production:
        app.register_blueprint(development.blueprint)
    navigation.register(_("People"), "accounts.list_people", [Role.ADMINISTRATOR], 10)
    navigation.register(_("New people"), "accounts.agency_links", [Role.TRIAGE], 60)
    navigation.register(_("Colleagues"), "accounts.colleagues", [Role.COORDINATOR, Role.EXECUTIVE], 70)
