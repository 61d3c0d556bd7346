"""Who may read offers, assignments and plans, and who writes a plan."""

from app.engagements.models.plan import Plan
from app.engagements.models.team import Assignment, Offer
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.gate import HIDDEN, NO, YES, Decision
from app.policy.roles import Role
from app.workflow import rules
from app.workflow.models.case_file import Staged

AGENCY = (Role.REQUESTER, Role.EXECUTIVE)
PROVIDER = (Role.COORDINATOR, Role.PROVIDER_STAFF)
SHOWN_TO_AGENCY = ("agency_concurrence", "agreed", "superseded")
"""States in which the agency sees a plan: not while it is being written or judged by the office."""


def register() -> None:
    """Tell the gate."""
    gate.register(Action.OFFER_LIST, is_of_provider)
    gate.register(Action.OFFER_READ, may_read_offer)
    gate.register(Action.ASSIGNMENT_LIST, is_expert)
    gate.register(Action.ASSIGNMENT_READ, may_read_assignment)
    gate.register(Action.PLAN_READ, may_read_plan)
    gate.register(Action.PLAN_WRITE, may_write_plan)


def is_of_provider(actor: Actor, _subject: object) -> bool:
    """A provider's people see its home."""
    return actor.role in PROVIDER


def is_expert(actor: Actor, _subject: object) -> bool:
    """An expert sees his own home."""
    return actor.role is Role.EXPERT


def may_read_offer(actor: Actor, offer: Offer) -> Decision:
    """The office and the provider to which it was made; the agency does not hear who was asked before."""
    return _seen(actor, offer, hidden=actor.role in AGENCY)


def may_read_assignment(actor: Actor, assignment: Assignment) -> Decision:
    """The office, the provider and the expert himself; the agency once he is confirmed."""
    return _seen(actor, assignment, hidden=actor.role in AGENCY and assignment.state != "confirmed")


def reads_disclosure(actor: Actor, assignment: Assignment) -> bool:
    """Whether the reader learns what the expert attested: the expert and the office, neither agency nor provider."""
    return actor.role not in (*AGENCY, *PROVIDER) and (
        actor.role is not Role.EXPERT or assignment.person_id == actor.person_id
    )


def may_read_plan(actor: Actor, plan: Plan) -> Decision:
    """Everyone to whom the case is open; the agency once the plan is laid before it."""
    return _seen(actor, plan, hidden=actor.role in AGENCY and plan.state not in SHOWN_TO_AGENCY)


def may_write_plan(actor: Actor, plan: Plan) -> Decision:
    """The provider's people write, while it is a draft."""
    if not rules.sees(actor, plan):
        return HIDDEN
    return YES if actor.role in PROVIDER and plan.state == "drafting" else NO


def _seen(actor: Actor, case: Staged, *, hidden: bool) -> Decision:
    return HIDDEN if hidden or not rules.sees(actor, case) else YES
