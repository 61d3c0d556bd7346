"""The staff page "Jobs": what waits, what went wrong, when the worker was last seen; and what can be done about it."""

from typing import Any, TypeVar

from flask import Blueprint, flash, redirect, request, url_for

from app.database.tasks import Task
from app.errors import NotVisible
from app.extensions import db
from app.notifications import queries
from app.notifications.rules import READERS
from app.notifications.services import settling
from app.outbox.models import Announcement, Message
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.web import navigation
from app.web.acting import current_actor
from app.web.guards import requires
from app.web.pages import page
from app.wording import _

Row = TypeVar("Row")
blueprint = Blueprint("jobs", __name__, url_prefix="/jobs")
navigation.register(_("Jobs"), "jobs.jobs", READERS, order=90)


@blueprint.get("/")
@requires(Action.JOBS_READ)
def jobs() -> Any:
    """Queues, troubles and ticks."""
    actor = current_actor()
    troubles = queries.unsettled(actor)
    return page(
        "notifications/jobs.html",
        waiting=[
            (_("Announcements"), queries.announcements_waiting()),
            (_("Messages"), queries.messages_waiting()),
            (_("Tasks"), queries.tasks_waiting()),
        ],
        messages=troubles,
        references=queries.references(troubles),
        settleable={message.id for message in troubles if gate.can(actor, Action.MESSAGE_SETTLE, message)},
        announcements=queries.stuck_announcements(),
        tasks=queries.failed_tasks(),
        may_retry=bool(gate.can(actor, Action.JOBS_RETRY)),
        ticks=queries.ticks(),
    )


def load_message(actor: Actor, number: int) -> Message:
    """A message that went wrong."""
    return queries.unsettled_by_number(actor, number)


def load_announcement(actor: Actor, number: int) -> Announcement:
    """An announcement that is stuck."""
    return _present(db.session.get(Announcement, number))


def load_task(actor: Actor, number: int) -> Task:
    """A task that was given up."""
    return _present(db.session.get(Task, number))


@blueprint.post("/messages/<int(max=9223372036854775807):number>/send-again")
@requires(Action.MESSAGE_SETTLE, load=load_message)
def send_again(message: Message) -> Any:
    """Queue it once more."""
    settling.send_again(message, actor=current_actor())
    return _done(_("The message will be sent again."))


@blueprint.post("/messages/<int(max=9223372036854775807):number>/settle")
@requires(Action.MESSAGE_SETTLE, load=load_message)
def settle(message: Message) -> Any:
    """Note whether it arrived."""
    settling.settle(message, actor=current_actor(), arrived=request.form.get("arrived") == "yes")
    return _done(_("Noted."))


@blueprint.post("/announcements/<int(max=9223372036854775807):number>/retry")
@requires(Action.JOBS_RETRY, load=load_announcement)
def expand_again(announcement: Announcement) -> Any:
    """Try to make it into messages again."""
    settling.expand_again(announcement)
    return _done(_("The worker will try again."))


@blueprint.post("/tasks/<int(max=9223372036854775807):number>/retry")
@requires(Action.JOBS_RETRY, load=load_task)
def run_again(task: Task) -> Any:
    """Try the task again."""
    settling.run_again(task)
    return _done(_("The worker will try again."))


def _done(sentence: str) -> Any:
    db.session.commit()
    flash(sentence, "success")
    return redirect(url_for("jobs.jobs"))


def _present(row: Row | None) -> Row:
    if row is None:
        raise NotVisible
    return row
