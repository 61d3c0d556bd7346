"""The engagement: from acceptance to closing, along the life cycle of its kind."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Boolean, CheckConstraint, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models.people import Organization, Person
from app.database.base import Base, maybe_organization, maybe_person, state_words, words
from app.engagements.models.agreement_needs import AgreementNeeds
from app.engagements.models.assessment_needs import AssessmentNeeds
from app.engagements.models.changes import ChangeFacts
from app.engagements.models.choices import EndReason, HoldReason, OutcomeCode
from app.engagements.models.critical import CriticalFacts
from app.engagements.models.engagement_needs import EngagementNeeds
from app.engagements.models.lineage import Lineage
from app.engagements.models.publicity import Publicity
from app.engagements.models.review_needs import ReviewNeeds
from app.policy.programs import Kind, Program
from app.workflow.lifecycles.catalogue import ENGAGEMENT_LIFECYCLES, engagement_lifecycle
from app.workflow.models.case_file import Staged

if TYPE_CHECKING:
    from app.engagements.models.delivery import Activity, Deliverable
    from app.engagements.models.follow_up import CheckIn, Obligation
    from app.engagements.models.plan import Milestone, Plan
    from app.engagements.models.report import Recommendation, Report
    from app.engagements.models.team import Assignment, Offer

STATES = sorted({state.name for lifecycle in ENGAGEMENT_LIFECYCLES for state in lifecycle.states})


class Engagement(
    AgreementNeeds,
    AssessmentNeeds,
    ChangeFacts,
    CriticalFacts,
    Publicity,
    ReviewNeeds,
    EngagementNeeds,
    Lineage,
    Staged,
    Base,
):
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
    call_note: Mapped[str] = mapped_column(default="")
    no_expert_reason: Mapped[str] = mapped_column(default="")

    hold_reason: Mapped[HoldReason | None] = mapped_column(words(HoldReason))
    hold_audience: Mapped[str] = mapped_column(default="everyone")
    hold_note: Mapped[str] = mapped_column(default="")
    hold_ends_on: Mapped[date | None]
    hold_review_on: Mapped[date | None]

    end_reason: Mapped[EndReason | None] = mapped_column(words(EndReason))
    end_audience: Mapped[str] = mapped_column(default="everyone")
    end_note: Mapped[str] = mapped_column(default="")
    surviving_reference: Mapped[str] = mapped_column(default="")
    handed_over_to: Mapped[str] = mapped_column(default="")
    handover_note: Mapped[str] = mapped_column(default="")
    conversion_agreed_at: Mapped[datetime | None]
    converts_to: Mapped[Kind | None] = mapped_column(words(Kind, "converts_to"))

    survey_sent_at: Mapped[datetime | None]
    recommendations_handed_at: Mapped[datetime | None]
    no_follow_up_reason: Mapped[str] = mapped_column(default="")
    outcome: Mapped[OutcomeCode | None] = mapped_column(words(OutcomeCode))
    outcome_note: Mapped[str] = mapped_column(default="")
    records_class: Mapped[str] = mapped_column(default="")
    announcement_text: Mapped[str] = mapped_column(default="")
    announcement_proposed_by_id: Mapped[maybe_person]
    is_confidential: Mapped[bool] = mapped_column(Boolean, default=False)
    announced_at: Mapped[datetime | None]
    number: Mapped[int] = mapped_column(Integer, default=1)

    manager: Mapped[Person | None] = relationship(foreign_keys="Engagement.manager_id")
    provider: Mapped[Organization | None] = relationship(foreign_keys="Engagement.provider_id")
    offers: Mapped[list["Offer"]] = relationship(back_populates="engagement", order_by="Offer.number")
    assignments: Mapped[list["Assignment"]] = relationship(back_populates="engagement", order_by="Assignment.number")
    plans: Mapped[list["Plan"]] = relationship(back_populates="engagement", order_by="Plan.number")
    activities: Mapped[list["Activity"]] = relationship(back_populates="engagement", order_by="Activity.planned_on")
    deliverables: Mapped[list["Deliverable"]] = relationship(back_populates="engagement", order_by="Deliverable.due_on")
    milestones: Mapped[list["Milestone"]] = relationship(order_by="Milestone.due_on")
    reports: Mapped[list["Report"]] = relationship(back_populates="engagement", order_by="Report.number")
    recommendations: Mapped[list["Recommendation"]] = relationship(
        back_populates="engagement", order_by="Recommendation.number"
    )
    check_ins: Mapped[list["CheckIn"]] = relationship(back_populates="engagement", order_by="CheckIn.due_on")
    obligations: Mapped[list["Obligation"]] = relationship(back_populates="engagement", order_by="Obligation.due_on")

    @property
    def lifecycle(self) -> str:
        """The life cycle of its kind."""
        return engagement_lifecycle(self.kind)

    @property
    def restricted(self) -> bool:
        """Whether only the access list sees the case; kept on the case file."""
        return self.case_file.restricted

    @restricted.setter
    def restricted(self, value: bool) -> None:
        self.case_file.restricted = value

    def clock_date(self, clock: str) -> date | None:
        """The date to which the clock of the hold, the next work or milestone, or the scheduled instant counts."""
        if clock == "hold_date":
            return self.hold_ends_on or self.hold_review_on
        if clock == "scheduled_instant":
            return self.scheduled_instant
        if clock == "work":
            return self.next_work_date
        return self.next_milestone_date if clock == "milestone" else self.assessment_date(clock)
