"""Who may read the work of an engagement, arrange it, write its report and speak about its recommendations."""

from typing import Any

from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.gate import HIDDEN, NO, YES, Decision
from app.policy.programs import Kind
from app.policy.roles import Role
from app.workflow import rules
from app.workflow.models.case_file import Staged

PROVIDER = (Role.COORDINATOR, Role.PROVIDER_STAFF, Role.EXPERT)
AGENCY = (Role.REQUESTER, Role.EXECUTIVE)
OFFICE = (Role.PROGRAM_MANAGER, Role.DIRECTOR)
READERS = (*PROVIDER, *AGENCY, *OFFICE, Role.TRIAGE, Role.AUDITOR, Role.RECORDS)
WRITERS = {
    Action.ACTIVITY_ARRANGE: PROVIDER,
    Action.AGREEMENT_FILE: (Role.PROGRAM_MANAGER,),
    Action.FINDING_WRITE: PROVIDER,
    Action.RECOMMENDATION_ADD: (*PROVIDER, Role.PROGRAM_MANAGER),
    Action.RECOMMENDATION_ANSWER: (Role.EXECUTIVE, Role.PROGRAM_MANAGER),
    Action.RECOMMENDATION_REPORT: AGENCY,
    Action.RECOMMENDATION_SHOW: (Role.PROGRAM_MANAGER,),
    Action.REPORT_CHECK_REDACTION: (Role.PROGRAM_MANAGER,),
    Action.REPORT_COMMENT: (Role.PROGRAM_MANAGER, Role.DIRECTOR, *PROVIDER),
    Action.REPORT_DISPOSE: PROVIDER,
    Action.REPORT_WRITE: PROVIDER,
}
"""Which roles may do each thing, on a case whose content is open to them."""


def may_read(actor: Actor, case: Staged) -> Decision:
    """The engagement's work is open to every party that sees its content; administrators see none."""
    if not rules.sees(actor, case):
        return HIDDEN
    return YES if actor.role in READERS else NO


def may_read_report(actor: Actor, report: Any) -> Decision:
    """A draft is the provider's and the office's; the agency reads it once approved, its executive to check it."""
    decision = may_read(actor, report)
    if decision and actor.role in AGENCY and report.state not in ("approved", "released"):
        return decision if actor.role is Role.EXECUTIVE and report.state == "agency_fact_check" else HIDDEN
    return decision


def may_check_facts(actor: Actor, report: Any) -> Decision:
    """The agency's executive while the draft is with him; a program manager writes down what came otherwise."""
    decision = may_read_report(actor, report)
    if not decision or report.state != "agency_fact_check":
        return decision if decision.conceal else NO
    return YES if actor.role in (Role.EXECUTIVE, Role.PROGRAM_MANAGER) else NO


def is_director(actor: Actor, _subject: object) -> bool:
    """Directors, and who stands in for one, have a home and a calendar of their own."""
    return actor.role is Role.DIRECTOR


def may_reach_milestone(actor: Actor, _milestone: Any) -> bool:
    """The coordinator and the program manager; a milestone is found only in an engagement that one sees."""
    return actor.role in (Role.COORDINATOR, Role.PROGRAM_MANAGER)


def may_publish_investigation(actor: Actor, engagement: Any) -> Decision:
    """A director, while the reason of an end by investigation is hidden."""
    if not rules.sees(actor, engagement):
        return HIDDEN
    return YES if actor.role is Role.DIRECTOR and engagement.hides_its_ending else NO


def _rule_of(roles: tuple[Role, ...]) -> gate.Rule:
    def rule(actor: Actor, case: Staged) -> Decision:
        if not rules.sees(actor, case):
            return HIDDEN
        return YES if actor.role in roles else NO

    return rule


def may_validate(actor: Actor, engagement: Any) -> Decision:
    """The office says what is proved; in an assessment the provider prepares it with a finding of its own."""
    if not rules.sees(actor, engagement):
        return HIDDEN
    prepares = actor.role is Role.COORDINATOR and engagement.kind is Kind.ASSESSMENT
    return YES if prepares or actor.role is Role.PROGRAM_MANAGER else NO


_RULES = {action: _rule_of(roles) for action, roles in WRITERS.items()}


def register() -> None:
    """Tell the gate."""
    gate.register(Action.ENGAGEMENT_READ, may_read)
    gate.register(Action.RECOMMENDATION_VALIDATE, may_validate)
    gate.register(Action.REPORT_READ, may_read_report)
    gate.register(Action.ENGAGEMENT_PUBLISH_INVESTIGATION, may_publish_investigation)
    gate.register(Action.REPORT_CHECK_FACTS, may_check_facts)
    gate.register(Action.ENGAGEMENT_DIRECT, is_director)
    gate.register(Action.MILESTONE_REACH, may_reach_milestone)
    for action, rule in _RULES.items():
        gate.register(action, rule)
