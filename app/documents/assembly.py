"""What documents bring to the application."""

from flask import Flask

from app.documents import rules
from app.documents.views import addresses, blueprint, keep_paper
from app.wording import _
from app.workflow import scopes
from app.workflow.views import history, steps
from app.workflow.views.case_frame import register_tab


def register_policy() -> None:
    """Fill the gate."""
    rules.register()


def register_pages(app: Flask) -> None:
    """Hang the pages in."""
    app.register_blueprint(blueprint)
    history.register_papers(addresses)
    steps.register_before(keep_paper)
    register_tab(_("Documents"), "documents.documents", 90, scopes.sees_content)
