"""Adding topics, publishing statements, closing on a day; each says its effect before it is saved."""

import re

from flask_wtf import FlaskForm
from wtforms.validators import ValidationError

from app.administration.services.statements import Text
from app.policy.programs import Kind
from app.requests.models.parts import StatementKind
from app.requests.queries.topics import GROUPS
from app.requests.wording import choices
from app.web.fields.choices import ChoicesField, RadioField
from app.web.fields.dates import MemorableDateField, not_in_the_past
from app.web.fields.numbers import MoneyField, NumberField
from app.web.fields.text import LineField, NameField, ProseField
from app.web.reviewing import Reviewed
from app.wording import _

OMB_NUMBER = re.compile(r"\d{4}-\d{4}", re.ASCII)


class TopicForm(FlaskForm):
    """A new topic."""

    group = RadioField(_("Group"), choices=[(group, group) for group in GROUPS])
    name = NameField(_("Topic"), limit=100, missing=_("Enter the topic."))


class CriterionForm(FlaskForm):
    """A criterion by which sites are chosen."""

    title = LineField(_("Criterion"), limit=120, missing=_("Enter the criterion in a few words."))
    text = ProseField(_("What it means"), limit=1000, missing=_("Say what it means."))


class ConfirmForm(FlaskForm):
    """One button."""


class ReasonForm(FlaskForm):
    """Why."""

    reason = LineField(_("Why"), limit=300, description=_("Kept in the record with your name."), missing=_("Say why."))


class StatementForm(Reviewed, FlaskForm):
    """A text from a day on."""

    body = ProseField(_("Text"), limit=6000, missing=_("Enter the text."))
    since = MemorableDateField(_("First day"), [not_in_the_past])

    def text(self, kind: StatementKind) -> Text:
        """What was typed, for the service."""
        return Text(kind=kind, body=self.body.data, since=self.since.data)


class PaperworkForm(StatementForm):
    """The block of the Paperwork Reduction Act."""

    omb_number = LineField(_("OMB control number"), limit=20, description=_("Such as 1103-0000."))
    expires_on = MemorableDateField(_("Expires on"), description=_("The last day on which the form may be used."))
    burden_minutes = NumberField(_("Burden in minutes"), lowest=1, highest=10_000)

    def validate_omb_number(self, field: LineField) -> None:
        """Four digits, a hyphen, four digits."""
        if not OMB_NUMBER.fullmatch(field.data):
            raise ValidationError(_("An OMB control number has four digits, a hyphen and four digits."))

    def text(self, kind: StatementKind) -> Text:
        """What was typed, for the service."""
        return Text(
            kind=kind,
            body=self.body.data,
            since=self.since.data,
            omb_number=self.omb_number.data,
            expires_on=self.expires_on.data,
            burden_minutes=self.burden_minutes.data,
        )


class CostLimitForm(Reviewed, FlaskForm):
    """The cost above which a director approves a plan."""

    limit = MoneyField(_("Cost limit (US dollars)"), lowest=1, highest=100_000_000, missing=_("Enter an amount."))


class AuthorizationForm(FlaskForm):
    """The kinds of help that need the word of the agency's executive."""

    kinds = ChoicesField(
        _("Which kinds of help need the executive's authorization?"), choices=choices(Kind), required=False
    )


class ClosureForm(Reviewed, FlaskForm):
    """A day on which the office closes."""

    day = MemorableDateField(_("Day"), [not_in_the_past])
    reason = LineField(_("Why"), limit=200, description=_("Such as: a storm."), missing=_("Say why."))
