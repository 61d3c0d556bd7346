"""Changing the operator's defaults; the cases whose turn this changes follow in the same transaction."""

from collections.abc import Collection
from decimal import Decimal

from app import clock
from app.administration import queries
from app.administration.recorded import Kept
from app.audit import services as audit
from app.database import locks
from app.errors import InvalidFact
from app.extensions import db
from app.policy.actor import Actor
from app.policy.programs import Kind
from app.requests.models.authorization import AuthorizationRule
from app.requests.queries import authorization
from app.wording import _
from app.workflow.models.case_file import CaseFile
from app.workflow.models.defaults import Default, OperatorDefault, value_of
from app.workflow.services.clocks import settling


def set_cost_limit(limit: Decimal, *, actor: Actor) -> None:
    """Let a director approve plans above another cost (US dollars); plans under review follow. Raises InvalidFact."""
    before = value_of(db.session(), Default.PLAN_COST_LIMIT)
    if limit == before:
        raise InvalidFact("limit", _("This is the limit already."))
    changed = queries.plans_between(before, limit)
    _keep(Default.PLAN_COST_LIMIT, limit, actor)
    for file_id in sorted({plan.case_file_id for plan in changed}):
        settling.settle(locks.lock(db.session(), CaseFile, file_id))
    facts = {"before": f"{before:.2f}", "after": f"{limit:.2f}", "plans_that_change_hands": len(changed)}
    audit.record(actor, "default:change", Kept("default", Default.PLAN_COST_LIMIT.value), facts=facts)


def _keep(name: Default, value: Decimal, actor: Actor) -> None:
    row = db.session.get(OperatorDefault, name, with_for_update=True)
    if row is None:
        row = OperatorDefault(name=name)
        db.session.add(row)
    row.value, row.changed_by_id, row.changed_at = value, actor.person_id, clock.now()
    db.session.flush()


def set_authorization(kinds: Collection[Kind], *, actor: Actor) -> None:
    """Let the executive's authorization be needed for exactly these kinds of help; requests under review follow."""
    before = authorization.required_kinds()
    for kind in Kind:
        rule = db.session.get(AuthorizationRule, kind) or AuthorizationRule(kind=kind)
        rule.required, rule.changed_by_id, rule.changed_at = kind in kinds, actor.person_id, clock.now()
        db.session.add(rule)
    db.session.flush()
    for file_id in queries.reviews_asked_for(before ^ set(kinds)):
        settling.settle(locks.lock(db.session(), CaseFile, file_id))
    needed = ", ".join(kind.value for kind in Kind if kind in kinds)
    audit.record(actor, "default:change", Kept("default", "authorization"), facts={"required": needed})
