"""Who sees which engagements, offers, assignments and plans; unseen is the same as absent."""

from sqlalchemy import ColumnElement, and_, exists, false, select

from app.engagements.models.engagement import Engagement
from app.engagements.models.plan import Plan
from app.engagements.models.report import Report
from app.engagements.models.team import Assignment, Offer
from app.engagements.rules.staffing import AGENCY, PROVIDER, SHOWN_TO_AGENCY
from app.policy import gate
from app.policy.actor import Actor
from app.policy.roles import Role
from app.workflow.models.case_file import AccessLevel, CaseAccess, CaseFile, Staged

SHOWN_WHEN_APPROVED = ("approved", "released")
CHECKED = "agency_fact_check"


def register() -> None:
    """Tell the gate."""
    gate.register_scope(Engagement, engagements)
    gate.register_scope(Offer, offers)
    gate.register_scope(Assignment, assignments)
    gate.register_scope(Plan, plans)
    gate.register_scope(Report, reports)


def engagements(actor: Actor) -> ColumnElement[bool]:
    """Engagements whose content is open to the actor."""
    return _in_open_case(Engagement, actor)


def offers(actor: Actor) -> ColumnElement[bool]:
    """Offers to the actor's own provider; the office sees all of its cases, the agency and experts none."""
    if actor.role in PROVIDER:
        return and_(Offer.provider_id == actor.organization_id, _in_case(Offer, actor))
    if actor.role in (*AGENCY, Role.EXPERT):
        return false()
    return _in_case(Offer, actor)


def assignments(actor: Actor) -> ColumnElement[bool]:
    """An expert's own, a provider's own, all of the office's cases; the agency sees the confirmed team."""
    if actor.role is Role.EXPERT:
        return and_(Assignment.person_id == actor.person_id, _in_case(Assignment, actor))
    if actor.role in PROVIDER:
        return and_(Assignment.provider_id == actor.organization_id, _in_open_case(Assignment, actor))
    if actor.role in AGENCY:
        return and_(Assignment.state == "confirmed", _in_case(Assignment, actor))
    return _in_case(Assignment, actor)


def plans(actor: Actor) -> ColumnElement[bool]:
    """Plans of open cases; the agency sees those that were laid before it."""
    if actor.role in AGENCY:
        return and_(Plan.state.in_(SHOWN_TO_AGENCY), _in_case(Plan, actor))
    return _in_open_case(Plan, actor)


def reports(actor: Actor) -> ColumnElement[bool]:
    """Reports of open cases; the agency sees those that were approved, its executive the draft that he checks."""
    if actor.role in AGENCY:
        shown = (*SHOWN_WHEN_APPROVED, CHECKED) if actor.role is Role.EXECUTIVE else SHOWN_WHEN_APPROVED
        return and_(Report.state.in_(shown), _in_case(Report, actor))
    return _in_open_case(Report, actor)


def has_content(actor: Actor) -> ColumnElement[bool]:
    """Case files whose content is open to the actor: an offer or a proposal alone opens none."""
    seen = gate.scope(actor, CaseFile)
    if actor.role not in (*PROVIDER, Role.EXPERT):
        return seen
    own = (
        CaseAccess.person_id == actor.person_id
        if actor.role is Role.EXPERT
        else (CaseAccess.organization_id == actor.organization_id)
    )
    full = exists().where(
        CaseAccess.case_file_id == CaseFile.id, CaseAccess.until.is_(None), CaseAccess.level == AccessLevel.FULL, own
    )
    return and_(seen, full.correlate(CaseFile))


def _in_case(model: type[Staged], actor: Actor) -> ColumnElement[bool]:
    return model.case_file_id.in_(select(CaseFile.id).where(gate.scope(actor, CaseFile)))


def _in_open_case(model: type[Staged], actor: Actor) -> ColumnElement[bool]:
    return model.case_file_id.in_(select(CaseFile.id).where(has_content(actor)))
