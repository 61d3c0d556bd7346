"""Who keeps the catalogues, and who may read them."""

from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.roles import Role

READERS = frozenset({Role.ADMINISTRATOR, Role.AUDITOR})


def may_read(actor: Actor, _subject: object) -> bool:
    """Administrators and auditors."""
    return actor.role in READERS


def may_keep(actor: Actor, _subject: object) -> bool:
    """Administrators."""
    return actor.role is Role.ADMINISTRATOR


def register() -> None:
    """Give the gate the rules of administration."""
    gate.register(Action.CATALOGUE_KEEP, may_keep)
    gate.register(Action.CATALOGUE_READ, may_read)
