"""What the workflow brings to the application."""

from flask import Flask

from app.policy import gate
from app.workflow import scopes, stepping
from app.workflow.models.case_file import CaseFile
from app.workflow.views import history


def register_policy() -> None:
    """Fill the gate."""
    gate.register_scope(CaseFile, scopes.case_files)
    gate.register_step_check(stepping.require_open)
    history.register()


def register_pages(app: Flask) -> None:
    """Hang the pages in."""
    app.register_blueprint(history.blueprint)
