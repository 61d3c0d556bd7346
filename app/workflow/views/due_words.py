"""By when, in words: the day, and how far off it is in business days; hours when it is near."""

from datetime import datetime, timedelta

from app import clock
from app.web.templating import day, instant, span
from app.wording import _
from app.workflow import calendar

NEAR = timedelta(hours=24)


def due(value: datetime | None) -> str:
    """A due instant in full: "Tue Mar 9, 2027, in 3 business days"; "was due Tue Mar 9, 2027, 2 business days late"."""
    if value is None:
        return ""
    sentence = "%(when)s, %(far)s" if value > clock.now() else "was due %(when)s, %(far)s"
    return _(sentence, when=due_on(value), far=due_in(value))


def due_on(value: datetime | None) -> str:
    """The day; with the time and its zone where it is not the end of the day."""
    if value is None:
        return ""
    return day(value) if calendar.is_end_of_day(value) else instant(value)


def due_in(value: datetime | None) -> str:
    """How far off: "in 5 hours", "in 3 business days", "2 business days late"."""
    if value is None:
        return ""
    distance = value - clock.now()
    words = span(distance) if abs(distance) < NEAR else _business_days(value) or span(distance)
    return _("in %(span)s", span=words) if distance > timedelta() else _("%(span)s late", span=words)


def _business_days(value: datetime) -> str:
    count = abs(calendar.business_days_between(clock.now(), value))
    if count == 0:
        return ""
    return _("1 business day") if count == 1 else _("%(count)s business days", count=count)
