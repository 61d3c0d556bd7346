"""Accepting a request: the request's last step and the engagement's first moment, in one transaction."""

from app import clock
from app.engagements.models.engagement import Engagement
from app.engagements.numbering import next_number
from app.extensions import db
from app.policy.actor import Actor
from app.policy.programs import Kind, Program
from app.requests.models.assistance import AssistanceRequest
from app.workflow.lifecycles.catalogue import LIFECYCLES, engagement_lifecycle
from app.workflow.models.case_file import Staged
from app.workflow.services import door

FIRST_KIND = {
    Program.CRI_TAC: Kind.TRAINING_AND_ASSISTANCE,
    Program.CRITICAL_RESPONSE: Kind.IMMEDIATE_ASSISTANCE,
    Program.ORGANIZATIONAL_ASSESSMENT: Kind.ASSESSMENT,
}
"""The kind with which a program begins where it is left to the call."""


def accept(assistance: AssistanceRequest, *, actor: Actor, seen_version: int, manager_id: int, note: str = "") -> None:
    """Accept a request and open its engagement under a program manager of record.

    Raises StepNotReady with what the screening still owes.
    """

    def facts(locked: Staged) -> None:
        locked.case_file.owner_id = manager_id
        if locked.case_file.kind is None and locked.case_file.program is Program.CRI_TAC:
            locked.case_file.kind = Kind.TRAINING_AND_ASSISTANCE

    door.advance(assistance, "accept", actor=actor, seen_version=seen_version, facts=facts, note=note)


def open_engagement(case: Staged, actor: Actor) -> list[Staged]:
    """Begin the engagement of an accepted request, or the one that follows a conversion, in its first state."""
    file = case.case_file
    assert file.program is not None
    kind = file.kind or FIRST_KIND[file.program]
    lifecycle = LIFECYCLES[engagement_lifecycle(kind)]
    engagement = Engagement(
        case_file=file,
        number=next_number(Engagement, file.id),
        program=file.program,
        kind=kind,
        state=lifecycle.initial,
        manager_id=file.owner_id,
        kind_settled_at=clock.now() if file.kind else None,
    )
    file.kind, file.stage = kind, lifecycle.name
    db.session.add(engagement)
    return [engagement]
