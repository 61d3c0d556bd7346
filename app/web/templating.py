"""What every template can use: words, dates with zone, the actor, the menu and the operator's own texts."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask, current_app, g

from app import clock
from app.web import addresses, compiling, form_shapes, navigation
from app.web.acting import maybe_actor
from app.web.folding import folded
from app.wording import _

EASTERN = ZoneInfo("America/New_York")


def instant(value: datetime | None, zone: str = "America/New_York") -> str:
    """An instant in words with its zone: "Tue Mar 9, 2027, 3:05 p.m. EST"."""
    if value is None:
        return ""
    local = value.astimezone(ZoneInfo(zone))
    return f"{local:%a %b} {local.day}, {local.year}, {clock_time(value, zone)} {local.tzname()}"


def clock_time(value: datetime, zone: str = "America/New_York") -> str:
    """The time of day of an instant: "3:05 p.m."."""
    local = value.astimezone(ZoneInfo(zone))
    return f"{local.hour % 12 or 12}:{local:%M} {'a.m.' if local.hour < 12 else 'p.m.'}"


def day(value: date | datetime | None) -> str:
    """A day in words: "Tue Mar 9, 2027"; instants are shown as their Eastern day."""
    if value is None:
        return ""
    local = value.astimezone(EASTERN) if isinstance(value, datetime) else value
    return f"{local:%a %b} {local.day}, {local.year}"


def ago(value: datetime | None) -> str:
    """How far an instant lies from now, in words: "in 3 days", "5 hours ago"."""
    if value is None:
        return ""
    distance = value - clock.now()
    return _("in %(span)s", span=span(distance)) if distance > timedelta() else _("%(span)s ago", span=span(distance))


def span(distance: timedelta) -> str:
    """A length of time in its largest whole unit: "4 days", "1 hour", "less than a minute"."""
    seconds = abs(int(distance.total_seconds()))
    for size, one, many in ((86400, "day", "days"), (3600, "hour", "hours"), (60, "minute", "minutes")):
        if seconds >= size:
            return f"{seconds // size} {one if seconds // size == 1 else many}"
    return _("less than a minute")


def is_past(value: datetime | None) -> bool:
    """Whether an instant lies behind us."""
    return value is not None and value <= clock.now()


def number(value: int | None) -> str:
    """A number with separators: "1,234"; nothing for None."""
    return "" if value is None else f"{value:,}"


def words_for_frame() -> dict[str, Any]:
    """What the frame of every page needs: the menu, who acts, the operator's texts."""
    return {
        "places": navigation.places_of(maybe_actor()),
        "acting_as": g.get("acting_as", ""),
        "can_switch": g.get("can_switch", False),
        "idle_minutes": g.get("idle_minutes", 0),
        "longest_hours": g.get("longest_hours", 0),
        "operator": current_app.extensions["settings"].operator,
    }


def install(app: Flask) -> None:
    """Give templates their way to be compiled, their filters and globals."""
    app.jinja_environment = compiling.PageEnvironment
    app.jinja_options = {**app.jinja_options, "trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.filters.update(
        instant=instant,
        day=day,
        ago=ago,
        span=span,
        clock_time=clock_time,
        number=number,
        is_past=is_past,
        folded=folded,
    )
    app.jinja_env.globals.update(
        _=_,
        url_for=addresses.url_for,
        actor=maybe_actor,
        now=clock.now,
        has_page=navigation.has_page,
        shape_of=form_shapes.shape_of,
        anchor_of=form_shapes.anchor_of,
        visible_errors=form_shapes.visible_errors,
        sentences_of=form_shapes.sentences_of,
        notes_of=form_shapes.notes_of,
    )
    app.context_processor(words_for_frame)
