"""What the workflow brings to the application."""

from flask import Flask

from app.policy import gate
from app.workflow import scopes, stepping
from app.workflow.models.case_file import CaseFile
from app.workflow.views import case_lists, due_words, history


def register_policy() -> None:
    """Fill the gate."""
    gate.register_scope(CaseFile, scopes.case_files)
    gate.register_step_check(stepping.require_open)
    history.register()


def register_pages(app: Flask) -> None:
    """Hang the pages in, and give templates the words for due days."""
    app.jinja_env.filters.update(due=due_words.due, due_on=due_words.due_on, due_in=due_words.due_in)
    app.register_blueprint(history.blueprint)
    case_lists.register()
