"""Asking about messages and work that waits: for the developers' mailbox and the page "Jobs"."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from app.database.tasks import Task, Tick
from app.errors import NotVisible
from app.extensions import db
from app.outbox.models import MOST_ATTEMPTS, Announcement, Message, MessageState
from app.policy import gate
from app.policy.actor import Actor
from app.workflow.models.case_file import CaseFile

MAILBOX_LENGTH = 100
UNSETTLED = (MessageState.FAILED, MessageState.UNCERTAIN)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much of something waits, and since when."""

    count: int
    oldest: datetime | None


def mailbox(address: str = "", before: int | None = None) -> list[Message]:
    """Messages of every kind, the newest first, a hundred at a time; for developers alone."""
    kept = select(Message).order_by(Message.id.desc()).limit(MAILBOX_LENGTH)
    if address.strip():
        kept = kept.where(Message.address == address.strip())
    if before is not None:
        kept = kept.where(Message.id < before)
    return list(db.session.scalars(kept))


def in_mailbox(number: int) -> Message:
    """A message by its number; for developers alone. Raises NotVisible."""
    message = db.session.get(Message, number)
    if message is None:
        raise NotVisible
    return message


def announcements_waiting() -> Waiting:
    """What happened and is not yet made into messages."""
    return _waiting(Announcement.created_at, Announcement.expanded_at.is_(None), Announcement.attempts < MOST_ATTEMPTS)


def messages_waiting() -> Waiting:
    """Messages that are to go out, those that are tried again later included."""
    return _waiting(Message.created_at, Message.state.in_((MessageState.QUEUED, MessageState.SENDING)))


def tasks_waiting() -> Waiting:
    """Tasks to be done."""
    return _waiting(Task.created_at, Task.state.in_(("queued", "running")))


def stuck_announcements(limit: int = 50) -> list[Announcement]:
    """Announcements that could not be made into messages, the latest first."""
    stuck = select(Announcement).where(Announcement.expanded_at.is_(None), Announcement.attempts >= MOST_ATTEMPTS)
    return list(db.session.scalars(stuck.order_by(Announcement.id.desc()).limit(limit)))


def failed_tasks(limit: int = 50) -> list[Task]:
    """Tasks that were given up, the latest first."""
    return list(db.session.scalars(select(Task).where(Task.state == "failed").order_by(Task.id.desc()).limit(limit)))


def unsettled(actor: Actor, limit: int = 200) -> list[Message]:
    """Messages that failed or of which nobody knows, and that nobody has settled, as far as the actor may see them."""
    open_ones = select(Message).where(Message.state.in_(UNSETTLED), Message.settled_at.is_(None))
    return list(db.session.scalars(open_ones.where(gate.scope(actor, Message)).order_by(Message.id).limit(limit)))


def unsettled_by_number(actor: Actor, number: int) -> Message:
    """One of those. Raises NotVisible."""
    found = select(Message).where(Message.id == number, Message.state.in_(UNSETTLED), Message.settled_at.is_(None))
    message = db.session.scalar(found.where(gate.scope(actor, Message)))
    if message is None:
        raise NotVisible
    return message


def references(messages: list[Message]) -> dict[int, str]:
    """The case references of messages, by case file."""
    wanted = {message.case_file_id for message in messages if message.case_file_id}
    rows = db.session.execute(select(CaseFile.id, CaseFile.reference).where(CaseFile.id.in_(wanted)))
    return {row.id: row.reference for row in rows}


def ticks() -> list[Tick]:
    """When each worker last did each job, the latest first."""
    return list(db.session.scalars(select(Tick).order_by(Tick.at.desc(), Tick.job)))


def _waiting(since: InstrumentedAttribute[datetime], *conditions: ColumnElement[bool]) -> Waiting:
    row = db.session.execute(select(func.count(), func.min(since)).where(*conditions)).one()
    return Waiting(row[0], row[1])
