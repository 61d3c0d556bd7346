"""The gate: subjects register a rule for each action and a scope for each model; everything else is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, true

from app.errors import NotPermitted, NotVisible
from app.policy.actions import Action
from app.policy.actor import Actor


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer of a rule: allowed or not, why not, and whether even the thing's existence is hidden."""

    allowed: bool
    reason: str = ""
    conceal: bool = False

    def __bool__(self) -> bool:
        return self.allowed


YES = Decision(True)
NO = Decision(False)
HIDDEN = Decision(False, conceal=True)

Rule = Callable[[Actor, Any], Decision | bool]
StepCheck = Callable[[Actor, Any, str, bool], None]
Scope = Callable[[Actor], ColumnElement[bool]]
_rules: dict[Action, Rule] = {}
_scopes: dict[type, Scope] = {}
_step_checks: list[StepCheck] = []


def register(action: Action, rule: Rule) -> None:
    """Give an action its rule; each action has exactly one."""
    if _rules.setdefault(action, rule) is not rule:
        raise RuntimeError(f"Two rules for {action}.")


def register_scope(model: type, scope: Scope) -> None:
    """Give a model its scope: the WHERE clause of the rows that an actor may see."""
    if _scopes.setdefault(model, scope) is not scope:
        raise RuntimeError(f"Two scopes for {model.__name__}.")


def ruled_actions() -> frozenset[Action]:
    """Every action that has a rule."""
    return frozenset(_rules)


def can(actor: Actor, action: Action, subject: Any = None) -> Decision:
    """Whether the actor may do the action to the subject; an action without a rule is refused."""
    rule = _rules.get(action)
    if rule is None:
        return NO
    answer = rule(actor, subject)
    return answer if isinstance(answer, Decision) else (YES if answer else NO)


def require(actor: Actor, action: Action, subject: Any = None) -> None:
    """Let pass, or raise NotVisible (hidden) or NotPermitted (seen but forbidden)."""
    decision = can(actor, action, subject)
    if decision:
        return
    if decision.conceal:
        raise NotVisible
    raise NotPermitted(decision.reason or None)


def scope(actor: Actor, model: type) -> ColumnElement[bool]:
    """The rows of a model that the actor may see; a model without a scope raises KeyError."""
    return _scopes[model](actor)


def narrowed(actor: Actor, model: type) -> ColumnElement[bool]:
    """The scope of a model that has one of its own; every row of the others, whose case alone decides."""
    return _scopes[model](actor) if model in _scopes else true()


def register_step_check(check: StepCheck) -> None:
    """Tell the gate who judges steps of life cycles (the workflow)."""
    _step_checks[:] = [check]


def require_step(actor: Actor, case: Any, name: str, recorded: bool = False) -> None:
    """Let the page of a step be shown, or raise NotVisible, NotPermitted or StepNotAvailable.

    `recorded`: the page also takes what the office writes down for someone outside.
    """
    _step_checks[0](actor, case, name, recorded)
