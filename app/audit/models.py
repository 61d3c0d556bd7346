"""The append-only record; a trigger and the grants keep every role from changing or removing a row."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app import clock
from app.database.base import Base, primary


class AuditEntry(Base):
    """One act or refused act: who, as whom, did what to what, when, with which result and reason."""

    __tablename__ = "audit_entries"
    __table_args__ = (
        CheckConstraint("result IN ('done', 'refused')", name="result"),
        Index("ix_audit_entries_case_file_id_id", "case_file_id", "id"),
    )

    id: Mapped[primary]
    occurred_at: Mapped[datetime] = mapped_column(default=clock.now)
    recorded_at: Mapped[datetime] = mapped_column(default=clock.now)
    actor_person_id: Mapped[int | None] = mapped_column(index=True)
    actor_role: Mapped[str]
    acting_organization_id: Mapped[int | None]
    action: Mapped[str]
    object_kind: Mapped[str]
    object_reference: Mapped[str]
    case_file_id: Mapped[int | None] = mapped_column(ForeignKey("case_files.id"))
    request_id: Mapped[str | None]
    result: Mapped[str] = mapped_column(default="done")
    reason: Mapped[str | None]


class AuditDetail(Base):
    """What changed, apart from the entry so that lawful disposal of details leaves the record whole."""

    __tablename__ = "audit_details"

    entry_id: Mapped[int] = mapped_column(ForeignKey("audit_entries.id"), primary_key=True)
    facts: Mapped[dict[str, Any]]
