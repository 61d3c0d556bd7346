"""What the form of a first call begins with, where a conversion carried a call over."""

from typing import Any
from zoneinfo import ZoneInfo

from app.engagements.models.engagement import Engagement


def call_of(engagement: Engagement) -> dict[str, Any]:
    """The call of the engagement from which this one was converted, by the fields of the form; {} without one."""
    if engagement.call_at is None:
        return {}
    local = engagement.call_at.astimezone(ZoneInfo(engagement.call_zone))
    words = {name: getattr(engagement, f"call_{name}") for name in ("goals", "audience", "note", "zone")}
    return {"held_on": local.date(), "time": local.time(), "with_whom": engagement.call_with, **words}
