"""Legal hold: from the moment it is placed nothing of a case file is deleted; the database itself refuses."""

from app import clock
from app.audit import services as audit
from app.errors import NotPermitted
from app.policy.actor import Actor
from app.wording import _
from app.workflow.models.case_file import CaseFile


def place(file: CaseFile, *, actor: Actor) -> None:
    """Place the hold; one that stands keeps its day."""
    if file.is_under_legal_hold:
        return
    file.legal_hold_at, file.legal_hold_by_id = clock.now(), actor.person_id
    audit.record(actor, "case:legal_hold", file)


def require_none(file: CaseFile) -> None:
    """For verbs that take a row out. Raises NotPermitted, without a word of the hold: people outside must not learn."""
    if file.is_under_legal_hold:
        raise NotPermitted(_("Nothing can be taken out of this case file now. Ask the COPS Office what to do instead."))
