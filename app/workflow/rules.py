"""Who may take a step: the roles that the life cycle names, bound to the case by agency, provider and access."""

from dataclasses import dataclass
from datetime import datetime

from app import clock
from app.errors import NotPermitted, NotVisible
from app.policy.actor import Actor
from app.policy.gate import HIDDEN, NO, YES, Decision
from app.policy.roles import Role
from app.workflow import engine, scopes
from app.workflow.lifecycle import Step
from app.workflow.lifecycles.catalogue import LIFECYCLES
from app.workflow.models.case_file import AccessLevel, Staged

BEFORE_CONTENT = {"offer": AccessLevel.OFFER, "assignment": AccessLevel.ATTEST}
"""Families whose steps are open to a provider or an expert who does not yet see the case's content."""


@dataclass(frozen=True, slots=True)
class Behalf:
    """Someone else's word that a manager or triage records: whose, how it came, the paper on file, when it happened."""

    role: Role
    channel: str
    document_id: int | None = None
    happened_at: datetime | None = None


def happened(behalf: Behalf | None) -> datetime:
    """When a step happened (UTC): as recorded for someone else, otherwise now."""
    return (behalf and behalf.happened_at) or clock.now()


def may_take(
    actor: Actor, step: Step, case: Staged, behalf: Behalf | None = None, through: str | None = None
) -> Decision:
    """The policy of a step: visibility first, then role and conditions, then separation of duty (persons, not roles).

    `through` names the step ("offer.accept") whose consequence this one is.
    """
    fits = engine.permits(step, case, (actor.role,), actor.person_id, through=through)
    if actor.is_system:
        return YES if fits else NO
    if not sees(actor, case):
        return HIDDEN
    if not fits and not _may_record(actor, step, case, behalf):
        return NO
    if not engine.is_other_person(step, case, actor.person_id):
        return Decision(False, "Another person than the one who wrote or proposed it has to do this.")
    return YES


def require(actor: Actor, step: Step, case: Staged, behalf: Behalf | None = None, through: str | None = None) -> None:
    """Let pass, or raise NotVisible or NotPermitted."""
    decision = may_take(actor, step, case, behalf, through)
    if decision.conceal:
        raise NotVisible
    if not decision:
        raise NotPermitted(decision.reason or None)


def fits(actor: Actor, step: Step, case: Staged) -> bool:
    """Whether role, conditions and separation of duty allow the step, for someone who sees the case."""
    permitted = engine.permits(step, case, (actor.role,), actor.person_id)
    return permitted and engine.is_other_person(step, case, actor.person_id)


def sees(actor: Actor, case: Staged) -> bool:
    """Whether the case, as a whole or as a part before its content opens, is in the actor's scope, or put to him."""
    return case.is_addressed_to(actor) or reaches(actor, case, scopes.levels_of(actor, case.case_file_id))


def reaches(actor: Actor, case: Staged, levels: frozenset[AccessLevel] | None) -> bool:
    """Whether a case is within what the actor sees of its file, as `scopes.levels_of` says."""
    if levels is None:
        return False
    if actor.role not in scopes.OUTSIDE:
        return True
    own_level = BEFORE_CONTENT.get(LIFECYCLES[case.lifecycle].family)
    return case.is_own_part_of(actor) and (AccessLevel.FULL in levels or own_level in levels)


def _may_record(actor: Actor, step: Step, case: Staged, behalf: Behalf | None) -> bool:
    return (
        behalf is not None
        and any(who.role is behalf.role for who in step.who)
        and engine.may_record(LIFECYCLES[case.lifecycle], step, case, actor.role)
    )
