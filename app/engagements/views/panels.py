"""What the overview of a case shows of an engagement: the offer or assignment that waits for this reader."""

from typing import Any

from sqlalchemy import select

from app.engagements.forms.reasons import reason_of
from app.engagements.models.engagement import Engagement
from app.engagements.models.team import Assignment, Offer
from app.engagements.rules.work import PROVIDER
from app.extensions import db
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.roles import Role
from app.web import case_panels
from app.workflow.models.case_file import CaseFile, Staged
from app.workflow.services.clocks import parts
from app.workflow.views.history import is_inside


def register() -> None:
    """Put them there."""
    case_panels.register("engagements/own_panel.html", own, order=5)
    case_panels.register("engagements/ending_panel.html", ending, order=2)


def own(actor: Actor, file: CaseFile) -> dict[str, Any] | None:
    """A provider's offers and an expert's assignments in this case; None for everybody else."""
    models: dict[Role, type[Offer] | type[Assignment]] = {
        Role.COORDINATOR: Offer, Role.PROVIDER_STAFF: Offer, Role.EXPERT: Assignment,
    }  # fmt: skip
    model = models.get(actor.role)
    if model is None:
        return None
    found = _of_request(actor, file, model) if file.stage == "request" else _own(actor, file, model)
    return {"rows": found, "are_offers": model is Offer} if found else None


def _own(actor: Actor, file: CaseFile, model: type[Offer] | type[Assignment]) -> list[Staged]:
    """The reader's own among the parts, which the page has read already, the first one first."""
    found = (case for case in reversed(parts.cases_of(file)) if isinstance(case, model))
    return [case for case in found if case.is_own_part_of(actor)]


def _of_request(actor: Actor, file: CaseFile, model: type[Offer] | type[Assignment]) -> list[Staged]:
    rows = select(model).where(model.case_file_id == file.id, gate.scope(actor, model)).order_by(model.number)
    return list(db.session.scalars(rows))


def ending(actor: Actor, file: CaseFile) -> dict[str, Any] | None:
    """Why the engagement ended, as far as this reader may know, and the office's legal hold; None while it goes on."""
    if file.state != "ended" or file.stage == "request":
        return None
    latest = select(Engagement).where(Engagement.case_file_id == file.id).order_by(Engagement.number.desc()).limit(1)
    engagement = db.session.scalar(latest)
    if engagement is None:
        return None
    inside = is_inside(actor)
    hidden = engagement.hides_its_ending and not inside
    reads_note = inside or engagement.end_audience == "everyone" or _is_of_provider(actor, engagement)
    return {
        "why": engagement.end_wording if hidden else reason_of(engagement.end_reason),
        "note": engagement.end_note if reads_note and not hidden else "",
        "is_hidden": engagement.hides_its_ending and inside,
        "may_publish": bool(gate.can(actor, Action.ENGAGEMENT_PUBLISH_INVESTIGATION, engagement)),
        "held_since": file.legal_hold_at if inside else None,
        "reference": file.reference,
    }


def _is_of_provider(actor: Actor, engagement: Engagement) -> bool:
    return engagement.end_audience == "cops_and_provider" and actor.role in PROVIDER
