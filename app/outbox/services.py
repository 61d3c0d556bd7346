"""Writing an announcement in the transaction that causes it; the worker does the rest."""

from typing import Any

from sqlalchemy.dialects.postgresql import insert

from app import clock
from app.extensions import db
from app.outbox.models import Announcement


def announce(
    kind: str,
    business_key: str,
    *,
    case_file_id: int | None = None,
    lifecycle: str | None = None,
    subject_id: int | None = None,
    **payload: Any,
) -> None:
    """Write one announcement; a second one with the same business key is not written."""
    values = {
        "kind": kind,
        "business_key": business_key,
        "case_file_id": case_file_id,
        "lifecycle": lifecycle,
        "subject_id": subject_id,
        "payload": payload,
        "created_at": clock.now(),
        "attempts": 0,
    }
    db.session.execute(insert(Announcement).values(**values).on_conflict_do_nothing(index_elements=["business_key"]))
