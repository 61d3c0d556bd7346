"""Forms for activities and deliverables."""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.engagements.forms.recording import RecordedForm
from app.engagements.forms.words import choices
from app.engagements.models.choices import CancelReason, ReturnReason
from app.requests.models.choices import Mode
from app.web.acts import CaseForm
from app.web.fields.choices import ChoiceField, RadioField
from app.web.fields.dates import MemorableDateField, TimeField, not_in_the_future
from app.web.fields.numbers import DecimalField, NumberField
from app.web.fields.text import LineField, NameField, ProseField
from app.web.fields.uploads import UploadField
from app.wording import _

ZONES = (
    ("America/New_York", _("Eastern")),
    ("America/Chicago", _("Central")),
    ("America/Denver", _("Mountain")),
    ("America/Phoenix", _("Arizona (no daylight saving)")),
    ("America/Los_Angeles", _("Pacific")),
    ("America/Anchorage", _("Alaska")),
    ("Pacific/Honolulu", _("Hawaii")),
    ("America/Puerto_Rico", _("Puerto Rico and U.S. Virgin Islands")),
    ("Pacific/Guam", _("Guam and Northern Mariana Islands")),
    ("Pacific/Pago_Pago", _("American Samoa")),
)
"""Time zones in which agencies are, as IANA names."""
MODES = ((Mode.IN_PERSON, _("In person")), (Mode.VIRTUAL, _("Virtual")), (Mode.HYBRID, _("Hybrid")))
OF_THE_SYSTEM = (CancelReason.ENDED, CancelReason.AMENDED)
CANCEL_REASONS = choices(tuple(reason for reason in CancelReason if reason not in OF_THE_SYSTEM))


class ArrangeForm(CaseForm):
    """When, where and how a planned activity takes place."""

    planned_on = MemorableDateField(_("Date"))
    time = TimeField(_("Starting time"), required=False)
    zone = ChoiceField(_("Time zone"), choices=ZONES, required=False)
    mode = RadioField(_("How"), choices=MODES, required=False)
    place = LineField(_("Place"), required=False, limit=300)
    contact = NameField(_("Contact on site"), required=False)

    def starts_at(self) -> datetime | None:
        """The starting instant (UTC); times that a clock change skips or doubles count as the first that exists."""
        if self.time.data is None:
            return None
        zone = ZoneInfo(self.zone.data or "America/New_York")
        return datetime.combine(self.planned_on.data, self.time.data, zone)


class LogForm(CaseForm):
    """What was held: light enough for a phone in two minutes."""

    happened = ProseField(_("What happened?"), limit=6000)
    heads_in_person = NumberField(_("People there in person"), highest=100_000, required=False)
    heads_virtual = NumberField(_("People there online"), highest=100_000, required=False)
    hours = DecimalField(_("Your hours"), highest=24)
    provider_next_step = LineField(_("Our next step"), required=False, limit=500)
    provider_next_step_on = MemorableDateField(_("By when"), required=False)
    agency_next_step = LineField(_("The agency's next step"), required=False, limit=500)
    agency_next_step_on = MemorableDateField(_("By when"), required=False)

    def validate(self, extra_validators: object = None) -> bool:
        """Also: one of the head counts, and more than no hours."""
        valid = super().validate(extra_validators)
        if valid and self.heads_in_person.data is None and self.heads_virtual.data is None:
            self.heads_in_person.errors = [_("Enter how many came, in person or online. Enter 0 for none.")]
            return False
        if valid and not self.hours.data:
            self.hours.errors = [_("Enter your hours, such as 1.5.")]
            return False
        return valid


class RecordedLogForm(LogForm, RecordedForm):
    """What was held, recorded by the program manager: by whom, and for how many hours."""

    person = ChoiceField(_("Who held it?"), missing=_("Choose who held it."))
    hours = DecimalField(_("Hours of that person"), highest=24)
    provider_next_step = LineField(_("The provider's next step"), required=False, limit=500)
    provider_next_step_on = MemorableDateField(_("By when"), required=False)
    agency_next_step = LineField(_("The agency's next step"), required=False, limit=500)
    agency_next_step_on = MemorableDateField(_("By when"), required=False)


class CancelForm(CaseForm):
    """Why a planned activity does not take place."""

    reason = RadioField(_("Reason"), choices=CANCEL_REASONS)
    note = ProseField(_("Note"), required=False, limit=1000)


class HandInForm(CaseForm):
    """A deliverable, as a PDF or with a note that says where it is."""

    file = UploadField(_("File (PDF, up to 25 MB)"), required=False)
    note = ProseField(_("Note"), required=False, limit=2000)

    def validate(self, extra_validators: object = None) -> bool:
        """Also: a file or a note."""
        valid = super().validate(extra_validators)
        if valid and not self.file.data and not self.note.data:
            self.note.errors = [_("Attach the file, or say in the note where it is.")]
            return False
        return valid


class RecordedHandInForm(HandInForm, RecordedForm):
    """A deliverable that came on paper or by e-mail, recorded by the program manager."""


class ReturnForm(CaseForm):
    """Why something goes back, coded, with a comment."""

    reason = RadioField(_("Reason"), choices=choices(ReturnReason))
    note = ProseField(_("What should change?"), limit=4000)


class ReasonForm(CaseForm):
    """A reason in words."""

    reason = ProseField(_("Reason"), limit=2000)


class ConfirmForm(CaseForm):
    """Nothing but the button."""


class ReachForm(CaseForm):
    """The day on which a milestone was reached."""

    reached_on = MemorableDateField(_("Reached on"), [not_in_the_future])
