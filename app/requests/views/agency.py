"""An agency's own pages: its cases, answering questions, withdrawing."""

from typing import Any

from flask import flash, redirect, url_for

from app.extensions import db
from app.policy import gate
from app.policy.actions import Action
from app.policy.roles import Role
from app.requests.forms.decisions import RecordedWithdrawForm, WithdrawForm
from app.requests.forms.questions import AnswerForm, PickAgencyForm, RecordedAnswerForm
from app.requests.models.assistance import AssistanceRequest
from app.requests.queries import lists, single
from app.requests.services import asking, deciding, drafting
from app.requests.views.blueprint import CASE, blueprint
from app.web import owed
from app.web.acting import current_actor
from app.web.guards import requires, step
from app.web.pages import page
from app.wording import _
from app.workflow.rules import Behalf
from app.workflow.views.steps import step_page, taken

AGENCY = (Role.REQUESTER, Role.EXECUTIVE)


@blueprint.get("/requests")
@requires(Action.REQUEST_LIST)
def home() -> Any:
    """Every case of the agency: where it stands, whose turn it is and by when; what the agency owes comes first."""
    actor = current_actor()
    cases = lists.of_agency(actor)
    return page("requests/home.html", cases=cases, agency_roles=AGENCY, owed=owed.owed_by(actor))


@blueprint.route(f"{CASE}/form/agency/find", methods=["GET", "POST"])
@requires(Action.REQUEST_READ, load=single.by_reference)
def pick_agency(assistance: AssistanceRequest) -> Any:
    """Look the agency up in the directory and take over what it knows; without script by a button."""
    gate.require(current_actor(), Action.REQUEST_EDIT, assistance)
    form = PickAgencyForm()
    if not form.is_looking_up and form.validate_on_submit():
        if form.agency is not None:
            drafting.choose_agency(assistance, form.agency, actor=current_actor())
            db.session.commit()
            flash(_("Filled in from the directory. Please check it."), "success")
        return redirect(url_for("requests.form_step", reference=assistance.reference, name="agency"))
    return page("requests/pick_agency.html", form=form, assistance=assistance)


@blueprint.route(f"{CASE}/answer", methods=["GET", "POST"])
@step("answer", "request", load=single.by_reference, recorded=True)
def answer(assistance: AssistanceRequest) -> Any:
    """Every open question with its answer; sent together."""
    is_own = current_actor().role in AGENCY
    questions = asking.open_of(assistance)
    form = (AnswerForm if is_own else RecordedAnswerForm)(version=assistance.version)
    form.ask(questions)
    if taken(assistance, form, lambda: _answer(assistance, form)):
        flash(_("Thank you. We have your answers."), "success")
        return redirect(url_for("requests.show", reference=assistance.reference))
    return page("requests/answer.html", form=form, assistance=assistance, is_own=is_own)


@blueprint.route(f"{CASE}/withdraw", methods=["GET", "POST"])
@step("withdraw", "request", load=single.by_reference, recorded=True)
def withdraw(assistance: AssistanceRequest) -> Any:
    """Ask for the reason; on a valid post, withdraw and return to the case."""
    is_own = current_actor().role in AGENCY
    form = (WithdrawForm if is_own else RecordedWithdrawForm)(version=assistance.version)
    own_words = _("You may withdraw at any time, without a penalty. Your reason helps us to do better.")
    return step_page(
        assistance,
        form,
        lambda: _withdraw(assistance, form),
        heading=_("Withdraw the request") if is_own else _("Record the agency's withdrawal"),
        label=_("Withdraw the request"),
        style="secondary",
        intro=own_words if is_own else "",
        done=_("Your request is withdrawn.") if is_own else _("The request is withdrawn."),
    )


def _answer(assistance: AssistanceRequest, form: AnswerForm) -> None:
    asking.answer(assistance, form.answers, actor=current_actor(), seen_version=form.seen_version, behalf=_behalf(form))


def _withdraw(assistance: AssistanceRequest, form: WithdrawForm) -> None:
    deciding.withdraw(
        assistance,
        form.reason.data,
        form.note.data or "",
        actor=current_actor(),
        seen_version=form.seen_version,
        behalf=_behalf(form),
    )


def _behalf(form: Any) -> Behalf | None:
    """Whose word it is, where staff record it."""
    return form.behalf if hasattr(form, "behalf") else None
