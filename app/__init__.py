"""The technical-assistance case tracker; `create_app` assembles the subjects into one application."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from config import Config


def create_app(config: "Config") -> "Flask":
    """Build the application from its settings; refuses to start when an endpoint has no guard or an action no rule."""
    # imported here, so that the embedded server's keeper and the supervisor need not load the whole application
    from flask import Flask

    from app import assembly
    from app.extensions import csrf, db, login_manager, migrate
    from app.web import addresses, guards, headers, intake, proxies, refusals, templating
    from app.web.settings import flask_settings

    app = Flask(__name__, static_folder="static")
    app.config.from_mapping(flask_settings(config))
    app.extensions["settings"] = config
    templating.install(app)  # first: the options of the template engine hold only until it is first used
    addresses.install(app)
    proxies.trust(app, config.proxy_hops)
    db.init_app(app)
    migrate.init_app(app, db)
    intake.install(app)
    csrf.init_app(app)
    login_manager.init_app(app)
    headers.install(app)
    refusals.install(app)
    assembly.register_policy()
    assembly.register_pages(app)
    assembly.register_commands(app)
    app.view_functions["static"].guard = guards.Guard("public")  # type: ignore[attr-defined]
    guards.require_every_guard(app)
    return app
