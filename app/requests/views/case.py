"""The case page from the side of the request: overview, the request as it was sent, history."""

from dataclasses import replace
from typing import Any

from flask import redirect, url_for

from app.audit import services as audit
from app.extensions import db
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.roles import Role
from app.requests import rules
from app.requests.models.assistance import AssistanceRequest
from app.requests.queries import answers, single
from app.requests.views.blueprint import CASE, blueprint
from app.web import case_panels
from app.web.acting import current_actor
from app.web.frame import Act, CaseFrame
from app.web.guards import requires
from app.web.pages import page
from app.wording import _
from app.workflow import contents, stepping
from app.workflow.models.case_file import CaseFile
from app.workflow.queries import case_file
from app.workflow.views import case_frame, history
from app.workflow.wording import step_label

OFFICE = (Role.TRIAGE, Role.PROGRAM_MANAGER, Role.DIRECTOR, Role.RECORDS, Role.AUDITOR)


@blueprint.get(CASE)
@requires(Action.CASE_READ, load=case_file)
def show(file: CaseFile) -> Any:
    """Where the case is, whose turn, by when; what this reader can do now; the need, what is asked, what happened."""
    actor = current_actor()
    if file.is_draft and file.state == "draft":
        return redirect(url_for("requests.review", reference=file.reference))
    note_reading(actor, file)
    return page(
        "requests/show.html",
        frame=_with_screening(actor, file, case_frame.frame_of(actor, file)),
        file=file,
        panels=case_panels.panels_of(actor, file),
        latest=history.latest_of(actor, file, most=5),
    )


@blueprint.get(f"{CASE}/request")
@requires(Action.REQUEST_READ, load=single.by_reference)
def details(assistance: AssistanceRequest) -> Any:
    """The request as the agency wrote it."""
    actor = current_actor()
    note_reading(actor, assistance.case_file)
    return page(
        "requests/details.html",
        frame=case_frame.frame_of(actor, assistance.case_file),
        assistance=assistance,
        chapters=answers.chapters(assistance),
    )


def note_reading(actor: Actor, file: CaseFile) -> None:
    """Write down who read a restricted case."""
    if file.restricted:
        audit.record(actor, Action.CASE_READ, file)
        db.session.commit()


def may_change(assistance: AssistanceRequest) -> bool:
    """Whether this reader may change the answers of the form."""
    return bool(gate.can(current_actor(), Action.REQUEST_EDIT, assistance))


def need_panel(actor: Actor, file: CaseFile) -> dict[str, Any] | None:
    """The need in the agency's words, and the questions, for those who may read the request."""
    found = single.maybe_of_case(actor, file.id)
    if found is None:
        return None
    asked = single.questions(actor, file.id) if "question" in contents.of(file) else []
    owes = actor.role in rules.AGENCY and any(question.state == "open" for question in asked)
    acts = {each.number: {offered.name for offered in stepping.open_to(actor, each)} for each in asked}
    return {"assistance": found, "questions": asked, "owes": owes, "acts": acts}


def sees_screening(actor: Actor, file: CaseFile) -> bool:
    """Whether the tab of the screening stands: inside the office, while the request is looked at and afterwards."""
    return file.submitted_at is not None and bool(gate.can(actor, Action.REQUEST_QUEUE))


def everyone(_actor: Actor, _file: CaseFile) -> bool:
    """A tab for every reader."""
    return True


def _with_screening(actor: Actor, file: CaseFile, frame: CaseFrame) -> CaseFrame:
    """Staff who screen find the checklist before every single step, but for accepting what is ready for it."""
    if file.state not in ("screening", "information_requested") or actor.role not in rules.SCREENERS:
        return frame
    screen = Act(_("Go on with the screening"), url_for("requests.screening", reference=file.reference))
    accept = [act for act in frame.acts if act.is_ready and act.label == step_label("request", "accept")]
    others = [act for act in frame.acts if act not in accept]
    return replace(frame, acts=(*accept, screen, *others))
