"""Forms for the announcement and the release: instants with their zones, briefing, reasons."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from app import clock
from app.engagements.forms.opening import ZONES
from app.engagements.instants import EARLIER, LATER, instant_of
from app.errors import InvalidFact
from app.web.acts import CaseForm
from app.web.fields.choices import ChoiceField, ConfirmField, RadioField
from app.web.fields.dates import MemorableDateField, TimeField
from app.web.fields.text import LineField, ProseField
from app.wording import _

TWICE = ((EARLIER, _("The earlier one, before the clocks go back")), (LATER, _("The later one, after they went back")))
BRIEFINGS = (
    ("recorded", _("They are briefed, as written below")),
    ("waived", _("They are not briefed, for the reason below")),
)
ZONE_NAMES = dict(ZONES)


class InstantForm(CaseForm):
    """A day, a time and a zone that name one instant ahead; the doubled hour of autumn has to be chosen."""

    on = MemorableDateField(_("Date"))
    time = TimeField(_("Time"), description=_("For example: 10:00 a.m. or 14:30"))
    zone = ChoiceField(_("Time zone"), choices=ZONES)
    which = RadioField(_("This time comes twice that night. Which one?"), choices=TWICE, required=False)
    instant: datetime | None = None

    def validate(self, extra_validators: Any = None) -> bool:
        """Judge each answer, then the instant that they name together."""
        if not super().validate(extra_validators):
            return False
        assert self.on.data is not None
        try:
            which = self.which.data or ""
            self.instant = instant_of(self.on.data, self.time.data, self.zone.data, which, now=clock.now())
        except InvalidFact as refusal:
            self[refusal.field].errors = [*self[refusal.field].errors, refusal.sentence]
            return False
        return True

    def fill(self, at: datetime | None, zone: str) -> None:
        """Show an instant that was named before, in its own zone; nothing where a form was posted."""
        if at is None or not zone or self.is_submitted():
            return
        local = at.astimezone(ZoneInfo(zone))
        self.on.data, self.time.data, self.zone.data = local.date(), local.time().replace(tzinfo=None), zone
        if local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset():
            self.which.data = LATER if local.fold else EARLIER

    @property
    def asks_which(self) -> bool:
        """Whether the page has to ask which of two equal times is meant."""
        return bool(self.which.errors or self.which.data)


class AnnouncementForm(InstantForm):
    """What the announcement says, and when it goes out."""

    text = ProseField(
        _("Text of the announcement"),
        limit=6000,
        description=_("Everyone can read it from then on. Nobody outside the case sees it before."),
    )


class ReleaseForm(InstantForm):
    """When the report goes out, and how those affected hear of it before."""

    briefing = RadioField(
        _("People affected by the event"),
        choices=BRIEFINGS,
        description=_("Victims, families, officers and officials who should not learn of the report from the press."),
    )
    briefing_note = ProseField(_("Who is briefed, when and by whom – or why not"), limit=3000)


class HandingForm(CaseForm):
    """Why the report stays confidential and who at the agency has it."""

    reason = ProseField(_("Reason"), limit=2000)
    to = LineField(_("Who at the agency was handed the report, and how?"), limit=500)
    handed = ConfirmField(
        _("The agency has the report in its hands."), missing=_("Hand the report to the agency first, then say so.")
    )
