"""What every template can use: words, dates with zone, and the actor."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask import Flask

from app import clock
from app.web.acting import maybe_actor
from app.wording import _

EASTERN = ZoneInfo("America/New_York")


def instant(value: datetime | None, zone: str = "America/New_York") -> str:
    """An instant in words with its zone: "Tue Mar 9, 2027, 3:05 p.m. EST"."""
    if value is None:
        return ""
    local = value.astimezone(ZoneInfo(zone))
    half = "a.m." if local.hour < 12 else "p.m."
    return f"{local:%a %b} {local.day}, {local.year}, {local.hour % 12 or 12}:{local:%M} {half} {local.tzname()}"


def day(value: date | datetime | None) -> str:
    """A day in words: "Tue Mar 9, 2027"; instants are shown as their Eastern day."""
    if value is None:
        return ""
    local = value.astimezone(EASTERN) if isinstance(value, datetime) else value
    return f"{local:%a %b} {local.day}, {local.year}"


def install(app: Flask) -> None:
    """Give templates their filters and globals."""
    app.jinja_options = {**app.jinja_options, "trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.filters.update(instant=instant, day=day)
    app.jinja_env.globals.update(_=_, actor=maybe_actor, now=clock.now)
