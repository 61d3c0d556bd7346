"""Accepting a request, and the call."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from app.engagements.services.calling import Call
from app.engagements.services.provisional import SpokenWord
from app.policy.programs import Kind
from app.web.acts import CaseForm
from app.web.fields.choices import ChoiceField, RadioField
from app.web.fields.dates import MemorableDateField, TimeField, not_in_the_future
from app.web.fields.text import LineField, NameField, ProseField
from app.web.fields.zones import ZONES
from app.wording import _

LATER = "later"
KINDS = (
    (LATER, _("Left to the executive call")),
    (Kind.IMMEDIATE_ASSISTANCE, _("Immediate assistance")),
    (Kind.DATA_ANALYSIS, _("Data analysis")),
)
"""What may be chosen at acceptance; a review is settled before, since the director accepts it."""


class AcceptForm(CaseForm):
    """Who looks after the case from now on."""

    manager = RadioField(_("Program manager of record"), missing=_("Choose the program manager of record."))
    kind = RadioField(_("Kind of help"), choices=KINDS, required=False)
    note = ProseField(_("Note"), required=False, limit=2000, description=_("COPS only."))

    @property
    def chosen_kind(self) -> Kind | None:
        """The kind that is settled with the acceptance; None leaves it as it stands."""
        return Kind(self.kind.data) if "kind" in self and self.kind.data not in (None, LATER) else None


class ProvisionalForm(CaseForm):
    """The executive's spoken word, and who looks after the case."""

    said_by = NameField(_("Who said it?"), limit=120, description=_("Name and office of the agency's executive."))
    word = ProseField(_("What did he or she say?"), limit=2000, missing=_("Write down what the executive said."))
    said_on = MemorableDateField(_("On which day?"), [not_in_the_future])
    said_time = TimeField(_("At what time?"), description=_("For example 2:30 a.m."))
    zone = ChoiceField(_("Time zone"), choices=ZONES, default="America/New_York")
    manager = RadioField(_("Program manager of record"), missing=_("Choose the program manager of record."))

    @property
    def spoken(self) -> SpokenWord:
        """The word as typed, at its instant."""
        at = datetime.combine(self.said_on.data, self.said_time.data, ZoneInfo(self.zone.data))  # type: ignore[arg-type]
        return SpokenWord(self.word.data, self.said_by.data, at.astimezone(UTC))


class DebtForm(CaseForm):
    """A button: what was owed is there."""


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
