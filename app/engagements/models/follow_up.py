"""What follows delivery: the survey, other obligations, and check-ins."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, SmallInteger, select
from sqlalchemy.orm import Mapped, mapped_column, object_session, relationship

from app.accounts.models.people import Membership, Person
from app.database.base import Base, maybe_person, state_words, words
from app.engagements.models.engagement import Engagement
from app.engagements.models.lineage import CarriedOver
from app.engagements.models.provisional import ProvisionalDebt
from app.policy.roles import Role
from app.workflow.lifecycles.check_in import CHECK_IN
from app.workflow.lifecycles.obligation import OBLIGATION
from app.workflow.models.case_file import Staged

OUTCOME_QUESTIONS = ("partnerships", "problem_solving", "organization", "technology", "strategies")
"""The five COPS outcome questions (docs/domain.md, measures)."""


class CheckIn(Staged, Base):
    """A check-in after delivery (30, 90, 180 days): what changed, what helps, what is still needed."""

    __tablename__ = "check_ins"
    __table_args__ = (
        CheckConstraint(state_words([state.name for state in CHECK_IN.states]), name="state"),
        Index("uq_check_ins_number", "case_file_id", "number", unique=True),
    )

    state: Mapped[str] = mapped_column(default="due")
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagements.id"), index=True)
    label: Mapped[str]
    due_on: Mapped[date]
    what_changed: Mapped[str] = mapped_column(default="")
    still_needed: Mapped[str] = mapped_column(default="")
    still_in_use: Mapped[str] = mapped_column(default="")
    answered_by_id: Mapped[maybe_person]
    answered_at: Mapped[datetime | None]

    engagement: Mapped[Engagement] = relationship(back_populates="check_ins")

    @property
    def lifecycle(self) -> str:
        """Its life cycle in the catalogue."""
        return CHECK_IN.name

    @property
    def has_an_answer(self) -> bool:
        """Need: the agency says what changed."""
        return bool(self.what_changed)

    def clock_date(self, clock: str) -> date | None:
        """The check-in's clock counts to its day."""
        return self.due_on


class ObligationKind(StrEnum):
    """Duties with a due date."""

    SURVEY = "survey"
    PERFORMANCE_REPORT = "performance_report"
    AWARD_EXPIRY = "award_expiry"
    OMB_EXPIRY = "omb_expiry"
    NEW_EXECUTIVE = "new_executive_confirms"
    PROVISIONAL_DEBT = "provisional_debt"


class Obligation(CarriedOver, ProvisionalDebt, Staged, Base):
    """A duty with a due date; the survey's answers are columns of their own (scores 1 to 5)."""

    __tablename__ = "obligations"
    __table_args__ = (
        CheckConstraint(state_words([state.name for state in OBLIGATION.states]), name="state"),
        CheckConstraint("met_goals IS NULL OR met_goals BETWEEN 1 AND 5", name="met_goals"),
        Index("uq_obligations_number", "case_file_id", "number", unique=True),
    )

    state: Mapped[str] = mapped_column(default="due")
    engagement_id: Mapped[int | None] = mapped_column(ForeignKey("engagements.id"), index=True)
    kind: Mapped[ObligationKind] = mapped_column(words(ObligationKind))
    due_on: Mapped[date]
    sent_at: Mapped[datetime | None]
    met_goals: Mapped[int | None] = mapped_column(SmallInteger)
    partnerships: Mapped[int | None] = mapped_column(SmallInteger)
    problem_solving: Mapped[int | None] = mapped_column(SmallInteger)
    organization: Mapped[int | None] = mapped_column(SmallInteger)
    technology: Mapped[int | None] = mapped_column(SmallInteger)
    strategies: Mapped[int | None] = mapped_column(SmallInteger)
    liked: Mapped[str] = mapped_column(default="")
    to_improve: Mapped[str] = mapped_column(default="")
    executive_name: Mapped[str] = mapped_column(default="")
    executive_title: Mapped[str] = mapped_column(default="")
    executive_email: Mapped[str] = mapped_column(default="")
    executive_since: Mapped[date | None]
    executive_note: Mapped[str] = mapped_column(default="")
    completed_by_id: Mapped[maybe_person]
    completed_at: Mapped[datetime | None]
    number: Mapped[int] = mapped_column(Integer, default=1)

    engagement: Mapped[Engagement | None] = relationship(back_populates="obligations")

    @property
    def lifecycle(self) -> str:
        """Its life cycle in the catalogue."""
        return OBLIGATION.name

    @property
    def worded_as(self) -> str:
        """A survey and a new executive's word have words of their own."""
        own = self.kind in (ObligationKind.SURVEY, ObligationKind.NEW_EXECUTIVE)
        return self.kind.value if own else self.lifecycle

    @property
    def named_executive_ids(self) -> frozenset[int]:
        """The accounts of the new executive: of the named address, as an executive of the agency today."""
        session, file = object_session(self), self.case_file
        if session is None or not self.executive_email or file.agency_id is None:
            return frozenset()
        held = select(Membership.person_id).join(Membership.person).where(
            Membership.organization_id == file.agency_id, Membership.role == Role.EXECUTIVE, Membership.is_current,
            Person.email == self.executive_email,
        )  # fmt: skip
        return frozenset(session.scalars(held))

    @property
    def is_survey(self) -> bool:
        """Whether the agency answers questions about the help it had."""
        return self.kind is ObligationKind.SURVEY

    @property
    def ends_with_work(self) -> bool:
        """A survey is answered after the work, also on a closed case; everything else owed ends with it."""
        return not self.is_survey

    @property
    def is_executive_confirmation(self) -> bool:
        """Whether a new executive says that the engagement goes on."""
        return self.kind is ObligationKind.NEW_EXECUTIVE

    @property
    def is_performance_report(self) -> bool:
        """Whether it is a provider's half-year report."""
        return self.kind is ObligationKind.PERFORMANCE_REPORT

    @property
    def is_omb_expiry(self) -> bool:
        """Whether the form's OMB number runs out."""
        return self.kind is ObligationKind.OMB_EXPIRY

    @property
    def is_award_expiry(self) -> bool:
        """Whether an award or agreement runs out."""
        return self.kind is ObligationKind.AWARD_EXPIRY

    def clock_date(self, clock: str) -> date | None:
        """Its clock counts to its due date."""
        return self.due_on
