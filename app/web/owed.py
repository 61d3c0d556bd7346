"""What an agency owes beside the turns of its cases (an answer, a confirmation): subjects say how it is found."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.policy.actor import Actor


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing to do: what, on which page, in which case, by when (UTC)."""

    what: str
    url: str
    reference: str
    title: str
    due_at: datetime | None


Finder = Callable[[Actor], list[Owed]]
_finders: dict[str, Finder] = {}


def register(name: str, finder: Finder) -> None:
    """Add a kind of owed thing; harmless when done twice."""
    _finders[name] = finder


def owed_by(actor: Actor) -> list[Owed]:
    """Everything that the actor owes, the next due first, what has no date last."""
    found = [each for finder in _finders.values() for each in finder(actor)]
    return sorted(found, key=lambda each: (each.due_at is None, each.due_at and each.due_at.timestamp()))
