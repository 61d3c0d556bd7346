"""What is delivered: activities with their log, and deliverables."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Numeric
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.accounts.models.people import Person
from app.database.base import Base, case_file_key, maybe_person, person_key, primary, state_words, words
from app.documents.models import Document
from app.engagements.models.choices import CancelReason, ReturnReason
from app.engagements.models.engagement import Engagement
from app.requests.models.choices import DeliveryType, Mode
from app.workflow.calendar import eastern_day
from app.workflow.lifecycles.activity import ACTIVITY
from app.workflow.lifecycles.deliverable import DELIVERABLE
from app.workflow.models.case_file import Staged


class Activity(Staged, Base):
    """A planned, held or cancelled activity; times in UTC with the local zone kept beside them."""

    __tablename__ = "activities"
    __table_args__ = (
        CheckConstraint(state_words([state.name for state in ACTIVITY.states]), name="state"),
        CheckConstraint("state <> 'held' OR happened <> ''", name="happened"),
        CheckConstraint("state <> 'cancelled' OR cancel_reason IS NOT NULL", name="cancel_reason"),
        CheckConstraint("heads_in_person >= 0 AND heads_virtual >= 0", name="heads"),
        Index("uq_activities_number", "case_file_id", "number", unique=True),
    )

    state: Mapped[str] = mapped_column(default="planned")
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagements.id"), index=True)
    plan_item_id: Mapped[int | None] = mapped_column(ForeignKey("plan_items.id"))
    item_key: Mapped[str] = mapped_column(default="")
    title: Mapped[str]
    type: Mapped[DeliveryType | None] = mapped_column(words(DeliveryType))
    mode: Mapped[Mode | None] = mapped_column(words(Mode))
    planned_on: Mapped[date]
    starts_at: Mapped[datetime | None]
    zone: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    happened: Mapped[str] = mapped_column(default="")
    heads_in_person: Mapped[int | None] = mapped_column(Integer)
    heads_virtual: Mapped[int | None] = mapped_column(Integer)
    provider_next_step: Mapped[str] = mapped_column(default="")
    provider_next_step_on: Mapped[date | None]
    agency_next_step: Mapped[str] = mapped_column(default="")
    agency_next_step_on: Mapped[date | None]
    confirmed_by_id: Mapped[maybe_person]
    cancel_reason: Mapped[CancelReason | None] = mapped_column(words(CancelReason))
    cancel_note: Mapped[str] = mapped_column(default="")

    engagement: Mapped[Engagement] = relationship(back_populates="activities")
    hours: Mapped[list["ActivityHours"]] = relationship(order_by="ActivityHours.id", cascade="all, delete-orphan")

    @property
    def lifecycle(self) -> str:
        """Its life cycle in the catalogue."""
        return ACTIVITY.name

    @property
    def activity_is_logged(self) -> bool:
        """Need: what happened, how many came, and whose hours."""
        heads = (self.heads_in_person, self.heads_virtual)
        return bool(self.happened) and any(count is not None for count in heads) and bool(self.hours)

    @property
    def heads(self) -> int:
        """Head count, in person and virtual together."""
        return (self.heads_in_person or 0) + (self.heads_virtual or 0)

    @property
    def is_past(self) -> bool:
        """Planned for a day that is over (office day), yet neither held nor cancelled: the coordinator's task."""
        return self.state == "planned" and self.planned_on < eastern_day(clock.now())

    @property
    def is_left_out(self) -> bool:
        """Whether it is planned still, and an amendment took it out of the agreed plan."""
        return self.state == "planned" and self.engagement.is_left_out(self.item_key)

    def clock_date(self, clock: str) -> date | None:
        """The milestone clock counts to the planned day."""
        return self.planned_on

    def keep_reason(self, step: str) -> None:
        """Keep why it was cancelled; why the engagement ended is for the ending's own audience."""
        if step == "cancel":
            self.cancel_reason = CancelReason(self.reason_code)
            self.cancel_note = "" if self.cancel_reason is CancelReason.ENDED else self.reason_note


class ActivityHours(Base):
    """Hours that one person spent on an activity."""

    __tablename__ = "activity_hours"
    __table_args__ = (
        CheckConstraint("hours > 0 AND hours <= 24", name="hours"),
        Index("uq_activity_hours_person", "activity_id", "person_id", unique=True),
    )

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"))
    person_id: Mapped[person_key]
    hours: Mapped[Decimal] = mapped_column(Numeric(5, 2))

    person: Mapped[Person] = relationship()


class Deliverable(Staged, Base):
    """Something that the plan promises: written, submitted, accepted by another person than its author."""

    __tablename__ = "deliverables"
    __table_args__ = (
        CheckConstraint(state_words([state.name for state in DELIVERABLE.states]), name="state"),
        CheckConstraint("state NOT IN ('submitted', 'accepted') OR submitted_by_id IS NOT NULL", name="submitted_by"),
        CheckConstraint("accepted_by_id IS NULL OR accepted_by_id <> submitted_by_id", name="other_person"),
        Index("uq_deliverables_number", "case_file_id", "number", unique=True),
    )

    state: Mapped[str] = mapped_column(default="planned")
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagements.id"), index=True)
    plan_item_id: Mapped[int | None] = mapped_column(ForeignKey("plan_items.id"))
    item_key: Mapped[str] = mapped_column(default="")
    title: Mapped[str]
    due_on: Mapped[date]
    note: Mapped[str] = mapped_column(default="")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    submitted_by_id: Mapped[maybe_person]
    submitted_at: Mapped[datetime | None]
    return_reason: Mapped[ReturnReason | None] = mapped_column(words(ReturnReason))
    return_comment: Mapped[str] = mapped_column(default="")
    accepted_by_id: Mapped[maybe_person]
    drop_reason: Mapped[str] = mapped_column(default="")

    engagement: Mapped[Engagement] = relationship(back_populates="deliverables")
    document: Mapped[Document | None] = relationship()

    @property
    def lifecycle(self) -> str:
        """Its life cycle in the catalogue."""
        return DELIVERABLE.name

    @property
    def author_ids(self) -> set[int]:
        """Whoever handed it in; another person accepts it."""
        return {self.submitted_by_id} if self.submitted_by_id else set()

    @property
    def is_left_out(self) -> bool:
        """Whether it was never handed in for a decision, and an amendment took it out of the agreed plan."""
        return self.state in ("planned", "returned") and self.engagement.is_left_out(self.item_key)

    def clock_date(self, clock: str) -> date | None:
        """The milestone clock counts to the due date."""
        return self.due_on

    def keep_reason(self, step: str) -> None:
        """Keep why it was returned or dropped."""
        if step == "return_deliverable":
            self.return_reason, self.return_comment = ReturnReason(self.reason_code), self.reason_note
        if step == "drop":
            self.drop_reason = self.reason_code or self.reason_note
