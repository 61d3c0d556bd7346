"""A question that was asked during the engagement: the agency answers it by itself, without moving the case."""

from typing import Any

from flask import url_for

from app.policy.actor import Actor
from app.requests import rules
from app.requests.forms.questions import OneAnswerForm, RecordedOneAnswerForm
from app.requests.models.parts import Question
from app.requests.queries import questions, single
from app.requests.services import asking
from app.requests.views.blueprint import CASE, blueprint
from app.web.acting import current_actor
from app.web.guards import step
from app.web.owed import Owed
from app.wording import _
from app.workflow.views.steps import step_page


def owed_answers(actor: Actor) -> list[Owed]:
    """The questions that wait for this agency's answer, for its home."""
    if actor.role not in rules.AGENCY:
        return []
    return [
        Owed(
            _("Answer our question"),
            url_for("requests.answer_question", reference=row.reference, number=row.number),
            row.reference,
            row.title,
            row.due_at,
        )
        for row in questions.waiting_for(actor)
    ]


@blueprint.route(f"{CASE}/questions/<int:number>/answer", methods=["GET", "POST"])
@step("answer", "question", load=single.question, recorded=True)
def answer_question(question: Question) -> Any:
    """The question in full, and the answer; staff record one that came by phone, e-mail or mail."""
    is_own = current_actor().role in rules.AGENCY
    form = (OneAnswerForm if is_own else RecordedOneAnswerForm)(version=question.version)

    def answer() -> None:
        asking.answer_one(
            question, form.text.data, actor=current_actor(), seen_version=form.seen_version,
            behalf=getattr(form, "behalf", None),
        )  # fmt: skip

    return step_page(
        question,
        form,
        answer,
        heading=_("Answer our question") if is_own else _("Record the agency's answer"),
        label=_("Send the answer") if is_own else _("Record the answer"),
        done=_("Thank you. We have your answer.") if is_own else _("The answer is recorded."),
        intro=question.text,
    )
