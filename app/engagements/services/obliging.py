"""Obligations begin for different reasons: which one depends on the case that took the step."""

from app.engagements.models.engagement import Engagement
from app.engagements.services import agreeing, following_up, provisional, succession
from app.policy.actor import Actor
from app.requests.models.assistance import AssistanceRequest
from app.workflow.models.case_file import Staged


def open_obligations(case: Staged, actor: Actor) -> list[Staged]:
    """A request owes the rest, an engagement a new executive's word, a look at its agreement's end or its survey.

    The door's opener of this family.
    """
    if isinstance(case, AssistanceRequest):
        return provisional.open_debts(case)
    if isinstance(case, Engagement) and case.new_executive is not None:
        return [succession.open_confirmation(case, case.new_executive)]
    if isinstance(case, Engagement) and case.owes_agreement_watch and case.agreement.expires_on:
        return [agreeing.open_watch(case, case.agreement.expires_on)]
    return following_up.open_survey(case, actor)
