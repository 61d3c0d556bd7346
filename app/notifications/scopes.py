"""Who sees which messages."""

from sqlalchemy import ColumnElement, false, select, true

from app.notifications.rules import READERS
from app.outbox.models import Message
from app.policy import gate
from app.policy.actor import Actor
from app.policy.roles import Role
from app.workflow.models.case_file import CaseFile


def messages(actor: Actor) -> ColumnElement[bool]:
    """Administrators every one (they hold no narrative); managers and directors those about cases that they see."""
    if actor.role is Role.ADMINISTRATOR:
        return true()
    if actor.role not in READERS:
        return false()
    return Message.case_file_id.in_(select(CaseFile.id).where(gate.scope(actor, CaseFile)))


def register() -> None:
    """Tell the gate."""
    gate.register_scope(Message, messages)
