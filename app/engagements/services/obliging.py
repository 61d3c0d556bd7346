"""Obligations begin for different reasons: which one depends on the case that took the step."""

from app.engagements.services import following_up, provisional
from app.policy.actor import Actor
from app.requests.models.assistance import AssistanceRequest
from app.workflow.models.case_file import Staged


def open_obligations(case: Staged, actor: Actor) -> list[Staged]:
    """A request accepted for now owes the rest; an engagement sends its survey. The door's opener of this family."""
    if isinstance(case, AssistanceRequest):
        return provisional.open_debts(case)
    return following_up.open_survey(case, actor)
