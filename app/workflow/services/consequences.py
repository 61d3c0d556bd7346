"""What one step does to other cases of the same file: parts that begin, parts that follow, states remembered."""

from collections.abc import Sequence

from sqlalchemy import select

from app.extensions import db
from app.policy.actor import Actor
from app.workflow import engine, registry
from app.workflow.lifecycle import Step, Then, Which
from app.workflow.lifecycles.catalogue import LIFECYCLES, members
from app.workflow.models.case_file import Staged


def open_parts(case: Staged, step: Step, actor: Actor) -> list[Staged]:
    """Begin the parts that the step opens; parts of programs not yet built are left out."""
    begun: list[Staged] = []
    for opens in step.opens:
        opener = registry.opener(opens.part)
        if opener is not None and engine.holds(case, opens.when):
            begun += opener(case, actor)
    return begun


def selected(case: Staged, then: Then) -> Sequence[Staged]:
    """The cases that a consequence takes along, in the order of their numbers."""
    meant = members(then.part)
    if not registry.is_known(meant[0].family):
        return ()
    if then.which is Which.VERSION_BEFORE:
        return (case.version_before,) if case.version_before is not None else ()
    names = {lifecycle.name for lifecycle in meant}
    rows = [row for row in _of_family(case.case_file_id, meant[0].family) if row.lifecycle in names]
    if then.which is Which.WHOLE:
        return rows[-1:]
    if then.which is Which.OPEN:
        return [row for row in rows if row is not case and not is_final(row)]
    if then.which is Which.ENDING_WITH_WORK:
        return [row for row in rows if row.ends_with_work and not is_final(row)]
    if then.which is Which.LEFT_OUT:
        return [row for row in rows if row.is_left_out]
    if then.which is Which.NOT_CARRIED_OVER:
        return [row for row in rows if not row.is_carried_over]
    return [row for row in rows if row is not case]


def is_final(case: Staged) -> bool:
    """Whether the case stands where nothing more is owed."""
    return engine.state_of(LIFECYCLES[case.lifecycle], case.state).final


def _of_family(case_file_id: int, name: str) -> Sequence[Staged]:
    model = registry.family(name).model
    rows = select(model).where(model.case_file_id == case_file_id).order_by(model.number, model.id)
    return db.session.scalars(rows.with_for_update(of=model)).all()
