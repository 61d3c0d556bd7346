"""Sign-offs: what one person agreed to in a step that another completes; any later change voids them."""

from app.extensions import db
from app.policy.actor import Actor
from app.workflow.models.case_file import Staged
from app.workflow.models.record import SignOff


def sign(case: Staged, step: str, actor: Actor) -> None:
    """Record, among the facts of a step, that the actor stands behind the case as it is now."""
    if actor.person_id is None:
        raise ValueError("The worker signs nothing.")
    db.session.add(
        SignOff(
            case_file_id=case.case_file_id,
            lifecycle=case.lifecycle,
            subject_id=case.id,
            step=step,
            version=case.version,
            person_id=actor.person_id,
        )
    )
    db.session.flush()
