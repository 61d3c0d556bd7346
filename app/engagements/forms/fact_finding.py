"""Logging a review's facts on a phone: a timeline entry, an interview by role, an item of data."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from wtforms.validators import ValidationError

from app.engagements.forms.opening import ZONES
from app.engagements.forms.words import choices
from app.engagements.models.fact_finding import Confidence, DataItem, Interview, Precision, TimelineEntry
from app.requests.models.choices import Mode
from app.web.acts import CaseForm
from app.web.fields.choices import ChoiceField, RadioField
from app.web.fields.dates import MemorableDateField, TimeField, not_before, not_in_the_future
from app.web.fields.numbers import NumberField
from app.web.fields.text import LineField, ProseField
from app.wording import _

PRECISIONS = (
    (Precision.EXACT, _("To the minute")),
    (Precision.ABOUT, _("About this time")),
    (Precision.BETWEEN, _("Between this time and a later one")),
)
CONFIDENCES = (
    (Confidence.CONFIRMED, _("Confirmed")),
    (Confidence.LIKELY, _("Likely")),
    (Confidence.DISPUTED, _("Disputed")),
)
CONFIDENCE_HINTS = {
    Confidence.CONFIRMED: _("Two sources, or a recording, agree."),
    Confidence.LIKELY: _("One source that can be trusted."),
    Confidence.DISPUTED: _("Sources contradict each other."),
}
WIDEST = timedelta(hours=12)


def instant_of(day: date, at: time, zone: str) -> datetime | None:
    """The instant (UTC) of a local time; None where the clocks skipped it; the first of two where they went back."""
    local = datetime.combine(day, at, ZoneInfo(zone))
    instant = local.astimezone(UTC)
    return instant if instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == local.replace(tzinfo=None) else None


class EntryForm(CaseForm):
    """One moment of the incident."""

    on = MemorableDateField(_("Day"), [not_in_the_future])
    at = TimeField(_("Time"))
    zone = ChoiceField(_("Time zone"), choices=ZONES, default="America/New_York")
    precision = RadioField(_("How exactly is it known?"), choices=PRECISIONS, default=Precision.EXACT)
    until_time = TimeField(
        _("Later time"), required=False, description=_('For "between" only; past midnight counts as the next day.')
    )
    what = ProseField(_("What happened?"), limit=2000, missing=_("Say what happened."))
    sources = ProseField(
        _("Sources"),
        limit=1000,
        missing=_("Name a source."),
        description=_("One a line. For example: dispatch audio, body camera 14"),
    )
    confidence = RadioField(
        _("How sure is it?"), choices=CONFIDENCES, hints=CONFIDENCE_HINTS, missing=_("Choose how sure it is.")
    )

    def validate_at(self, field: TimeField) -> None:
        """A time that the clocks skipped is none."""
        if self.on.data and self.zone.data and instant_of(self.on.data, field.data, self.zone.data) is None:
            raise ValidationError(_("The clocks went forward that night: this time did not exist there."))

    def validate_precision(self, field: RadioField) -> None:
        """Between two times needs the later one, which may not lie half a day off."""
        if field.data is Precision.BETWEEN and not self.until_time.data and not self.until_time.refusal:
            self.until_time.flags.required = True
        if field.data is not Precision.BETWEEN and self.until_time.data:
            raise ValidationError(_('Choose "between", or leave the later time empty.'))

    def validate_until_time(self, field: TimeField) -> None:
        """A later time lies within half a day, and exists."""
        if self.precision.data is not Precision.BETWEEN or not self.on.data or not self.at.data:
            return
        start, until = instant_of(self.on.data, self.at.data, self.zone.data), self._until()
        if until is None:
            raise ValidationError(_("The clocks went forward that night: this time did not exist there."))
        if start is not None and until - start > WIDEST:
            raise ValidationError(_("The later time must come within twelve hours."))

    def facts(self) -> Mapping[str, Any]:
        """The entry as typed."""
        assert self.on.data is not None
        occurred_at = instant_of(self.on.data, self.at.data, self.zone.data)
        words = {name: self[name].data for name in ("zone", "precision", "what", "sources", "confidence")}
        return {"occurred_at": occurred_at, "until": self._until(), **words}

    def _until(self) -> datetime | None:
        if self.precision.data is not Precision.BETWEEN:
            return None
        next_day = self.until_time.data <= self.at.data
        return instant_of(self.on.data + timedelta(days=next_day), self.until_time.data, self.zone.data)

    @classmethod
    def of(cls, row: TimelineEntry, **more: Any) -> "EntryForm":
        """The form filled with an entry."""
        zone = ZoneInfo(row.zone)
        start = row.occurred_at.astimezone(zone)
        later = row.until.astimezone(zone).time() if row.until else None
        words = {name: getattr(row, name) for name in ("zone", "precision", "what", "sources", "confidence")}
        return cls(on=start.date(), at=start.time(), until_time=later, **words, **more)


class InterviewForm(CaseForm):
    """An interview, by role."""

    role = LineField(
        _("Role of whoever was asked"), limit=200, description=_("For example: patrol sergeant. No names.")
    )
    people = NumberField(_("How many people?"), lowest=1, highest=500, default=1)
    held_on = MemorableDateField(_("Day"), [not_in_the_future])
    mode = RadioField(_("How?"), choices=choices(Mode), missing=_("Choose how."))
    interviewer = LineField(_("Who asked?"), limit=200)

    def facts(self) -> Mapping[str, Any]:
        """The interview as typed."""
        return {name: self[name].data for name in ("role", "people", "held_on", "mode", "interviewer")}

    @classmethod
    def of(cls, row: Interview, **more: Any) -> "InterviewForm":
        """The form filled with an interview."""
        names = ("role", "people", "held_on", "mode", "interviewer")
        return cls(**{name: getattr(row, name) for name in names}, **more)


class DataForm(CaseForm):
    """Something asked of the agency, and what came of it."""

    item = LineField(_("What was asked for?"), limit=300, description=_("For example: radio traffic, 8 to 11 p.m."))
    asked_on = MemorableDateField(_("Asked on"), [not_in_the_future])
    arrived_on = MemorableDateField(_("Arrived on"), [not_in_the_future, not_before("asked_on")], required=False)
    missing_reason = ProseField(_("If it does not come, why?"), required=False, limit=1000)

    def facts(self) -> Mapping[str, Any]:
        """The item as typed."""
        return {name: self[name].data for name in ("item", "asked_on", "arrived_on", "missing_reason")}

    @classmethod
    def of(cls, row: DataItem, **more: Any) -> "DataForm":
        """The form filled with an item."""
        names = ("item", "asked_on", "arrived_on", "missing_reason")
        return cls(**{name: getattr(row, name) for name in names}, **more)


class StrikeForm(CaseForm):
    """Taking a row out."""

    note = ProseField(_("Why is it taken out?"), limit=1000)
