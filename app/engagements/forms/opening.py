"""Accepting a request, and the call."""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.engagements.services.calling import Call
from app.web.acts import CaseForm
from app.web.fields.choices import ChoiceField, RadioField
from app.web.fields.dates import MemorableDateField, TimeField, not_in_the_future
from app.web.fields.text import LineField, ProseField
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


class AcceptForm(CaseForm):
    """Who looks after the case from now on."""

    manager = RadioField(_("Program manager of record"), missing=_("Choose the program manager of record."))
    note = ProseField(_("Note"), required=False, limit=2000, description=_("COPS only."))


class CallForm(CaseForm):
    """The log of the first call."""

    held_on = MemorableDateField(_("Date of the call"), [not_in_the_future])
    time = TimeField(_("Time"))
    zone = ChoiceField(_("Time zone"), choices=ZONES, default="America/New_York")
    with_whom = LineField(_("Who took part?"), limit=500)
    goals = ProseField(_("Goals that were agreed"), limit=4000)
    audience = LineField(
        _("Who is the help for?"), limit=500, description=_("For example: 48 deputies and their sergeants")
    )
    note = ProseField(_("Other notes"), required=False, limit=4000)

    def call(self) -> Call:
        """The call as typed; a local time that a clock change skips or doubles counts as the first that exists."""
        assert self.held_on.data is not None
        at = datetime.combine(self.held_on.data, self.time.data, ZoneInfo(self.zone.data))
        words = {name: self[name].data for name in ("with_whom", "goals", "audience", "note")}
        return Call(at=at, zone=self.zone.data, **words)
