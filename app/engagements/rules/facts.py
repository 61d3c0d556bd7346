"""Who logs and reads what a review's fact finding gathers, and who names the skills of its team."""

from typing import Any

from app.engagements.models.engagement import Engagement
from app.engagements.models.fact_finding import LOGGED_IN
from app.engagements.rules.work import AGENCY, OFFICE, PROVIDER
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.gate import HIDDEN, NO, YES, Decision
from app.policy.roles import Role
from app.workflow import rules

READERS = (*PROVIDER, *OFFICE, Role.TRIAGE, Role.AUDITOR, Role.RECORDS)
REVIEW = "critical_response_review"


def register() -> None:
    """Tell the gate."""
    gate.register(Action.DATA_LIST_READ, may_read_data_list)
    gate.register(Action.FACTS_READ, may_read_facts)
    gate.register(Action.FACTS_LOG, may_log)
    gate.register(Action.ENGAGEMENT_NAME_SKILLS, may_name_skills)


def may_read_data_list(actor: Actor, subject: Any) -> Decision:
    """Everyone who sees the review: the agency is asked for the data."""
    return _of_review(actor, subject, (*READERS, *AGENCY))


def may_read_facts(actor: Actor, subject: Any) -> Decision:
    """The provider's people and the office; the agency reads the timeline in the draft report, interviews never."""
    return _of_review(actor, subject, READERS)


def may_log(actor: Actor, subject: Any) -> Decision:
    """The provider's people, while facts are gathered or the report is written."""
    decision = _of_review(actor, subject, PROVIDER)
    return NO if decision and _engagement_of(subject).state not in LOGGED_IN else decision


def may_name_skills(actor: Actor, subject: Any) -> Decision:
    """The program manager, while the case is open."""
    engagement = _engagement_of(subject)
    if not rules.sees(actor, engagement) or not engagement.plans_by_skills:
        return HIDDEN
    return YES if actor.role is Role.PROGRAM_MANAGER and engagement.case_is_open else NO


def _of_review(actor: Actor, subject: Any, roles: tuple[Role, ...]) -> Decision:
    engagement = _engagement_of(subject)
    if engagement.lifecycle != REVIEW or not rules.sees(actor, engagement):
        return HIDDEN
    return YES if actor.role in roles else NO


def _engagement_of(subject: Any) -> Engagement:
    engagement = subject if isinstance(subject, Engagement) else subject.engagement
    assert isinstance(engagement, Engagement)
    return engagement
