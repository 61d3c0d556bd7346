"""What is asked beside a case's steps: a provider's wishes, and steps for which there is nobody; asked once."""

from collections.abc import Iterable

from sqlalchemy import bindparam, select

from app import clock
from app.audit import services as audit
from app.errors import InvalidFact, StaleCase
from app.extensions import db
from app.outbox import services as outbox
from app.policy.actor import Actor
from app.policy.roles import Role
from app.wording import _
from app.workflow import eligibility, registry
from app.workflow.lifecycles.catalogue import LIFECYCLES
from app.workflow.models.case_file import CaseFile, Staged
from app.workflow.models.case_task import WISHES, CaseTask, CaseTaskKind

GRANTED_BY = {
    CaseTaskKind.HOLD: "hold",
    CaseTaskKind.REWORK: "rework",
    CaseTaskKind.GIVE_BACK: "replace_provider",
}
"""The step of the engagement by which a wish comes true."""
OPEN = (
    select(CaseTask)
    .where(CaseTask.case_file_id == bindparam("file_id"), CaseTask.settled_at.is_(None))
    .order_by(CaseTask.id)
)


def wish(case: Staged, kind: CaseTaskKind, *, actor: Actor, text: str) -> None:
    """Ask something of the program manager of record; to be called among a step's facts. Raises InvalidFact."""
    if any(task.kind is kind for task in open_of(case.case_file)):
        raise InvalidFact("reason", _("This was asked before, and the COPS Office has not decided yet."))
    db.session.add(_task(case, kind, GRANTED_BY[kind], Role.PROGRAM_MANAGER, actor, text))


def decline(task: CaseTask, *, actor: Actor, answer: str) -> None:
    """Leave things as they are, with an answer to the one who asked. Raises StaleCase when it was decided meanwhile."""
    db.session.refresh(task, with_for_update=True)
    if not task.is_open:
        raise StaleCase
    _settle(task, "declined", actor, answer)
    audit.record(actor, "case_task:decline", task, reason=answer)
    db.session.flush()
    _announce(task)


def follow(file: CaseFile, moved: Iterable[Staged], step: str, actor: Actor) -> None:
    """After a step: settle what it decided or made moot, and ask administrators where nobody can go on."""
    open_tasks = open_of(file)
    for task in open_tasks:
        outcome = _outcome(task, file, step)
        if outcome:
            _settle(task, outcome, actor)
    db.session.flush()
    held = {(task.lifecycle, task.subject_id, task.step) for task in open_tasks if task.is_open}
    for case in moved:
        for nobody in eligibility.deadlocks(case):
            if (case.lifecycle, case.id, nobody.step.name) not in held:
                _tell_administrators(nobody, actor)


def look_again(actor: Actor) -> int:
    """Settle each open task about nobody where somebody is there now; returns how many."""
    rows = select(CaseTask).where(CaseTask.kind == CaseTaskKind.NOBODY_ELIGIBLE, CaseTask.settled_at.is_(None))
    settled = 0
    for task in db.session.scalars(rows.order_by(CaseTask.id).with_for_update(skip_locked=True)):
        if not _is_stuck(task):
            _settle(task, "somebody", actor)
            settled += 1
    db.session.flush()
    return settled


def open_of(file: CaseFile) -> list[CaseTask]:
    """Everything that is asked on a case and not yet decided, oldest first."""
    return list(db.session.scalars(OPEN, {"file_id": file.id}))


def _outcome(task: CaseTask, file: CaseFile, step: str) -> str:
    """What a step made of a task; "" while it stands."""
    if task.kind in WISHES:
        if step == task.step:
            return "granted"
        return "" if _may_still_follow(task) else "moot"
    return "" if _is_stuck(task) else "somebody"


def _may_still_follow(task: CaseTask) -> bool:
    case = _subject(task)
    state = case.state_before_hold if case.state == "on_hold" else case.state  # type: ignore[attr-defined]
    return (state, task.step) in LIFECYCLES[case.lifecycle].step_from


def _is_stuck(task: CaseTask) -> bool:
    return any(nobody.step.name == task.step for nobody in eligibility.deadlocks(_subject(task)))


def _subject(task: CaseTask) -> Staged:
    return db.session.get_one(registry.family(LIFECYCLES[task.lifecycle].family).model, task.subject_id)


def _tell_administrators(nobody: eligibility.Nobody, actor: Actor) -> None:
    kind = CaseTaskKind.NOBODY_ELIGIBLE
    task = _task(nobody.case, kind, nobody.step.name, Role.ADMINISTRATOR, actor, nobody.sentence)
    db.session.add(task)
    db.session.flush()
    _announce(task)


def _task(case: Staged, kind: CaseTaskKind, step: str, role: Role, actor: Actor, text: str) -> CaseTask:
    return CaseTask(
        case_file_id=case.case_file_id, kind=kind, lifecycle=case.lifecycle, subject_id=case.id,
        subject_number=case.number, step=step, for_role=role, asked_by_id=actor.person_id,
        text=text,
    )  # fmt: skip


def _settle(task: CaseTask, outcome: str, actor: Actor, answer: str = "") -> None:
    task.settled_at, task.settled_by_id = clock.now(), actor.person_id
    task.outcome, task.answer = outcome, answer


def _announce(task: CaseTask) -> None:
    outbox.announce(
        "case_task", f"case_task:{task.id}:{task.outcome}", case_file_id=task.case_file_id, lifecycle=task.lifecycle,
        subject_id=task.subject_id, task_id=task.id,
    )  # fmt: skip
