"""What a review's fact finding gathers: the incident minute by minute, interviews by role, the list of data."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models.people import Person
from app.database.base import Base, case_file_key, maybe_person, primary, words
from app.engagements.models.engagement import Engagement
from app.requests.models.choices import Mode

LOGGED_IN = ("fact_finding", "reporting")
"""States in which facts are gathered and corrected: a fact may turn out wrong while the report is written."""


class Precision(StrEnum):
    """How exactly an instant is known."""

    EXACT = "exact"
    ABOUT = "about"
    BETWEEN = "between"


class Confidence(StrEnum):
    """How far the sources carry an entry."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"
    DISPUTED = "disputed"


class Logged:
    """Mixin of rows that the fact finding logs: who wrote it when, and the version that a correction must have seen."""

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    number: Mapped[int] = mapped_column(Integer)
    logged_by_id: Mapped[maybe_person]
    logged_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(Integer, default=1, server_default=text("1"))


class TimelineEntry(Logged, Base):
    """What happened at an instant (UTC, shown in its zone), or at an uncertain one, by which sources."""

    __tablename__ = "timeline_entries"
    __table_args__ = (
        CheckConstraint("(precision = 'between') = (until IS NOT NULL)", name="until"),
        CheckConstraint("until > occurred_at", name="order"),
        Index("uq_timeline_entries_number", "case_file_id", "number", unique=True),
    )

    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagements.id"), index=True)
    occurred_at: Mapped[datetime]
    until: Mapped[datetime | None]
    zone: Mapped[str]
    precision: Mapped[Precision] = mapped_column(words(Precision), default=Precision.EXACT)
    what: Mapped[str]
    sources: Mapped[str]
    confidence: Mapped[Confidence] = mapped_column(words(Confidence))

    engagement: Mapped[Engagement] = relationship(back_populates="timeline")
    logged_by: Mapped[Person | None] = relationship()


class Interview(Logged, Base):
    """An interview by the role of whoever was asked; names are not kept."""

    __tablename__ = "interviews"
    __table_args__ = (
        CheckConstraint("people > 0", name="people"),
        Index("uq_interviews_number", "case_file_id", "number", unique=True),
    )

    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagements.id"), index=True)
    role: Mapped[str]
    people: Mapped[int] = mapped_column(Integer, default=1)
    held_on: Mapped[date]
    mode: Mapped[Mode] = mapped_column(words(Mode))
    interviewer: Mapped[str]

    engagement: Mapped[Engagement] = relationship(back_populates="interviews")
    logged_by: Mapped[Person | None] = relationship()


class DataItem(Logged, Base):
    """Something asked of the agency: arrived on a day, or noted as missing with the reason."""

    __tablename__ = "data_items"
    __table_args__ = (
        CheckConstraint("arrived_on IS NULL OR missing_reason = ''", name="one_answer"),
        CheckConstraint("arrived_on >= asked_on", name="order"),
        Index("uq_data_items_number", "case_file_id", "number", unique=True),
    )

    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagements.id"), index=True)
    item: Mapped[str]
    asked_on: Mapped[date]
    arrived_on: Mapped[date | None]
    missing_reason: Mapped[str] = mapped_column(default="")

    engagement: Mapped[Engagement] = relationship(back_populates="data_items")
    logged_by: Mapped[Person | None] = relationship()

    @property
    def is_answered(self) -> bool:
        """Whether it arrived, or it is noted why it does not."""
        return self.arrived_on is not None or bool(self.missing_reason)
