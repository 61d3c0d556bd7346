"""A provider's names, and its part in a program."""

from flask_wtf import FlaskForm

from app.policy.programs import PROGRAM_NAMES
from app.providers.services.enrolling import Part
from app.web.acts import CaseForm
from app.web.fields.choices import ChoiceField, ConfirmField
from app.web.fields.dates import MemorableDateField, not_before
from app.web.fields.text import LineField, NameField, ProseField
from app.web.reviewing import Reviewed
from app.wording import _


class DescriptionFields:
    """Who a provider is."""

    name = NameField(_("Full name"), limit=200)
    short_name = NameField(_("Short name"), limit=30, description=_("For lists, such as IACP."))
    about = ProseField(_("About"), required=False, limit=4000, description=_("What it does, for program managers."))


class AddForm(DescriptionFields, FlaskForm):
    """A new provider."""


class DescriptionForm(DescriptionFields, CaseForm):
    """Other names of a provider."""


class PartForm(Reviewed, CaseForm):
    """A part in a program; `program` is fixed once it is given."""

    program = ChoiceField(_("Program"), choices=list(PROGRAM_NAMES.items()))
    since = MemorableDateField(_("First day"))
    until = MemorableDateField(
        _("Last day"), [not_before("since")], required=False, description=_("Leave it out while the award goes on.")
    )
    award_number = LineField(_("Award number"), required=False, limit=60)
    is_lead = ConfirmField(_("Leads the program"), required=False)

    @property
    def part(self) -> Part:
        """What was typed, for the service."""
        return Part(
            program=self.program.data,
            since=self.since.data,
            until=self.until.data,
            is_lead=bool(self.is_lead.data),
            award_number=self.award_number.data or "",
        )
