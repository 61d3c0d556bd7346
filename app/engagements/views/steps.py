"""The one shape of a page on which a person takes a step: say why, fill in, press the button, return where it shows."""

from collections.abc import Callable, Mapping
from typing import Any, TypedDict, Unpack

from flask import flash, redirect, url_for

from app.engagements.views.recording import keep_paper
from app.web.acts import CaseForm, carried_out
from app.web.pages import page
from app.workflow.models.case_file import Staged


class Look(TypedDict, total=False):
    """What a step's page may say besides: words, where it leads, and another template with what that shows."""

    intro: str
    style: str
    back: str  # the endpoint to go to, which takes the case's reference, and the part's number if there is one
    number: int
    there: str  # an address instead of `back`
    cancel: str  # the way out, where it is another one
    template: str  # extends engagements/step.html
    shown: Mapping[str, Any]


def step_page(
    case: Staged,
    form: CaseForm,
    verb: Callable[[], Any],
    *,
    heading: str,
    label: str,
    done: str,
    **look: Unpack[Look],
) -> Any:
    """Show a step's form; on a valid post carry the verb out, say `done` and go where the page leads."""
    there = look.get("there") or _address(case, look)

    def act() -> None:
        keep_paper(case, form)
        verb()

    if form.validate_on_submit() and carried_out(form, act):
        flash(done, "success")
        return redirect(there)
    if getattr(form, "is_stale", False):
        form.version.data = str(case.version)  # the sentence says that it changed; a second press means what stands now
    way_out = look.get("cancel") or there
    words: dict[str, Any] = {"case": case, "page_heading": heading, "label": label, "there": way_out}
    words |= {"intro": look.get("intro", ""), "style": look.get("style", "")}
    return page(look.get("template", "engagements/step.html"), form=form, **words, **look.get("shown", {}))


def _address(case: Staged, look: Look) -> str:
    values: dict[str, Any] = {"number": look["number"]} if "number" in look else {}
    return url_for(look["back"], reference=case.case_file.reference, **values)
