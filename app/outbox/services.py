"""Writing an announcement in the transaction that causes it; the worker does the rest."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.dialects.postgresql import insert

from app import clock
from app.extensions import db
from app.outbox.models import Announcement


@dataclass(frozen=True, slots=True)
class Telling:
    """An announcement to be written; `payload` is JSON without narrative."""

    kind: str
    business_key: str
    case_file_id: int | None = None
    lifecycle: str | None = None
    subject_id: int | None = None
    payload: dict[str, Any] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, Any]:
        """Its columns."""
        return {
            "kind": self.kind,
            "business_key": self.business_key,
            "case_file_id": self.case_file_id,
            "lifecycle": self.lifecycle,
            "subject_id": self.subject_id,
            "payload": self.payload,
            "created_at": clock.now(),
            "attempts": 0,
        }


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
    announce_all([Telling(kind, business_key, case_file_id, lifecycle, subject_id, payload)])


def announce_all(tellings: Iterable[Telling]) -> None:
    """Write many announcements in one statement; those whose business keys are taken are not written."""
    rows = [telling.values for telling in tellings]
    if rows:
        once = insert(Announcement).on_conflict_do_nothing(index_elements=["business_key"])
        db.session.execute(once, rows)
