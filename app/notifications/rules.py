"""Who may look at the worker's jobs, and who may settle a message that went wrong."""

from sqlalchemy import select

from app.extensions import db
from app.outbox.models import Message
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.gate import HIDDEN, NO, YES, Decision
from app.policy.roles import Role
from app.workflow.models.case_file import CaseFile

READERS = (Role.ADMINISTRATOR, Role.PROGRAM_MANAGER, Role.DIRECTOR)


def may_read_jobs(actor: Actor, _subject: object) -> bool:
    """Administrators everything; program managers and directors the messages of the cases that they see."""
    return actor.role in READERS


def may_retry(actor: Actor, _subject: object) -> bool:
    """Administrators alone."""
    return actor.role is Role.ADMINISTRATOR


def may_settle(actor: Actor, message: Message) -> Decision:
    """Administrators, and the program manager of record."""
    if actor.role not in READERS:
        return HIDDEN
    return YES if actor.role is Role.ADMINISTRATOR or _owns(actor, message) else NO


def _owns(actor: Actor, message: Message) -> bool:
    owner = select(CaseFile.owner_id).where(CaseFile.id == message.case_file_id)
    return actor.person_id is not None and db.session.scalar(owner) == actor.person_id


def register() -> None:
    """Tell the gate."""
    gate.register(Action.JOBS_READ, may_read_jobs)
    gate.register(Action.JOBS_RETRY, may_retry)
    gate.register(Action.MESSAGE_SETTLE, may_settle)
