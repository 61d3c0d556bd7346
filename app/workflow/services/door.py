"""The one door through which a state changes.

Its order: lock the case file, then the case → compare the version → find the step → ask the policy → write the facts →
check the needs → move → what follows → clocks → history, outbox and audit; in one short transaction of the caller.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy.orm.attributes import set_committed_value

from app import clock
from app.audit import services as audit
from app.database import locks
from app.errors import StaleCase
from app.extensions import db
from app.policy.actor import SYSTEM, Actor
from app.workflow import engine, rules
from app.workflow.lifecycle import Right, Step, Then
from app.workflow.lifecycles.catalogue import LIFECYCLES
from app.workflow.models.case_file import CaseFile, Staged
from app.workflow.rules import Behalf
from app.workflow.services import case_tasks, consequences, record
from app.workflow.services.clocks import settling

UNDER_LOCK = -1
"""Seen version of the worker, which acts on what is true under the lock."""

Facts = Callable[[Any], None]
Case = TypeVar("Case", bound=Staged)


def nothing(case: Staged) -> None:
    """The facts of a step that only moves."""


@dataclass(frozen=True, slots=True)
class Taking:
    """Everything said with a step: who takes it, why, when it happened, for whom it is recorded."""

    actor: Actor
    step: str = ""
    reason: str = ""
    note: str = ""
    audience: str = "everyone"
    occurred_at: datetime = field(default_factory=clock.now)
    behalf: Behalf | None = None
    root_id: int | None = None  # history row of the step of which this one is a consequence
    moved: list[Staged] = field(default_factory=list)  # every case that took a step in this act


def advance(
    case: Staged,
    step_name: str,
    *,
    actor: Actor,
    seen_version: int,
    facts: Facts = nothing,
    reason: str = "",
    note: str = "",
    audience: str = "everyone",
    behalf: Behalf | None = None,
) -> None:
    """Take one step of a case: lock it, judge it, move it, record and announce it; or say what is missing.

    `facts` writes the step's facts on the locked case. Raises StaleCase (changed since the person saw it),
    StepNotAvailable, NotVisible, NotPermitted, StepNotReady (with the open needs).
    """
    occurred_at = behalf.happened_at if behalf and behalf.happened_at else clock.now()
    taking = Taking(actor, step_name, reason, note, audience, occurred_at, behalf)
    locked = locked_for(case, seen_version)
    step = engine.find_step(LIFECYCLES[locked.lifecycle], locked.state, step_name)
    rules.require(actor, step, locked, behalf)
    _void(locked, step)
    locked.reason_code, locked.reason_note = reason, note
    facts(locked)
    _take(locked, step, taking)
    settling.settle(locked.case_file)
    case_tasks.follow(locked.case_file, taking.moved, step_name, actor)
    db.session.flush()
    audit.record(actor, str(step.action), locked, reason=reason or note)


def opened(case: Staged, *, actor: Actor) -> None:
    """Record that a case began (its row is already added) and start its clocks; for rows that no step opens."""
    db.session.flush()
    record.begin(case, Taking(actor))
    settling.settle(case.case_file)
    db.session.flush()
    audit.record(actor, f"{case.lifecycle}:open", case)


def locked_for(case: Case, seen_version: int) -> Case:
    """The case under its locks: file first, then the case, everything else forgotten. Raises StaleCase."""
    session = db.session()
    locks.require_clean(session)
    file = locks.lock(session, CaseFile, case.case_file_id)
    locked = locks.lock(session, type(case), case.id)  # type: ignore[type-var]
    locks.forget(session, keep=(file, locked))
    set_committed_value(locked, "case_file", file)  # reading it later must not write a half-made move first
    if seen_version not in (UNDER_LOCK, locked.version):
        raise StaleCase
    return locked


def _void(case: Staged, step: Step) -> None:
    """Clear what is scheduled and every sign-off, before the step's own facts are written."""
    if step.voids:
        case.forget_schedule()
        record.void_sign_offs(case)


def _take(case: Staged, step: Step, taking: Taking) -> None:
    engine.require_needs(step, case)
    source = case.state
    _move(case, step, taking.occurred_at)
    case.keep_reason(step.name)
    db.session.flush()
    taking.moved.append(case)
    history = record.step(case, step, source, taking)
    taking = replace(taking, root_id=taking.root_id or history.id)
    record.announce(case, step, history, taking)
    for part in consequences.open_parts(case, step, taking.actor):
        db.session.flush()
        record.begin(part, taking)
    for then in step.then:
        if then.when is None or getattr(case, then.when):
            _follow(case, then, taking)


def _move(case: Staged, step: Step, occurred_at: datetime) -> None:
    """The one place where a state is assigned."""
    target = engine.next_state(LIFECYCLES[case.lifecycle], step, case)
    for column, value in engine.memory(step, case).items():
        _keep(case, column, value)
    for column in step.stamps:
        _keep(case, column, occurred_at)
    if target != case.state:
        case.state, case.state_since = target, clock.now()
    case.version += 1
    case.case_file.version += 1


def _keep(case: Staged, column: str, value: object) -> None:
    """Write a column that the step names, on the case or else on its case file."""
    setattr(case if hasattr(type(case), column) else case.case_file, column, value)


def _follow(case: Staged, then: Then, taking: Taking) -> None:
    """Take what follows in other cases of the same file, each only from where its step begins."""
    for other in consequences.selected(case, then):
        steps = [step for step in engine.steps_from(LIFECYCLES[other.lifecycle], other.state) if step.name == then.step]
        if not steps:
            continue
        if then.right is Right.OWN:
            rules.require(taking.actor, steps[0], other, taking.behalf, through=_cause(case, taking))
        _void(other, steps[0])
        other.reason_code, other.reason_note = taking.reason, taking.note
        for column, value in then.sets:
            setattr(other, column, value)
        if then.if_ready and engine.missing_needs(steps[0], other):
            continue
        actor = SYSTEM if then.right is Right.SYSTEM else taking.actor
        _take(other, steps[0], replace(taking, actor=actor, step=then.step, reason=taking.reason or other.reason_code))


def _cause(case: Staged, taking: Taking) -> str:
    return f"{LIFECYCLES[case.lifecycle].family}.{taking.step}"
