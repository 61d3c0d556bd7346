"""What people do about mail and work that went wrong."""

from app import clock
from app.audit import services as audit
from app.database.tasks import Task
from app.errors import StepNotAvailable
from app.outbox.models import Announcement, DeliveryClass, Message, MessageState
from app.policy.actor import Actor


def send_again(message: Message, *, actor: Actor) -> None:
    """Queue a message of class S that failed, under its old Message-ID. Raises StepNotAvailable for any other."""
    if message.delivery_class is not DeliveryClass.SURE or message.state is not MessageState.FAILED:
        raise StepNotAvailable
    message.state, message.next_at = MessageState.QUEUED, clock.now()
    audit.record(actor, "message:send_again", message)


def settle(message: Message, *, actor: Actor, arrived: bool) -> None:
    """Note what a person found out about a message: it arrived, or it is given up. It is never sent again."""
    if message.state not in (MessageState.FAILED, MessageState.UNCERTAIN) or message.settled_at is not None:
        raise StepNotAvailable
    message.settled_at, message.settled_by_id = clock.now(), actor.person_id
    if arrived:
        message.state, message.sent_at = MessageState.SENT, clock.now()
    else:
        message.state = MessageState.FAILED
    audit.record(actor, "message:settle", message, reason="arrived" if arrived else "given up")


def expand_again(announcement: Announcement) -> None:
    """Let the worker try once more to make an announcement into messages."""
    announcement.attempts = 0


def run_again(task: Task) -> None:
    """Let the worker try a given-up task once more."""
    task.state, task.attempts, task.run_at = "queued", 0, clock.now()
