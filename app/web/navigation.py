"""The places of the main menu: subjects register theirs at assembly, and a page shows those of the actor's role."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import current_app, request

from app.policy.actor import Actor
from app.policy.roles import Role


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the menu: where it leads and whose it is; smaller `order` stands further left."""

    label: str
    endpoint: str
    roles: frozenset[Role]
    order: int = 50

    @property
    def is_here(self) -> bool:
        """Whether the page being shown is this one."""
        return request.endpoint == self.endpoint


_places: dict[str, Place] = {}


def register(label: str, endpoint: str, roles: Iterable[Role], order: int = 50) -> None:
    """Put a page into the menu of some roles; harmless when done twice."""
    _places[endpoint] = Place(label, endpoint, frozenset(roles), order)


def places_of(actor: Actor | None) -> list[Place]:
    """The menu of an actor, left to right; a stranger has none."""
    if actor is None:
        return []
    return sorted((place for place in _places.values() if actor.role in place.roles), key=lambda place: place.order)


def has_page(endpoint: str) -> bool:
    """Whether the application has this page, so that the frame links only to what exists."""
    return endpoint in current_app.view_functions
