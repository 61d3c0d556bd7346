"""The one shape of a page on which a person takes a step: say why, fill in, press the button, return where it shows."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import flash, redirect, url_for

from app.engagements.views.blueprint import OVERVIEW
from app.web.acts import CaseForm, carried_out
from app.web.navigation import has_page
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
    back: str = "",
    intro: str = "",
    style: str = "",
    template: str = "engagements/step.html",
    shown: Mapping[str, Any] | None = None,
    cancel: str = "",
    there: str = "",
    **values: Any,
) -> Any:
    """Show a step's form; on a valid post carry the verb out, say `done` and go to the endpoint `back`.

    `template` extends engagements/step.html where a page shows more than its form, from what `shown` holds;
    `there` is an address instead of `back`, `cancel` the way out when it is another one.
    """
    if back == OVERVIEW and not has_page(OVERVIEW):
        back = "engagements.team"
    there = there or url_for(back, reference=case.case_file.reference, **values)
    if form.validate_on_submit() and carried_out(form, verb):
        flash(done, "success")
        return redirect(there)
    if getattr(form, "is_stale", False):
        form.version.data = str(case.version)  # the sentence says that it changed; a second press means what stands now
    return page(
        template,
        form=form,
        case=case,
        page_heading=heading,
        label=label,
        intro=intro,
        there=cancel or there,
        style=style,
        **(shown or {}),
    )
