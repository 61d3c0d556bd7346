"""What waits for an agency's executive himself: to authorize, to agree, to sign, to check, to report on."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from app.engagements.models.engagement import Engagement
from app.engagements.models.follow_up import CheckIn, Obligation
from app.engagements.models.plan import Plan
from app.engagements.models.report import Report
from app.extensions import db
from app.policy import gate
from app.policy.actor import Actor
from app.requests.models.assistance import AssistanceRequest
from app.wording import _
from app.workflow.models.case_file import CaseFile, Staged

BEFORE_DECISION = ("submitted", "screening", "information_requested")
MOST = 50


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to do: in words, on which case, on which page."""

    what: str
    file: CaseFile
    endpoint: str
    number: int | None = None


def duties(actor: Actor) -> list[Duty]:
    """Everything, in the order in which a case comes to it."""
    return [*_to_authorize(actor), *_to_agree(actor), *_to_sign(actor), *_to_check(actor), *_to_report(actor)]


def _to_authorize(actor: Actor) -> Iterator[Duty]:
    for each in _rows(actor, AssistanceRequest, BEFORE_DECISION):
        if not each.authorization_is_on_file:
            yield Duty(_("Authorize the request"), each.case_file, "requests.show")


def _to_agree(actor: Actor) -> Iterator[Duty]:
    for each in _rows(actor, Plan, ("agency_concurrence",)):
        yield Duty(_("Read the plan and agree to it"), each.case_file, "engagements.show_plan", each.number)


def _to_sign(actor: Actor) -> Iterator[Duty]:
    for each in _rows(actor, Engagement, ("agreement",)):
        if each.awaits_agency_signature:
            yield Duty(_("Sign the agreement"), each.case_file, "engagements.agreement")


def _to_check(actor: Actor) -> Iterator[Duty]:
    for each in _rows(actor, Report, ("agency_fact_check",)):
        yield Duty(_("Check the facts in the draft report"), each.case_file, "engagements.check_facts", each.number)


def _to_report(actor: Actor) -> Iterator[Duty]:
    for each in _rows(actor, Engagement, ("implementation",)):
        if each.owes_claims:
            yield Duty(_("Report progress on the recommendations"), each.case_file, "engagements.recommendations")
    for check_in in _rows(actor, CheckIn, ("due",)):
        if check_in.case_file.turn_clock == "check_in":
            yield Duty(_("Say how things stand since the work was done"), check_in.case_file, "engagements.follow_up")
    for duty in _rows(actor, Obligation, ("due",)):
        if duty.is_survey:
            yield Duty(_("Answer the survey"), duty.case_file, "engagements.follow_up")


def _rows(actor: Actor, model: type[Staged], states: tuple[str, ...]):  # type: ignore[no-untyped-def]
    seen = select(CaseFile.id).where(gate.scope(actor, CaseFile))
    rows = select(model).where(model.state.in_(states), model.case_file_id.in_(seen), gate.narrowed(actor, model))
    return db.session.scalars(rows.order_by(model.id).limit(MOST)).all()
