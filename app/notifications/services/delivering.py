"""Claiming messages, writing down what became of each, and judging again whether the recipient may still have it.

Exactly once does not exist over SMTP. A message is claimed, and the claim committed, before any word goes to the relay.
Class R (reminders) goes at most once: an unconfirmed one is listed for a person. Class S (decisions, security) goes at
least once, always under the same Message-ID. Leases run by the database's time.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Update, case, exists, func, select, tuple_, update

from app import clock
from app.extensions import db
from app.notifications.transport import Outcome, Result
from app.outbox.models import Basis, DeliveryClass, Message, MessageState

BATCH = 20
LEASE = timedelta(minutes=10)
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))
MOST_ATTEMPTS = 24

COLUMNS = (
    Message.id, Message.attempts, Message.delivery_class, Message.kind, Message.person_id, Message.membership_id,
    Message.basis, Message.case_file_id, Message.address, Message.subject, Message.body, Message.message_id,
    Message.lease_until,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message in this worker's hands until its lease ends; `attempts` is the fence against a slower worker."""

    id: int
    attempts: int
    delivery_class: DeliveryClass
    kind: str
    person_id: int | None
    membership_id: int | None
    basis: Basis
    case_file_id: int | None
    address: str
    subject: str
    body: str
    message_id: str
    lease_until: datetime


def is_anything_due() -> bool:
    """Whether a message waits to be sent now."""
    return bool(db.session.scalar(select(exists().where(_is_due()))))


def claim(worker: str, limit: int = BATCH) -> list[Claimed]:
    """Take up due messages for this worker, skipping those in other hands; commit before sending any."""
    due = select(Message.id).where(_is_due()).order_by(Message.next_at, Message.id).limit(limit)
    mine = due.with_for_update(skip_locked=True).cte("mine")
    taken = (
        update(Message)
        .where(Message.id.in_(select(mine.c.id)))
        .values(
            state=MessageState.SENDING,
            attempts=Message.attempts + 1,
            worker=worker,
            lease_until=func.clock_timestamp() + LEASE,
        )
        .returning(*COLUMNS)
        .execution_options(synchronize_session=False)
    )
    return sorted((Claimed(**row) for row in db.session.execute(taken).mappings()), key=lambda claimed: claimed.id)


def finish(claimed: Claimed, worker: str, result: Result) -> bool:
    """Write down what became of a message; False when the lease was lost to another worker meanwhile."""
    return _set(claimed, worker, **_after(claimed, result))


def finish_all(results: Sequence[tuple[Claimed, Result]], worker: str) -> set[int]:
    """Write down what became of several messages; returns the ids of those whose lease was lost meanwhile."""
    sent: dict[str, list[Claimed]] = defaultdict(list)
    written: set[int] = set()
    for claimed, result in results:
        if result.outcome is Outcome.SENT:
            sent[result.note].append(claimed)
        elif finish(claimed, worker, result):
            written.add(claimed.id)
    for note, group in sent.items():
        written |= _finish_sent(group, worker, note)
    return {claimed.id for claimed, _result in results} - written


def withhold(claimed: Claimed, worker: str) -> bool:
    """Write down that the recipient may no longer have the message."""
    return _set(claimed, worker, state=MessageState.NOT_ENTITLED, result="no longer entitled")


def release(claimed: Sequence[Claimed], worker: str) -> None:
    """Put back messages of which nothing was sent, for any worker to take at once."""
    for each in claimed:
        _set(each, worker, state=MessageState.QUEUED, next_at=clock.now(), attempts=each.attempts - 1)


def expire() -> int:
    """Settle messages whose worker died with them: class R is listed as uncertain, class S goes out again."""
    is_reminder = Message.delivery_class == DeliveryClass.REMINDER
    is_hopeless = Message.attempts >= MOST_ATTEMPTS
    lost = (
        update(Message)
        .where(Message.state == MessageState.SENDING, Message.lease_until < func.clock_timestamp())
        .values(
            state=case(
                (is_reminder, MessageState.UNCERTAIN.value),
                (is_hopeless, MessageState.FAILED.value),
                else_=MessageState.QUEUED.value,
            ),
            next_at=clock.now(),
            result="the worker ended before it knew",
            lease_until=None,
        )
    )
    settled = lost.returning(Message.id).execution_options(synchronize_session=False)
    return len(db.session.execute(settled).all())


def _is_due() -> ColumnElement[bool]:
    return (Message.state == MessageState.QUEUED) & (Message.next_at <= clock.now())


def _after(claimed: Claimed, result: Result) -> dict[str, object]:
    """The columns that say what became of a message."""
    said: dict[str, object] = {"result": result.note}
    if result.outcome is Outcome.SENT:
        return said | {"state": MessageState.SENT, "sent_at": clock.now()}
    if result.outcome is Outcome.REFUSED:
        return said | {"state": MessageState.FAILED}
    if result.outcome is Outcome.UNCONFIRMED and claimed.delivery_class is DeliveryClass.REMINDER:
        return said | {"state": MessageState.UNCERTAIN}
    if claimed.attempts >= MOST_ATTEMPTS:
        return {"state": MessageState.FAILED, "result": f"given up after {claimed.attempts} tries: {result.note}"}
    return said | {"state": MessageState.QUEUED, "next_at": clock.now() + _pause(claimed.attempts)}


def _pause(attempts: int) -> timedelta:
    """How long to wait after so many tries, with up to a quarter of jitter so that not all come back at once."""
    base = BACK_OFF[min(attempts, len(BACK_OFF)) - 1]
    return base * random.uniform(1, 1.25)


def _set(claimed: Claimed, worker: str, **values: object) -> bool:
    done = _held(claimed, worker).values(lease_until=None, **values).returning(Message.id)
    return db.session.execute(done).first() is not None


def _finish_sent(group: Sequence[Claimed], worker: str, note: str) -> set[int]:
    """Messages that the relay took with the same words, in one statement."""
    fences = tuple_(Message.id, Message.attempts).in_([(claimed.id, claimed.attempts) for claimed in group])
    mine = update(Message).where(Message.worker == worker, Message.state == MessageState.SENDING, fences)
    done = mine.values(lease_until=None, state=MessageState.SENT, sent_at=clock.now(), result=note)
    rows = db.session.scalars(done.returning(Message.id).execution_options(synchronize_session=False))
    return set(rows)


def _held(claimed: Claimed, worker: str) -> Update:
    held = update(Message).where(
        Message.id == claimed.id,
        Message.worker == worker,
        Message.state == MessageState.SENDING,
        Message.attempts == claimed.attempts,
    )
    return held.execution_options(synchronize_session=False)
