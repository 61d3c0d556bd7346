"""Legal hold: from the moment it is placed nothing of a case file is deleted; the database itself refuses."""

from app import clock
from app.audit import services as audit
from app.policy.actor import Actor
from app.workflow.models.case_file import CaseFile


def place(file: CaseFile, *, actor: Actor) -> None:
    """Place the hold; one that stands keeps its day."""
    if file.is_under_legal_hold:
        return
    file.legal_hold_at, file.legal_hold_by_id = clock.now(), actor.person_id
    audit.record(actor, "case:legal_hold", file)
