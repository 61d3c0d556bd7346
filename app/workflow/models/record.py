"""What every case leaves behind and what drives it: edges, history, clocks with pauses and reminders, sign-offs."""

from datetime import date, datetime, timedelta

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.accounts.models.people import Person
from app.database.base import (
    Base,
    case_file_key,
    maybe_organization,
    maybe_person,
    person_key,
    primary,
    words,
)
from app.policy.roles import Role


class Edge(Base):
    """An arrow of a life cycle, as in the tuples; history may only walk these. Retired by date, never removed."""

    __tablename__ = "workflow_edges"

    lifecycle: Mapped[str] = mapped_column(primary_key=True)
    step: Mapped[str] = mapped_column(primary_key=True)
    from_state: Mapped[str] = mapped_column(primary_key=True)
    to_state: Mapped[str] = mapped_column(primary_key=True)
    retired_on: Mapped[date | None]


class History(Base):
    """One step taken: from where to where, by whom as whom, when it happened and when it was recorded, and why.

    `document_id` is the paper on file of a step that somebody recorded for someone else.
    """

    __tablename__ = "history"
    __table_args__ = (
        ForeignKeyConstraint(
            ["lifecycle", "step", "from_state", "to_state"],
            ["workflow_edges.lifecycle", "workflow_edges.step", "workflow_edges.from_state", "workflow_edges.to_state"],
            name="fk_history_edge",
        ),
        Index("ix_history_case_file_id_id", "case_file_id", "id"),
        Index("ix_history_subject", "lifecycle", "subject_id", "id"),
    )

    id: Mapped[primary]
    case_file_id: Mapped[int] = mapped_column(ForeignKey("case_files.id"))
    lifecycle: Mapped[str]
    subject_id: Mapped[int]
    subject_number: Mapped[int] = mapped_column(Integer)
    step: Mapped[str]
    from_state: Mapped[str]
    to_state: Mapped[str]
    version: Mapped[int] = mapped_column(Integer)
    actor_id: Mapped[maybe_person]
    actor_role: Mapped[Role] = mapped_column(words(Role))
    acting_organization_id: Mapped[maybe_organization]
    on_behalf_of: Mapped[Role | None] = mapped_column(words(Role, "on_behalf_of"))
    channel: Mapped[str | None]
    reason: Mapped[str | None]
    note: Mapped[str] = mapped_column(default="")
    audience: Mapped[str] = mapped_column(default="everyone")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    occurred_at: Mapped[datetime] = mapped_column(default=clock.now)
    recorded_at: Mapped[datetime] = mapped_column(default=clock.now)

    actor: Mapped[Person | None] = relationship()


class Clock(Base):
    """A clock of a case (docs/domain.md, clocks): whose, since when, due when (UTC), paused how long.

    `stands_for` is the due instant as its rule gave it, before pauses and extensions moved it.
    """

    __tablename__ = "clocks"
    __table_args__ = (
        CheckConstraint("extended_to IS NULL OR extension_reason <> ''", name="extension"),
        Index(
            "ix_clocks_reminders", "next_reminder_at", postgresql_where=text("stopped_at IS NULL AND paused_at IS NULL")
        ),
        Index("ix_clocks_subject", "lifecycle", "subject_id"),
    )

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    lifecycle: Mapped[str]
    subject_id: Mapped[int]
    name: Mapped[str]
    party: Mapped[Role] = mapped_column(words(Role))
    started_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    stands_for: Mapped[datetime | None]
    paused_at: Mapped[datetime | None]
    paused_because: Mapped[str | None]
    paused_seconds: Mapped[int] = mapped_column(default=0)
    stopped_at: Mapped[datetime | None]
    extended_to: Mapped[datetime | None]
    extension_reason: Mapped[str] = mapped_column(default="")
    next_reminder_at: Mapped[datetime | None]

    @property
    def is_running(self) -> bool:
        """Whether time counts against the party now."""
        return self.stopped_at is None and self.paused_at is None

    @property
    def paused(self) -> timedelta:
        """Time that did not count, up to now."""
        current = (self.stopped_at or clock.now()) - self.paused_at if self.paused_at else timedelta()
        return timedelta(seconds=self.paused_seconds) + current

    @property
    def is_overdue(self) -> bool:
        """Whether the due instant has passed; a paused or stopped clock is never overdue."""
        return self.is_running and self.due_at is not None and clock.now() > self.due_at


class ClockPause(Base):
    """A span in which a clock stood still, with the reason."""

    __tablename__ = "clock_pauses"

    id: Mapped[primary]
    clock_id: Mapped[int] = mapped_column(ForeignKey("clocks.id"), index=True)
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    because: Mapped[str]


class ClockReminder(Base):
    """A reminder point that was posted; the unique key lets each be posted once, however many workers run."""

    __tablename__ = "clock_reminders"

    clock_id: Mapped[int] = mapped_column(ForeignKey("clocks.id"), primary_key=True)
    point: Mapped[str] = mapped_column(primary_key=True)
    due_at: Mapped[datetime] = mapped_column(primary_key=True)
    posted_at: Mapped[datetime] = mapped_column(default=clock.now)


class SignOff(Base):
    """A second person's recorded agreement that a step needs; any later change voids it."""

    __tablename__ = "sign_offs"

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    lifecycle: Mapped[str]
    subject_id: Mapped[int]
    step: Mapped[str]
    version: Mapped[int] = mapped_column(Integer)
    person_id: Mapped[person_key]
    signed_at: Mapped[datetime] = mapped_column(default=clock.now)
    voided_at: Mapped[datetime | None]
