"""Accepting a request: the request's last step and the engagement's first moment, in one transaction."""

from app import clock
from app.engagements.models.engagement import Engagement
from app.engagements.numbering import next_number
from app.engagements.services import carrying
from app.errors import InvalidFact
from app.extensions import db
from app.policy.actor import Actor
from app.policy.programs import Kind, Program
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.authorization import REVIEWS
from app.wording import _
from app.workflow.lifecycles.catalogue import LIFECYCLES, engagement_lifecycle
from app.workflow.models.case_file import Staged
from app.workflow.services import access, door

FIRST_KIND = {
    Program.CRI_TAC: Kind.TRAINING_AND_ASSISTANCE,
    Program.CRITICAL_RESPONSE: Kind.IMMEDIATE_ASSISTANCE,
    Program.ORGANIZATIONAL_ASSESSMENT: Kind.ASSESSMENT,
}
"""The kind with which a program begins where it is left to the call."""


CHOSEN_AT_ACCEPTANCE = (Kind.IMMEDIATE_ASSISTANCE, Kind.DATA_ANALYSIS)


def accept(
    assistance: AssistanceRequest,
    *,
    actor: Actor,
    seen_version: int,
    manager_id: int,
    kind: Kind | None = None,
    note: str = "",
) -> None:
    """Accept a request and open its engagement under a program manager of record.

    `kind` of Critical Response may be chosen here, unless it is a review: who accepts depends on that, so it is settled
    in the screening. Raises StepNotReady with what the screening still owes, InvalidFact for a kind that is no choice.
    """

    def facts(locked: Staged) -> None:
        assert isinstance(locked, AssistanceRequest)
        _choose_kind(locked, kind)
        name_manager(locked, manager_id)

    door.advance(assistance, "accept", actor=actor, seen_version=seen_version, facts=facts, note=note)


def name_manager(locked: AssistanceRequest, manager_id: int) -> None:
    """Write the program manager of record; the list of a restricted case takes him in."""
    file = locked.case_file
    file.owner_id = manager_id
    if file.restricted:
        access.enlist(file, manager_id)


def _choose_kind(locked: AssistanceRequest, kind: Kind | None) -> None:
    file = locked.case_file
    if kind is None or kind is file.kind:
        return
    if file.program is not Program.CRITICAL_RESPONSE or kind not in CHOSEN_AT_ACCEPTANCE or file.kind in REVIEWS:
        raise InvalidFact("kind", _("This kind of help is settled in the screening, before acceptance."))
    file.kind, locked.kind_left_to_call = kind, False


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
    if isinstance(case, Engagement):
        db.session.flush()
        carrying.carry_over(case, engagement)
    return [engagement]
