"""What later subjects prepare for a new member (an expert's profile), in the transaction in which he joins."""

from collections.abc import Callable

from app.accounts.models.people import Membership

Welcome = Callable[[Membership], None]
_welcomes: list[Welcome] = []


def register(welcome: Welcome) -> None:
    """Let a function prepare something for each new member; harmless when done twice."""
    if welcome not in _welcomes:
        _welcomes.append(welcome)


def welcome(membership: Membership) -> None:
    """Prepare what the subjects have for a new member; the membership is flushed."""
    for prepare in _welcomes:
        prepare(membership)
