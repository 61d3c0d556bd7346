"""Sections that a later subject puts on the page of an earlier one: an agency's cases, a provider's engagements."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.policy.actor import Actor

Values = Callable[[Actor, Any], dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Panel:
    """A template and the values it is drawn with."""

    template: str
    values: dict[str, Any]


_panels: dict[tuple[str, str], Values] = {}


def register(place: str, template: str, values: Values) -> None:
    """Put a template on a place ("agency", "provider"); `values` answers None where the actor is not to see it."""
    _panels[place, template] = values


def on(place: str, actor: Actor, subject: Any) -> list[Panel]:
    """The sections of a place for this actor and subject, in the order of their registration."""
    drawn = ((template, values(actor, subject)) for (where, template), values in _panels.items() if where == place)
    return [Panel(template, values) for template, values in drawn if values is not None]
