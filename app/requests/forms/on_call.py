"""Naming who is on call."""

from flask_wtf import FlaskForm

from app.web.fields.choices import ChoiceField
from app.web.fields.dates import MemorableDateField, not_before
from app.wording import _


class DutyForm(FlaskForm):
    """A program manager and the days, both included."""

    person = ChoiceField(_("Program manager"))
    since = MemorableDateField(_("First day"))
    until = MemorableDateField(_("Last day"), [not_before("since")])
