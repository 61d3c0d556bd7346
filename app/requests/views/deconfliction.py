"""Asking sister components, and the page on which the contact of one answers, who sees nothing else of the case."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, url_for

from app.errors import NotVisible
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.roles import Role
from app.requests.forms import screening as forms
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.parts import Deconfliction
from app.requests.queries import components, single
from app.requests.services import deconfliction as answering
from app.requests.services import screening as verbs
from app.requests.views.blueprint import CASE, blueprint
from app.requests.views.case import note_reading
from app.requests.wording import label_of
from app.web.acting import current_actor
from app.web.acts import CaseForm
from app.web.guards import requires, step
from app.web.pages import page
from app.wording import _
from app.workflow.views.steps import step_page, taken

HERE = f"{CASE}/deconfliction"
ANSWERED = {"clear": _("Yes"), "objected": _("No"), "held": _("Hold")}


@blueprint.get("/deconfliction")
@requires(Action.DECONFLICTION_LIST)
def component_home() -> Any:
    """The questions that wait for this contact, and what he answered."""
    actor = current_actor()
    return page(
        "requests/component_home.html",
        waiting=components.waiting(actor),
        answered=components.answered(actor),
        words=ANSWERED,
    )


@blueprint.route(HERE, methods=["GET", "POST"])
@step("ask_deconfliction", "request", load=single.by_reference)
def ask_component(assistance: AssistanceRequest) -> Any:
    """Ask a sister component: a contact with an account by mail, anyone else oneself."""
    form = forms.ComponentForm(version=assistance.version)
    form.contact.offer(components.contacts())

    def ask() -> None:
        verbs.ask_component(
            assistance,
            form.component.data,
            form.contact_name.data or "",
            contact=components.contact(form.contact.data),
            **_by(form),
        )

    done = _("Asked. The screening clock stands still until the answer is there.")
    return _step(assistance, form, ask, _("Ask a sister component"), done)


@blueprint.route(f"{HERE}/<int:number>/answer", methods=["GET", "POST"])
@step("answer", "deconfliction", load=single.deconfliction, passed=lambda asked: _answered_already(asked))
def component_answer(asked: Deconfliction) -> Any:
    """The contact answers himself, seeing four facts; staff record what a component answered."""
    if current_actor().role is Role.DECONFLICTION:
        return _own_answer(asked)
    form = forms.ComponentAnswerForm(version=asked.version)

    def record() -> None:
        verbs.record_answer(
            asked,
            answer=form.answer.data,
            answered_by=form.answered_by.data,
            answered_at=form.answered_at,
            reason=form.reason.data or "",
            channel=form.channel.data.value,
            **_by(form),
        )

    return _step(asked, form, record, _("Record the answer"), _("The answer is recorded."), label_of(asked.component))


@blueprint.route(f"{HERE}/<int:number>/again", methods=["GET", "POST"])
@step("ask_again", "deconfliction", load=lambda actor, reference, number: _of_staff(actor, reference, number))
def component_again(asked: Deconfliction) -> Any:
    """Ask a component once more, the same contact or another."""
    key = _key_of(asked.contact_id)
    form = forms.AskAgainForm(version=asked.version, contact=key, contact_name="" if key else asked.contact_name)
    form.contact.offer(components.contacts())

    def ask() -> None:
        contact, name = components.contact(form.contact.data), form.contact_name.data or ""
        verbs.ask_component_again(asked, contact=contact, contact_name=name, **_by(form))

    return _step(asked, form, ask, _("Ask again"), _("The component is asked again."), label_of(asked.component))


@blueprint.route(f"{HERE}/<int:number>/take-back", methods=["GET", "POST"])
@step("withdraw", "deconfliction", load=lambda actor, reference, number: _of_staff(actor, reference, number))
def component_withdraw(asked: Deconfliction) -> Any:
    """Ask a component no longer."""
    form = forms.CheckForm(version=asked.version)
    done = _("The question is taken back.")
    return _step(
        asked, form, lambda: verbs.take_back_from_component(asked, **_by(form)), _("Take the question back"), done,
        label_of(asked.component),
    )  # fmt: skip


def _of_staff(actor: Actor, reference: str, number: int) -> Deconfliction:
    """The question for the pages of the staff, which are not there for its contact. Raises NotVisible."""
    if actor.role is Role.DECONFLICTION:
        raise NotVisible
    return single.deconfliction(actor, reference, number)


def _own_answer(asked: Deconfliction) -> Any:
    note_reading(current_actor(), asked.case_file)
    form = forms.OwnAnswerForm(version=asked.version)

    def answer() -> None:
        answering.answer(asked, word=form.answer.data, reason=form.reason.data or "", **_by(form))

    if taken(asked, form, answer):
        flash(_("Thank you. The COPS Office has your answer."), "success")
        return redirect(url_for("requests.component_home"))
    shown = {"glance": components.glance(asked), "due_at": components.due_at(asked)}
    return page("requests/component_answer.html", form=form, asked=asked, **shown)


def _answered_already(asked: Deconfliction) -> Any:
    """A contact who comes back to a question that he answered is led to his list."""
    if current_actor().role is not Role.DECONFLICTION:
        return None
    flash(_("This question has its answer."), "info")
    return redirect(url_for("requests.component_home"))


def _key_of(person_id: int | None) -> str | None:
    return next((held.person.key for held in components.contacts() if held.person_id == person_id), None)


def _by(form: CaseForm) -> dict[str, Any]:
    return {"actor": current_actor(), "seen_version": form.seen_version}


def _step(case: Any, form: CaseForm, verb: Callable[[], None], heading: str, done: str, intro: str = "") -> Any:
    """A step of the staff on a page of its own; it leads back to the screening."""
    words = {"heading": heading, "label": heading, "done": done, "intro": intro}
    return step_page(case, form, verb, back="requests.screening", **words)
