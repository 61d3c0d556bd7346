"""The one shape of a page on which a person takes a step: say why, fill in, press the button, return where it shows."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypedDict, Unpack

from flask import flash, redirect, url_for

from app.web.acts import CaseForm, carried_out
from app.web.pages import page
from app.workflow.models.case_file import Staged

Before = Callable[[Staged, CaseForm], None]
_before: list[Before] = []


class Versioned(Protocol):
    """A row that counts its changes."""

    version: Any


class Look(TypedDict, total=False):
    """What a step's page may say besides: words, where it leads, and another template with what that shows."""

    intro: str
    style: str
    back: str  # the endpoint to go to, which takes the case's reference, and the part's number if there is one
    number: int
    row: Versioned  # whose version the form carries, where it is not the case's
    there: str  # an address instead of `back`
    cancel: str  # the way out, where it is another one
    template: str  # extends workflow/step.html
    shown: Mapping[str, Any]


def register_before(act: Before) -> None:
    """Have something done within the transaction of each step, before its verb (documents keep the recorded paper)."""
    _before[:] = [act]


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
    if taken(case, form, verb, look.get("row")):
        flash(done, "success")
        return redirect(there)
    words: dict[str, Any] = {"case": case, "page_heading": heading, "label": label}
    words |= {"there": look.get("cancel") or there, "intro": look.get("intro", ""), "style": look.get("style", "")}
    return page(look.get("template", "workflow/step.html"), form=form, **words, **look.get("shown", {}))


def taken(case: Staged, form: CaseForm, verb: Callable[[], Any], row: Versioned | None = None) -> bool:
    """Whether the form was sent, is valid and its verb went through; else the form is fit to be shown once more.

    `row` is what the form is about, where its version is not that of the case.
    """

    def act() -> None:
        for before in _before:
            before(case, form)
        verb()

    if form.validate_on_submit() and carried_out(form, act):
        return True
    if getattr(form, "is_stale", False):  # the sentence says so; a second press means what stands now
        form.version.data = str((row or case).version)
    return False


def _address(case: Staged, look: Look) -> str:
    values: dict[str, Any] = {"number": look["number"]} if "number" in look else {}
    return url_for(look.get("back", "requests.show"), reference=case.case_file.reference, **values)
