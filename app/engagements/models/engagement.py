"""The engagement: from acceptance to closing, along the life cycle of its kind."""

from datetime import date, datetime

from sqlalchemy import Boolean, CheckConstraint, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models.people import Organization, Person
from app.database.base import Base, maybe_organization, maybe_person, state_words, words
from app.engagements.models.choices import EndReason, HoldReason, OutcomeCode
from app.policy.programs import Kind, Program
from app.workflow.lifecycles.catalogue import members
from app.workflow.models.case_file import Staged

STATES = sorted({state.name for lifecycle in members("engagement") for state in lifecycle.states})
LIFECYCLE_OF = {
    Kind.TRAINING_AND_ASSISTANCE: "cri_tac",
    Kind.IMMEDIATE_ASSISTANCE: "critical_response",
    Kind.DATA_ANALYSIS: "critical_response",
    Kind.AFTER_ACTION_REVIEW: "critical_response_review",
    Kind.IN_DEPTH_REVIEW: "critical_response_review",
    Kind.ASSESSMENT: "organizational_assessment",
}
"""The life cycle of each kind of help (docs/domain.md)."""


class Engagement(Staged, Base):
    """One engagement of a case file; at most one is open at a time.

    The properties that its steps need live in app/engagements/models/engagement_needs.py.
    """

    __tablename__ = "engagements"
    __table_args__ = (
        CheckConstraint(state_words(STATES), name="state"),
        CheckConstraint("state <> 'on_hold' OR state_before_hold IS NOT NULL", name="hold"),
        CheckConstraint("state <> 'closed' OR outcome IS NOT NULL", name="outcome"),
        Index(
            "uq_engagements_open",
            "case_file_id",
            unique=True,
            postgresql_where=text("state NOT IN ('closed', 'ended')"),
        ),
        Index("uq_engagements_number", "case_file_id", "number", unique=True),
    )

    program: Mapped[Program] = mapped_column(words(Program))
    kind: Mapped[Kind] = mapped_column(words(Kind))
    manager_id: Mapped[maybe_person]
    provider_id: Mapped[maybe_organization]
    state_before_hold: Mapped[str | None]
    state_left: Mapped[str | None]
    last_open_state: Mapped[str | None]

    call_at: Mapped[datetime | None]
    call_zone: Mapped[str] = mapped_column(default="")
    call_with: Mapped[str] = mapped_column(default="")
    call_goals: Mapped[str] = mapped_column(default="")
    call_audience: Mapped[str] = mapped_column(default="")
    no_expert_reason: Mapped[str] = mapped_column(default="")

    hold_reason: Mapped[HoldReason | None] = mapped_column(words(HoldReason))
    hold_audience: Mapped[str] = mapped_column(default="everyone")
    hold_note: Mapped[str] = mapped_column(default="")
    hold_ends_on: Mapped[date | None]
    hold_review_on: Mapped[date | None]

    ending_code: Mapped[EndReason | None] = mapped_column(words(EndReason))
    end_audience: Mapped[str] = mapped_column(default="everyone")
    end_note: Mapped[str] = mapped_column(default="")
    surviving_reference: Mapped[str] = mapped_column(default="")
    handed_over_to: Mapped[str] = mapped_column(default="")

    survey_sent_at: Mapped[datetime | None]
    recommendations_handed_at: Mapped[datetime | None]
    no_follow_up_reason: Mapped[str] = mapped_column(default="")
    outcome: Mapped[OutcomeCode | None] = mapped_column(words(OutcomeCode))
    outcome_note: Mapped[str] = mapped_column(default="")
    records_class: Mapped[str] = mapped_column(default="")
    is_confidential: Mapped[bool] = mapped_column(Boolean, default=False)
    announced_at: Mapped[datetime | None]
    number: Mapped[int] = mapped_column(Integer, default=1)

    manager: Mapped[Person | None] = relationship(foreign_keys="Engagement.manager_id")
    provider: Mapped[Organization | None] = relationship(foreign_keys="Engagement.provider_id")

    @property
    def lifecycle(self) -> str:
        """The life cycle of its kind."""
        return LIFECYCLE_OF[self.kind]
