"""What administrators, coordinators, executives and triage are asked about people; and people about themselves."""

from flask_wtf import FlaskForm

from app.accounts.forms.fields import known_password_field, name_field, new_password_field, phone_field, title_field
from app.accounts.queries.belonging import Choice
from app.accounts.role_words import ROLE_WORDS
from app.web.fields.choices import ChoiceField, RadioField
from app.web.fields.contacts import EmailField
from app.web.fields.dates import MemorableDateField, not_before
from app.web.fields.text import LineField
from app.wording import _


class DescribeForm(FlaskForm):
    """What a person says of himself."""

    name = name_field()
    title = title_field()
    phone = phone_field()


class ChangePasswordForm(FlaskForm):
    """The present password and the next."""

    current = known_password_field(_("Present password"))
    new = new_password_field(_("New password"))


class SwitchForm(FlaskForm):
    """As whom to act."""

    choice = RadioField(_("Act as"))

    def offer(self, choices: list[Choice]) -> None:
        """Name the ways in which the person can act."""
        self.choice.choices = [(one.key, _label(one)) for one in choices]


class InviteForm(FlaskForm):
    """Whom to invite, and into which seat."""

    name = name_field()
    email = EmailField(_("Work e-mail"), render_kw={"autocomplete": "off"})
    seat = ChoiceField(_("Organization and role"))


class SeatForm(FlaskForm):
    """A seat to add."""

    seat = ChoiceField(_("Organization and role"))


class ReasonForm(FlaskForm):
    """Why; kept in the record."""

    reason = LineField(_("Reason"), limit=500)


class NoteForm(FlaskForm):
    """How it was checked; kept in the record."""

    note = LineField(
        _("How you checked"), limit=500, description=_("For example: called back on the number in the directory.")
    )


class DeputyForm(FlaskForm):
    """Who stands in for a director, and when; both days included."""

    deputy = ChoiceField(_("Deputy"))
    since = MemorableDateField(_("First day"))
    until = MemorableDateField(_("Last day"), [not_before("since")])


class PressForm(FlaskForm):
    """One button."""


def _label(choice: Choice) -> str:
    if choice.deputy is not None:
        return _("Director, for %(name)s until %(day)s", name=choice.deputy.director.name, day=choice.deputy.until)
    waits = "" if choice.membership.is_confirmed else _(" (waits for confirmation)")
    return f"{ROLE_WORDS[choice.role].capitalize()}, {choice.membership.organization.name}{waits}"
