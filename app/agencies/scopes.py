"""Who sees which agencies of the directory in full."""

from sqlalchemy import ColumnElement, false, true

from app.agencies.models import Agency
from app.agencies.rules import READERS
from app.policy import gate
from app.policy.actor import Actor


def agencies(actor: Actor) -> ColumnElement[bool]:
    """COPS and auditors all of them; agencies' and providers' people meet theirs on their cases."""
    return true() if actor.role in READERS else false()


def register() -> None:
    """Give the gate the scope of agencies."""
    gate.register_scope(Agency, agencies)
