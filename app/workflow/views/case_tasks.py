"""What is asked beside the steps of a case: on the case's overview, on homes, and a page to answer no."""

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload

from app.errors import NotVisible
from app.extensions import db
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.gate import NO, YES, Decision
from app.policy.roles import Role
from app.web import case_panels, panels
from app.web.acting import current_actor
from app.web.acts import carried_out
from app.web.guards import requires
from app.web.pages import page
from app.wording import _
from app.workflow import contents, scopes
from app.workflow.forms.access import DeclineWishForm
from app.workflow.models.case_file import CaseFile
from app.workflow.models.case_task import WISHES, CaseTask, CaseTaskKind
from app.workflow.queries import case_file
from app.workflow.services import case_tasks as services

blueprint = Blueprint("case_tasks", __name__)
TASKS = "case_task"
INSIDE = (Role.TRIAGE, Role.PROGRAM_MANAGER, Role.DIRECTOR, Role.RECORDS, Role.AUDITOR)
PROVIDER = (Role.COORDINATOR, Role.PROVIDER_STAFF)
ASKED = {
    CaseTaskKind.HOLD: _("The provider asks for a pause"),
    CaseTaskKind.REWORK: _("The provider asks to take the work up again"),
    CaseTaskKind.GIVE_BACK: _("The provider asks to be replaced"),
    CaseTaskKind.NOBODY_ELIGIBLE: _("Nobody may take the next step"),
}
GRANTED_ON = {
    CaseTaskKind.HOLD: "engagements.hold",
    CaseTaskKind.REWORK: "engagements.rework",
    CaseTaskKind.GIVE_BACK: "engagements.replace_provider",
}
"""The page on which a wish comes true."""


def register() -> None:
    """Tell the gate; put the panels on the case and on homes."""
    gate.register(Action.CASE_TASK_DECLINE, may_decline)
    is_open = CaseTask.case_file_id == contents.FILE_ID, CaseTask.settled_at.is_(None)
    contents.register(TASKS, exists().where(*is_open))
    case_panels.register("case/tasks_panel.html", on_case, order=1)
    panels.register("staff_home", "case/tasks_home.html", at_home)
    panels.register("administration", "case/tasks_home.html", at_home)


def may_decline(actor: Actor, _file: CaseFile) -> Decision:
    """Program managers who see the case."""
    return YES if actor.role is Role.PROGRAM_MANAGER else NO


def on_case(actor: Actor, file: CaseFile) -> dict[str, Any] | None:
    """All of it for the office; its own wishes for the provider; nothing for the agency and experts."""
    if not file.is_open or actor.role not in (*INSIDE, *PROVIDER) or TASKS not in contents.of(file):
        return None
    shown = [task for task in services.open_of(file) if actor.role in INSIDE or task.kind in WISHES]
    if not shown or not scopes.sees_content(actor, file):
        return None
    decides = actor.role is Role.PROGRAM_MANAGER
    return {
        "tasks": shown,
        "asked": ASKED,
        "granted_on": GRANTED_ON,
        "decides": decides,
        "inside": actor.role in INSIDE,
    }


def at_home(actor: Actor, _subject: object) -> dict[str, Any] | None:
    """What waits for this reader: wishes on his own cases, or steps for which administrators must find somebody."""
    rows = select(CaseTask).join(CaseFile, CaseFile.id == CaseTask.case_file_id)
    rows = rows.where(CaseTask.settled_at.is_(None), CaseTask.for_role == actor.role).options(
        joinedload(CaseTask.case_file)
    )
    if actor.role is Role.PROGRAM_MANAGER:
        own = CaseFile.owner_id.is_(None) | (CaseFile.owner_id == actor.person_id)
        rows = rows.where(gate.scope(actor, CaseFile), own)
    elif actor.role is not Role.ADMINISTRATOR:
        return None
    found = list(db.session.scalars(rows.order_by(CaseTask.asked_at, CaseTask.id).limit(50)))
    links = actor.role is not Role.ADMINISTRATOR
    return {"tasks": found, "asked": ASKED, "links": links} if found else None


@blueprint.route(
    "/cases/<reference:reference>/wishes/<any(hold, rework, give_back):kind>/decline", methods=["GET", "POST"]
)
@requires(Action.CASE_TASK_DECLINE, load=lambda actor, reference, kind: case_file(actor, reference))
def decline(file: CaseFile) -> Any:
    """Leave things as they are, and tell the provider why."""
    kind = CaseTaskKind((request.view_args or {})["kind"])
    task = next((each for each in services.open_of(file) if each.kind is kind), None)
    if task is None:
        raise NotVisible
    form, there = DeclineWishForm(), url_for("requests.show", reference=file.reference)
    if form.validate_on_submit() and carried_out(
        form, lambda: services.decline(task, actor=current_actor(), answer=form.answer.data)
    ):
        flash(_("The provider is told."), "success")
        return redirect(there)
    words: dict[str, Any] = {
        "page_heading": _("Leave it as it is"),
        "intro": f"{ASKED[kind]}: {task.text}",
        "label": _("Decline the wish"),
    }
    return page("case/act.html", form=form, file=file, there=there, **words)
