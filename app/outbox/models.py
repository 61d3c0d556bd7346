"""Announcements, each written in the transaction that caused it, and the rendered messages they become."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app import clock
from app.database.base import Base, email_text, maybe_person, primary, words

MOST_ATTEMPTS = 5
"""Tries to make an announcement into messages; then a person is asked."""


class DeliveryClass(StrEnum):
    """R: at most once (reminders, digests). S: at least once under one Message-ID (decisions, security)."""

    REMINDER = "R"
    SURE = "S"


class MessageState(StrEnum):
    """Where a message stands; `uncertain` is class R taken up and never confirmed, listed for a person."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    NOT_ENTITLED = "not_entitled"


class Basis(StrEnum):
    """Why a person may receive a message, judged again when it is sent: he sees the case, still has the membership
    through which he was told, or is simply who the address belongs to."""

    CASE = "case"
    MEMBERSHIP = "membership"
    ADDRESS = "address"


class Announcement(Base):
    """Something that happened and is to be told; the worker expands it into one message per recipient."""

    __tablename__ = "announcements"
    __table_args__ = (Index("ix_announcements_waiting", "id", postgresql_where="expanded_at IS NULL"),)

    id: Mapped[primary]
    kind: Mapped[str]
    business_key: Mapped[str] = mapped_column(unique=True)
    case_file_id: Mapped[int | None] = mapped_column(ForeignKey("case_files.id"), index=True)
    lifecycle: Mapped[str | None]
    subject_id: Mapped[int | None]
    payload: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    expanded_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]


class Message(Base):
    """One rendered message to one recipient; its business key is what keeps it from being written twice."""

    __tablename__ = "messages"
    __table_args__ = (
        CheckConstraint("state <> 'sent' OR sent_at IS NOT NULL", name="sent_at"),
        Index("ix_messages_due", "next_at", "id", postgresql_where="state IN ('queued', 'sending')"),
        Index(
            "ix_messages_unsettled", "id", postgresql_where="state IN ('failed', 'uncertain') AND settled_at IS NULL"
        ),
    )

    id: Mapped[primary]
    announcement_id: Mapped[int | None] = mapped_column(ForeignKey("announcements.id"), index=True)
    business_key: Mapped[str] = mapped_column(unique=True)
    delivery_class: Mapped[DeliveryClass] = mapped_column(words(DeliveryClass))
    kind: Mapped[str]
    case_file_id: Mapped[int | None] = mapped_column(ForeignKey("case_files.id"), index=True)
    person_id: Mapped[maybe_person]
    membership_id: Mapped[int | None] = mapped_column(ForeignKey("memberships.id"))
    basis: Mapped[Basis] = mapped_column(words(Basis), default=Basis.ADDRESS)
    address: Mapped[email_text]
    subject: Mapped[str]
    body: Mapped[str]
    message_id: Mapped[str] = mapped_column(unique=True)
    state: Mapped[MessageState] = mapped_column(words(MessageState), default=MessageState.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime] = mapped_column(default=clock.now)
    worker: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    sent_at: Mapped[datetime | None]
    result: Mapped[str | None]
    settled_by_id: Mapped[maybe_person]
    settled_at: Mapped[datetime | None]

    audit_kind = "message"

    @property
    def audit_reference(self) -> str:
        """The Message-ID by which the record, and any relay's log, names it."""
        return self.message_id

    @property
    def audit_case_file_id(self) -> int | None:
        """The case under which the record lists it."""
        return self.case_file_id
