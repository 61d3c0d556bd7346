"""What the overview of a case shows of an engagement: the offer or assignment that waits for this reader."""

from typing import Any

from sqlalchemy import select

from app.engagements.models.follow_up import Obligation, ObligationKind
from app.engagements.models.team import Assignment, Offer
from app.extensions import db
from app.policy import gate
from app.policy.actor import Actor
from app.policy.roles import Role
from app.web import case_panels
from app.workflow import scopes
from app.workflow.models.case_file import CaseFile


def register() -> None:
    """Put them there."""
    case_panels.register("engagements/own_panel.html", own, order=5)
    case_panels.register("engagements/executive_panel.html", new_executives, order=8)


def new_executives(actor: Actor, file: CaseFile) -> dict[str, Any] | None:
    """New executives who are asked to confirm, for those to whom the case's content is open."""
    asked = select(Obligation).where(
        Obligation.case_file_id == file.id, Obligation.kind == ObligationKind.NEW_EXECUTIVE
    )
    found = list(db.session.scalars(asked.order_by(Obligation.number)))
    return {"confirmations": found} if found and scopes.sees_content(actor, file) else None


def own(actor: Actor, file: CaseFile) -> dict[str, Any] | None:
    """A provider's offers and an expert's assignments in this case; None for everybody else."""
    models: dict[Role, type[Offer] | type[Assignment]] = {
        Role.COORDINATOR: Offer, Role.PROVIDER_STAFF: Offer, Role.EXPERT: Assignment,
    }  # fmt: skip
    model = models.get(actor.role)
    if model is None:
        return None
    rows = select(model).where(model.case_file_id == file.id, gate.scope(actor, model)).order_by(model.number)
    found = list(db.session.scalars(rows))
    return {"rows": found, "are_offers": model is Offer} if found else None
