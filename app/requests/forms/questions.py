"""Asking the agency, answering, and finding an agency in the directory."""

from collections.abc import Sequence
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from wtforms import Form

from app.agencies.forms.choosing import AgencyChoice
from app.requests.forms.recorded import WithPaper
from app.requests.models.parts import Question
from app.web.acts import CaseForm
from app.web.fields.text import LineField, ProseField
from app.wording import _

MOST_QUESTIONS = 3


class AnswerForm(CaseForm):
    """One box for each open question."""

    def ask(self, questions: Sequence[Question]) -> None:
        """Add the boxes; what was typed before stands in them."""
        self.boxes: dict[int, ProseField] = {}
        posted = request.form if self.is_submitted() else None
        for question in questions:
            name = f"answer-{question.number}"
            box = ProseField(question.text, missing=_("Please answer every question."))
            bound = box.bind(form=self, name=name, prefix=self._prefix)
            bound.process(posted, question.answer)
            self._fields[name] = self.boxes[question.number] = bound

    @property
    def answers(self) -> dict[int, str]:
        """The answers by the number of their question."""
        return {number: box.data or "" for number, box in self.boxes.items()}


class RecordedAnswerForm(WithPaper, AnswerForm):
    """Answers that came by phone, e-mail or mail."""


class OneAnswerForm(CaseForm):
    """The answer to one question that was asked during the engagement."""

    text = ProseField(_("Your answer"), missing=_("Please answer the question."))


class RecordedOneAnswerForm(WithPaper, OneAnswerForm):
    """The same, as it came by phone, e-mail or mail."""

    text = ProseField(_("The agency's answer"), missing=_("Write down what the agency answered."))


class AskForm(CaseForm):
    """Up to three questions at once; the first must be there."""

    first = ProseField(
        _("Question"), limit=1000, description=_("Ask for one thing, in plain words. The agency sees it as written.")
    )
    second = ProseField(_("Another question"), limit=1000, required=False)
    third = ProseField(_("A third question"), limit=1000, required=False)

    @property
    def texts(self) -> list[str]:
        """The questions that were written."""
        return [box.data for box in (self.first, self.second, self.third) if box.data]


class SearchForm(Form):
    """Words by which an agency is looked up; a GET form."""

    words = LineField(
        _("Name, ORI, city or county of the agency"), limit=120, description=_("For example: Harbor County FL.")
    )


class PickAgencyForm(AgencyChoice, FlaskForm):
    """The agency picked from the directory, or said to be missing there."""


def searched() -> SearchForm:
    """The search in this address."""
    words: Any = request.args if "words" in request.args else None
    return SearchForm(words)
