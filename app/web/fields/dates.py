"""Dates that people know by heart, as three inputs; and times of day."""

import re
from calendar import isleap, month_name, monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from wtforms import Field
from wtforms.utils import unset_value
from wtforms.validators import StopValidation, ValidationError

from app import clock
from app.web import text_rules
from app.web.fields.answers import SENT_TWICE, OneAnswer, missing_of
from app.web.text_rules import BadText
from app.wording import _

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
PARTS = ("month", "day", "year")
HIGHEST = {"month": 12, "day": 31}
TIME = re.compile(r"(\d{1,2})(?::?(\d{2}))?\s*(a\.?m\.?|p\.?m\.?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the three inputs, for the page."""

    name: str
    label: str
    text: str
    is_bad: bool


class MemorableDateField(Field):
    """A date in three inputs, NAME-month, NAME-day, NAME-year; an error names the part that is missing or wrong."""

    shape = "date"

    def __init__(self, label: str = "", validators: Any = (), *, required: bool = True, **options: Any) -> None:
        super().__init__(label, validators, **options)
        self.flags.required = required
        self.typed: dict[str, str] | None = None
        self.bad: dict[str, str] = {}

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        """Take the date of the object, then the three posted parts."""
        super().process(None, data, extra_filters)
        if formdata is not None:
            self.take({part: formdata.getlist(f"{self.name}-{part}") for part in PARTS})

    def take(self, posted: dict[str, list[str]]) -> None:
        """Read the three parts; `bad` holds a sentence for each that cannot be taken."""
        self.typed = {part: (values or [""])[0].strip() for part, values in posted.items()}
        self.data = None
        self.bad = {part: _(SENT_TWICE) for part, values in posted.items() if len(values) > 1}
        filled = [part for part in PARTS if not text_rules.is_blank(self.typed[part])]
        if filled and not self.bad:
            self.bad = {part: _MISSING[part] for part in PARTS if part not in filled} | _wrong(self.typed, filled)
        if filled and not self.bad:
            self.bad, self.data = _whole(*(int(self.typed[part]) for part in ("year", "month", "day")))

    def pre_validate(self, form: Any) -> None:
        """Refuse a date with bad parts, and one left out that is required."""
        if self.bad:
            self.errors.extend(self.bad.values())
            raise StopValidation()
        if self.data is None:
            sentence = missing_of(self.label.text, _("%(label)s: enter the date."))
            raise StopValidation(sentence if self.flags.required else None)

    @property
    def anchor(self) -> str:
        """The input that the error summary leads to: the first bad part, else the month."""
        return f"{self.id}-{next((part for part in PARTS if part in self.bad), 'month')}"

    @property
    def parts(self) -> list[Part]:
        """The three inputs with what was typed."""
        labels = {"month": _("Month"), "day": _("Day"), "year": _("Year")}
        all_bad = bool(self.errors) and not self.bad
        return [Part(part, labels[part], self._text(part), all_bad or part in self.bad) for part in PARTS]

    def _text(self, part: str) -> str:
        if self.typed is not None:
            return self.typed[part]
        return str(getattr(self.data, part)) if self.data else ""


_MISSING = {"month": _("Enter the month."), "day": _("Enter the day."), "year": _("Enter the year.")}
_OUT_OF_RANGE = {
    "month": _("The month must be a number from 1 to 12."),
    "day": _("The day must be a number from 1 to 31."),
}


def _wrong(typed: dict[str, str], filled: list[str]) -> dict[str, str]:
    bad = {part: _range(part, typed[part]) for part in filled}
    return {part: sentence for part, sentence in bad.items() if sentence}


def _range(part: str, text: str) -> str:
    if part == "year":
        right = re.fullmatch(r"\d{4}", text) and EARLIEST_YEAR <= int(text) <= LATEST_YEAR
        years = {"first": EARLIEST_YEAR, "last": LATEST_YEAR}
        return "" if right else _("The year must have four digits, from %(first)s to %(last)s.", **years)
    right = re.fullmatch(r"\d{1,2}", text) and 1 <= int(text) <= HIGHEST[part]
    return "" if right else _OUT_OF_RANGE[part]


def _whole(year: int, month: int, day: int) -> tuple[dict[str, str], date | None]:
    last = monthrange(year, month)[1]
    if day <= last:
        return {}, date(year, month, day)
    if month == 2 and day == 29 and not isleap(year):
        return {"day": _("February %(year)s has 28 days.", year=year)}, None
    return {"day": _("%(month)s has %(last)s days.", month=month_name[month], last=last)}, None


def today(zone: str = "America/New_York") -> date:
    """The present day, by default where the office is."""
    return clock.now().astimezone(ZoneInfo(zone)).date()


def not_in_the_future(_form: Any, field: MemorableDateField) -> None:
    """Validator: the date is today or earlier."""
    if field.data > today():
        raise ValidationError(_("%(label)s: the date cannot be in the future.", label=field.label.text))


def not_in_the_past(_form: Any, field: MemorableDateField) -> None:
    """Validator: the date is today or later."""
    if field.data < today():
        raise ValidationError(_("%(label)s: the date cannot be in the past.", label=field.label.text))


def not_before(other: str) -> Callable[[Any, MemorableDateField], None]:
    """Validator: the date is not before that of a field that stands earlier in the form; both are marked."""

    def check(form: Any, field: MemorableDateField) -> None:
        start = form[other]
        if start.data and field.data < start.data:
            start.errors = [*start.errors, _("This must not be after %(label)s.", label=field.label.text)]
            raise ValidationError(_("This must not be before %(label)s.", label=start.label.text))

    return check


class TimeField(OneAnswer):
    """A time of day such as 9:30 a.m., 2 pm or 14:30."""

    missing = "%(label)s: enter the time."

    def read(self, text: str) -> time | None:
        """The time of day, without a zone."""
        typed = text_rules.line(text, 20)
        return _time(typed) if typed else None

    def write(self, data: Any) -> str:
        """The time as people say it."""
        return "" if data is None else f"{data.hour % 12 or 12}:{data:%M} {'a.m.' if data.hour < 12 else 'p.m.'}"


def _time(text: str) -> time:
    match = TIME.fullmatch(text)
    hour, minute, half = match.groups() if match else ("99", None, None)
    value, limit = int(hour), 12 if half else 23
    if value > limit or int(minute or 0) > 59 or (half and value == 0) or (not half and minute is None):
        raise BadText(_("Enter a time such as 9:30 a.m. or 14:30."))
    if half:
        value = value % 12 + (12 if half.lower().startswith("p") else 0)
    return time(value, int(minute or 0))
