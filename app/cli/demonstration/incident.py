"""What the fact finding of the demonstration gathered about an invented night."""

from datetime import datetime, timedelta
from typing import Any

from app.engagements.models.fact_finding import Confidence, DataItem, Interview, Precision, TimelineEntry
from app.requests.models.choices import Mode

ZONE = "America/New_York"
MOMENTS = (
    (0, "First call about shots at Main and 3rd", "Dispatch audio\nTwo callers", Confidence.CONFIRMED),
    (2, "First unit arrives", "Body camera 14", Confidence.CONFIRMED),
    (4, "A second call names the river bank", "Dispatch audio", Confidence.LIKELY),
    (9, "Command post set up at the library", "Command log\nBody camera 3", Confidence.CONFIRMED),
    (31, "The street is cleared", "Command log\nThree witnesses", Confidence.DISPUTED),
)
INTERVIEWS = (("Patrol sergeant", 2, Mode.IN_PERSON), ("Dispatcher", 3, Mode.VIRTUAL), ("Resident", 7, Mode.IN_PERSON))


def told(now: datetime) -> list[tuple[type, dict[str, Any]]]:
    """Moments, interviews and items of data, as the expert logs them now."""
    night = (now - timedelta(days=120)).replace(hour=1, minute=41, second=0, microsecond=0)
    moments = [
        (TimelineEntry, _moment(night + timedelta(minutes=after), what, sources, sure))
        for after, what, sources, sure in MOMENTS
    ]
    between = _moment(
        night + timedelta(minutes=14), "Officers reach the river bank", "Two witnesses", Confidence.LIKELY
    )
    moments.append((TimelineEntry, between | {"precision": Precision.BETWEEN, "until": night + timedelta(minutes=22)}))
    day = now.date()
    asked = [
        (Interview, {"role": role, "people": people, "held_on": day, "mode": mode, "interviewer": "Elias Grant"})
        for role, people, mode in INTERVIEWS
    ]
    came = {"item": "Dispatch records", "asked_on": day, "arrived_on": day, "missing_reason": ""}
    open_ = {"item": "Radio traffic, 9 to 11 p.m.", "asked_on": day, "arrived_on": None, "missing_reason": ""}
    return [*moments, *asked, (DataItem, came), (DataItem, open_)]


def _moment(at: datetime, what: str, sources: str, sure: Confidence) -> dict[str, Any]:
    return {
        "occurred_at": at, "until": None, "zone": ZONE, "precision": Precision.EXACT, "what": what,
        "sources": sources, "confidence": sure,
    }  # fmt: skip
