"""What a request tied to another agency loses: whatever was said or checked about the agency it was tied to before."""

from app.policy.actor import Actor
from app.requests.models.assistance import AssistanceRequest
from app.requests.services import authorizing, deconfliction
from app.workflow.services import door


def forget(locked: AssistanceRequest) -> None:
    """Clear the other agency's word on a locked request; its letter stays among the documents."""
    locked.authorization_kind = locked.authorization_document_id = None
    locked.authorization_by = locked.authorization_title = ""
    locked.authorization_at = locked.authorization_recorded_by_id = locked.authorization_asked_at = None
    locked.executive_word = locked.executive_word_by = ""
    locked.executive_word_at = None
    locked.duplicates_checked_at = locked.duplicates_checked_by_id = None


def ask_afresh(assistance: AssistanceRequest, actor: Actor) -> None:
    """Ask every component again that answered, take back what is unanswered, and ask the executive if need be."""
    for asked in list(assistance.deconflictions):
        if asked.state == "asked":
            door.advance(asked, "withdraw", actor=actor, seen_version=door.UNDER_LOCK, audience="cops")
        elif asked.state != "withdrawn":
            door.advance(
                asked, "ask_again", actor=actor, seen_version=door.UNDER_LOCK, facts=deconfliction.clear,
                audience="cops",
            )  # fmt: skip
    authorizing.ask_if_awaited(assistance)
