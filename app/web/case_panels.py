"""Panels that subjects put on the overview of a case, registered at assembly: a template and what it shows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.policy.actor import Actor

Shown = Callable[[Actor, Any], dict[str, Any] | None]
"""`shown(actor, case_file)`: the values of the panel's template, or None where the panel does not stand."""


@dataclass(frozen=True, slots=True)
class Place:
    """One registered panel; smaller `order` stands higher."""

    template: str
    shown: Shown
    order: int


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel of one page: its template with its values, which the template finds under `panel`."""

    template: str
    values: dict[str, Any]


_places: dict[str, Place] = {}


def register(template: str, shown: Shown, order: int = 50) -> None:
    """Put a panel on every case's overview; harmless when done twice."""
    _places[template] = Place(template, shown, order)


def panels_of(actor: Actor, case_file: Any) -> list[Panel]:
    """The panels of a case for this reader, from top to bottom."""
    places = sorted(_places.values(), key=lambda place: place.order)
    found = ((place, place.shown(actor, case_file)) for place in places)
    return [Panel(place.template, values) for place, values in found if values is not None]
