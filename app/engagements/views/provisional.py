"""What a provisional acceptance still owes: shown on the case with its date, and noted once it is there."""

from typing import Any

from flask import url_for
from sqlalchemy import select

from app.engagements.forms.opening import DebtForm
from app.engagements.models.follow_up import Obligation
from app.engagements.models.provisional import Debt
from app.engagements.services import provisional
from app.engagements.views import loading
from app.engagements.views.blueprint import CASE, OVERVIEW, blueprint
from app.engagements.views.steps import step_page
from app.extensions import db
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.roles import Role
from app.requests.models.assistance import AssistanceRequest
from app.web import case_panels
from app.web.acting import current_actor
from app.web.guards import step
from app.wording import _
from app.workflow import contents, stepping
from app.workflow.models.case_file import CaseFile

OUTSIDE = (Role.REQUESTER, Role.EXECUTIVE)
READERS = (Role.REQUESTER, Role.EXECUTIVE, Role.TRIAGE, Role.PROGRAM_MANAGER, Role.DIRECTOR, Role.AUDITOR)
WORDS = {
    Debt.DECONFLICTION: _("Clearance by the sister component"),
    Debt.AUTHORIZATION: _("The executive's authorization, in writing or by account"),
    Debt.FULL_FORM: _("The rest of the request form"),
}


@blueprint.route(f"{CASE}/owed/<int:number>/settle", methods=["GET", "POST"])
@step("settle_debt", "obligation", load=loading.obligation)
def settle_debt(debt: Obligation) -> Any:
    """Look whether what is owed is there, and note it."""
    form = DebtForm(version=debt.version)
    assert debt.debt is not None
    return step_page(
        debt,
        form,
        lambda: provisional.settle(debt, actor=current_actor(), seen_version=form.seen_version),
        heading=_("Note that it is there"),
        label=_("Note that it is there"),
        done=_("Noted. It is no longer owed."),
        intro=WORDS[debt.debt],
        back=OVERVIEW,
    )


def register() -> None:
    """Put the panel on the overview of a case."""
    case_panels.register("engagements/owed_panel.html", owed, order=4)


def owed(actor: Actor, file: CaseFile) -> dict[str, Any] | None:
    """What is owed from a provisional acceptance, each with its date and the way to mend it; None when nothing is."""
    if actor.role not in READERS or file.stage == "request" or "obligation" not in contents.of(file):
        return None
    own = (Obligation.case_file_id == file.id, Obligation.debt.is_not(None), Obligation.state == "due")
    debts = db.session.scalars(select(Obligation).where(*own).order_by(Obligation.number))
    shown = [debt for debt in debts if actor.role not in OUTSIDE or debt.debt is not Debt.DECONFLICTION]
    if not shown:
        return None
    rows = [(WORDS[debt.debt], debt, _ways(actor, file, debt)) for debt in shown if debt.debt]
    return {"rows": rows, "word": None if actor.role in OUTSIDE else _request_of(file)}


def _ways(actor: Actor, file: CaseFile, debt: Obligation) -> list[tuple[str, str]]:
    """The pages on which this reader mends it, as (words, address)."""
    here = {"reference": file.reference}
    found = []
    if debt.debt is Debt.FULL_FORM and _may_write(actor, file):
        found.append((_("Complete the form"), url_for("requests.review", **here)))
    if debt.debt is Debt.DECONFLICTION and _may_ask(actor, debt):
        found.append((_("Ask a sister component"), url_for("engagements.ask_component", **here)))
    if any(each.name == "settle_debt" and not each.missing for each in stepping.open_to(actor, debt)):
        found.append((_("Note that it is there"), url_for("engagements.settle_debt", number=debt.number, **here)))
    return found


def _may_ask(actor: Actor, debt: Obligation) -> bool:
    offered = stepping.open_to(actor, debt.engagement) if debt.engagement else []
    return any(each.name == "ask_deconfliction" for each in offered)


def _may_write(actor: Actor, file: CaseFile) -> bool:
    assistance = _request_of(file)
    return assistance is not None and bool(gate.can(actor, Action.REQUEST_EDIT, assistance))


def _request_of(file: CaseFile) -> AssistanceRequest | None:
    return db.session.scalar(select(AssistanceRequest).where(AssistanceRequest.case_file_id == file.id))
