"""Every view bears exactly one guard; an endpoint without one stops the application at start (default deny)."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import Flask, redirect, request, url_for

from app.errors import NotVisible, StepNotAvailable
from app.policy import gate
from app.policy.actions import Action
from app.web import resending
from app.web.acting import current_actor, maybe_actor

View = Callable[..., Any]
Load = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Guard:
    """What protects a view; read by the start-up check, the route matrix and the step test."""

    kind: str
    action: Action | None = None
    step: str | None = None
    lifecycles: tuple[str, ...] = ()
    recorded: bool = False


def public(view: View) -> View:
    """Open to everyone."""
    view.guard = Guard("public")  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Open to every signed-in person, about himself."""

    @wraps(view)
    def guarded(**values: Any) -> Any:
        return view(**values) if maybe_actor() else _to_sign_in()

    guarded.guard = Guard("signed_in")  # type: ignore[attr-defined]
    return guarded


def requires(action: Action, load: Load | None = None) -> Callable[[View], View]:
    """Ask the gate for an action; with `load(actor, **url_values)` the view receives the loaded subject alone.

    A loader reads within the actor's scope and raises NotVisible: unseen is the same 404 as absent.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(**values: Any) -> Any:
            if maybe_actor() is None:
                return _to_sign_in()
            subject = _load(load, values)
            gate.require(current_actor(), action, subject)
            return view(subject) if load else view(**values)

        guarded.guard = Guard("requires", action)  # type: ignore[attr-defined]
        return guarded

    return decorate


def step(
    name: str, *lifecycles: str, load: Load, passed: Load | None = None, recorded: bool = False
) -> Callable[[View], View]:
    """A view through which a person takes a step of the loaded case; refused early when it is not his or not open.

    `passed(case)` may answer instead where the case has moved on ("already sent"); None refuses as usual. `recorded`:
    the page also takes what the office writes down for someone outside (it shows a form with channel, day and paper).
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(**values: Any) -> Any:
            if maybe_actor() is None:
                return _to_sign_in()
            case = _load(load, values)
            try:
                gate.require_step(current_actor(), case, name, recorded)
            except StepNotAvailable:
                answer = passed(case) if passed else None
                if answer is None:
                    raise
                return answer
            return view(case)

        guarded.guard = Guard("step", step=name, lifecycles=lifecycles, recorded=recorded)  # type: ignore[attr-defined]
        return guarded

    return decorate


def require_every_guard(app: Flask) -> None:
    """Stop the start when an endpoint has no guard."""
    bare = [name for name, view in app.view_functions.items() if not hasattr(view, "guard")]
    if bare:
        raise RuntimeError(f"Endpoints without a guard: {', '.join(sorted(bare))}.")


def _load(load: Load | None, values: dict[str, Any]) -> Any:
    if load is None:
        return None
    subject = load(current_actor(), **values)
    if subject is None:
        raise NotVisible
    return subject


def _to_sign_in() -> Any:
    if resending.can_be_kept():
        return resending.kept(signed_out=True)
    target = request.full_path if request.method == "GET" else None
    return redirect(url_for("accounts.sign_in", next=target))
