"""Expands announcements: one stored, rendered message for each recipient, written once however many workers try."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from flask import current_app
from sqlalchemy import exists, select
from sqlalchemy.dialects.postgresql import insert

from app import clock
from app.accounts import announcements as accounts
from app.extensions import db
from app.notifications import recipients, rendering
from app.notifications.candidates import Matter
from app.notifications.recipients import Recipient
from app.outbox.models import MOST_ATTEMPTS, Announcement, DeliveryClass, Message, MessageState
from app.workflow import registry
from app.workflow.lifecycles.catalogue import LIFECYCLES
from app.workflow.models.case_file import CaseFile
from app.workflow.models.case_task import CaseTask
from app.workflow.models.record import Clock

BATCH = 20
RECEIPTS = {("request", "submit")}


@dataclass(frozen=True, slots=True)
class Written:
    """A message ready to be stored."""

    recipient: Recipient
    subject: str
    body: str


def claim(limit: int = BATCH) -> list[Announcement]:
    """Lock the oldest announcements that nobody else has in hand, until the transaction ends."""
    waiting = select(Announcement).where(Announcement.expanded_at.is_(None), Announcement.attempts < MOST_ATTEMPTS)
    return list(db.session.scalars(waiting.order_by(Announcement.id).limit(limit).with_for_update(skip_locked=True)))


def expand(announcement: Announcement) -> int:
    """Store the messages of one announcement and mark it as done; returns how many."""
    if announcement.kind in accounts.LETTERS:
        kind, written = DeliveryClass.SURE, _letter(announcement)
    elif announcement.kind == "case_task":
        kind, written = DeliveryClass.SURE, _case_task(announcement)
    elif announcement.kind == "reminder":
        kind, written = DeliveryClass.REMINDER, _reminder(announcement)
    else:
        kind, written = DeliveryClass.SURE, _step(announcement)
    stored = sum(_store(announcement, each, kind) for each in written)
    announcement.expanded_at, announcement.error = clock.now(), None
    return stored


def give_up(announcement: Announcement, problem: str) -> None:
    """Count a failed try; after five the announcement is left for a person, who finds it on the page "Jobs"."""
    announcement.attempts += 1
    announcement.error = problem[:1000]


def _letter(announcement: Announcement) -> Iterable[Written]:
    letter = accounts.letter(announcement.kind, announcement.payload)
    if letter is None:
        return ()
    subject, body = rendering.letter(letter.template, letter.values)
    return (Written(Recipient(letter.address, None, "", letter.person_id), subject, body),)


def _step(announcement: Announcement) -> list[Written]:
    payload = announcement.payload
    lifecycle, step = str(announcement.lifecycle), payload["step"]
    matter = replace(_matter(announcement), step=step)
    receipt = (LIFECYCLES[lifecycle].family, step) in RECEIPTS
    told = recipients.of_step(matter, payload["tells"], payload.get("actor_id"), receipt=receipt)
    return [
        Written(each, *rendering.step(matter, lifecycle, each))
        for each in told
        if not _heard_of_the_cause(each, payload)
    ]


def _heard_of_the_cause(recipient: Recipient, payload: dict[str, Any]) -> bool:
    """Whether the person is already told of the step of which this one is a consequence: one act, one mail."""
    root = payload.get("root_id")
    if root is None or root == payload.get("history_id"):
        return False
    return bool(db.session.scalar(select(exists().where(Message.business_key == _key(f"step:{root}", recipient)))))


def _reminder(announcement: Announcement) -> list[Written]:
    """The reminder of a clock, unless it has stopped, paused or moved since the point was posted."""
    payload = announcement.payload
    running = db.session.get(Clock, payload["clock_id"])
    if running is None or not running.is_running or running.due_at is None:
        return []
    if running.due_at.isoformat() != payload["due_at"]:
        return []
    matter = _matter(announcement)
    told = recipients.of_reminder(matter, running.party, payload["to"])
    to_party = "party" in payload["to"]
    return [Written(each, *rendering.reminder(matter, running, each, to_party=to_party)) for each in told]


def _case_task(announcement: Announcement) -> list[Written]:
    """Administrators hear of a step for which there is nobody; a provider hears that its wish was declined."""
    task, matter = db.session.get_one(CaseTask, announcement.payload["task_id"]), _matter(announcement)
    told = recipients.of_case_task(matter, task)
    return [Written(each, *rendering.case_task(matter, task, each)) for each in told]


def _matter(announcement: Announcement) -> Matter:
    family = LIFECYCLES[str(announcement.lifecycle)].family
    file = db.session.get_one(CaseFile, announcement.case_file_id)
    return Matter(file, db.session.get_one(registry.family(family).model, announcement.subject_id))


def _store(announcement: Announcement, written: Written, delivery_class: DeliveryClass) -> int:
    """Write one message; nothing when its business key is taken."""
    recipient = written.recipient
    row = insert(Message).values(
        announcement_id=announcement.id,
        business_key=_key(announcement.business_key, recipient),
        delivery_class=delivery_class,
        kind=announcement.kind,
        case_file_id=announcement.case_file_id,
        person_id=recipient.person_id,
        membership_id=recipient.membership_id,
        basis=recipient.basis,
        address=recipient.address,
        subject=written.subject,
        body=written.body,
        message_id=_message_id(),
        state=MessageState.QUEUED,
        attempts=0,
        next_at=clock.now(),
        created_at=clock.now(),
    )
    once = row.on_conflict_do_nothing(index_elements=[Message.business_key]).returning(Message.id)
    return len(db.session.execute(once).all())


def _key(cause: str, recipient: Recipient) -> str:
    return f"{cause}:{recipient.person_id or recipient.address.lower()}"


def _message_id() -> str:
    """A random Message-ID that stays with the message, however often it is sent."""
    host = urlsplit(current_app.extensions["settings"].public_base_url).hostname
    return f"<{secrets.token_hex(16)}@{host}>"
