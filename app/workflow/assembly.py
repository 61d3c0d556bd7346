"""What the workflow brings to the application."""

from flask import Flask

from app.policy import gate
from app.workflow import scopes, stepping
from app.workflow.models.case_file import CaseFile
from app.workflow.views import access_list, case_lists, case_tasks, due_words, history, open_clocks


def register_policy() -> None:
    """Fill the gate."""
    gate.register_scope(CaseFile, scopes.case_files)
    gate.register_step_check(stepping.require_open)
    history.register()
    access_list.register()
    case_tasks.register()
    open_clocks.register()


def register_pages(app: Flask) -> None:
    """Hang the pages in, and give templates the words for due days."""
    app.jinja_env.filters.update(due=due_words.due, due_on=due_words.due_on, due_in=due_words.due_in)
    for each in (history, access_list, case_tasks):
        app.register_blueprint(each.blueprint)
    case_lists.register()
