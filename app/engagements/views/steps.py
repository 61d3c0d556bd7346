"""The one shape of a page on which a person takes a step: fill in, press the button, return to where it shows."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, url_for

from app.web.acts import CaseForm, carried_out
from app.web.pages import page
from app.workflow.models.case_file import Staged


def step_page(
    case: Staged,
    form: CaseForm,
    verb: Callable[[], Any],
    *,
    heading: str,
    label: str,
    done: str,
    back: str,
    intro: str = "",
    style: str = "",
    **values: Any,
) -> Any:
    """Show a step's form; on a valid post carry the verb out, say `done` and go to the endpoint `back`."""
    there = url_for(back, reference=case.case_file.reference, **values)
    if form.validate_on_submit() and carried_out(form, verb):
        flash(done, "success")
        return redirect(there)
    if getattr(form, "is_stale", False):
        form.version.data = str(case.version)  # the page says that it changed: a second press means the present state
    return page(
        "engagements/step.html",
        form=form,
        case=case,
        page_heading=heading,
        label=label,
        intro=intro,
        there=there,
        style=style,
    )
