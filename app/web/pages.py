"""Rendering a page: one call that picks the status and hands the template what every page needs."""

from typing import Any

from flask import g, make_response, render_template
from flask.wrappers import Response
from wtforms.form import BaseForm


def page(template: str, *, status: int = 200, form: BaseForm | None = None, **values: Any) -> Response:
    """Render a template; a form with errors makes it 422, one refused as stale 409."""
    if form is not None and status == 200 and (form.errors or form.form_errors):
        status = g.get("status", 422)
    return make_response(render_template(template, form=form, **values), status)
