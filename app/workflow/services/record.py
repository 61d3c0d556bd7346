"""What a step leaves behind: a history row, an announcement; and sign-offs that a later change voids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from app import clock
from app.extensions import db
from app.outbox import services as outbox
from app.workflow.lifecycle import Step
from app.workflow.models.case_file import Staged
from app.workflow.models.record import History, SignOff

if TYPE_CHECKING:
    from app.workflow.services.door import Taking

OPEN = "open"
NOWHERE = "new"
"""The edge that every life cycle has in the table: from nowhere into its first state."""


def step(case: Staged, taken: Step, source: str, taking: Taking) -> History:
    """Add the history row of a step just taken."""
    return _write(case, taken.name, source, taking)


def begin(case: Staged, taking: Taking) -> History:
    """Add the history row of a case that begins."""
    return _write(case, OPEN, NOWHERE, taking)


def announce(case: Staged, taken: Step, history: History, taking: Taking) -> None:
    """Tell those whom the step tells; the worker finds the people and the words."""
    if not taken.tells:
        return
    outbox.announce(
        "step",
        f"step:{history.id}",
        case_file_id=case.case_file_id,
        lifecycle=case.lifecycle,
        subject_id=case.id,
        step=taken.name,
        history_id=history.id,
        root_id=taking.root_id,
        tells=[str(audience) for audience in taken.tells],
        actor_id=taking.actor.person_id,
    )


def void_sign_offs(case: Staged) -> None:
    """Void what second persons agreed to: the thing has changed since."""
    db.session.execute(
        update(SignOff)
        .where(SignOff.lifecycle == case.lifecycle, SignOff.subject_id == case.id, SignOff.voided_at.is_(None))
        .values(voided_at=clock.now())
    )


def _write(case: Staged, name: str, source: str, taking: Taking) -> History:
    behalf = taking.behalf
    row = History(
        case_file_id=case.case_file_id,
        lifecycle=case.lifecycle,
        subject_id=case.id,
        subject_number=case.number,
        step=name,
        from_state=source,
        to_state=case.state,
        version=case.version,
        actor_id=taking.actor.person_id,
        actor_role=taking.actor.role,
        acting_organization_id=taking.actor.organization_id,
        on_behalf_of=behalf.role if behalf else None,
        channel=behalf.channel if behalf else None,
        document_id=behalf.document_id if behalf else None,
        reason=taking.reason or None,
        note=taking.note,
        audience=taking.audience,
        occurred_at=taking.occurred_at,
    )
    db.session.add(row)
    db.session.flush()
    return row
