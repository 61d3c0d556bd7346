"""The skills that a review's team needs: each filled by a confirmed expert, or its gap accepted in words."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models.people import Person
from app.database.base import Base, case_file_key, maybe_person, primary
from app.engagements.models.engagement import Engagement
from app.engagements.models.team import Assignment


class NeededSkill(Base):
    """One needed skill, who fills it, or why the team does without."""

    __tablename__ = "needed_skills"
    __table_args__ = (
        CheckConstraint("gap_reason = '' OR assignment_id IS NULL", name="filled_or_gap"),
        Index("uq_needed_skills_number", "case_file_id", "number", unique=True),
        Index("uq_needed_skills_name", "engagement_id", text("lower(name)"), unique=True),
    )

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    number: Mapped[int] = mapped_column(Integer)
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagements.id"), index=True)
    name: Mapped[str]
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignments.id"))
    gap_reason: Mapped[str] = mapped_column(default="")
    gap_accepted_by_id: Mapped[maybe_person]
    gap_accepted_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(Integer, default=1, server_default=text("1"))

    engagement: Mapped[Engagement] = relationship(back_populates="needed_skills")
    assignment: Mapped[Assignment | None] = relationship()
    gap_accepted_by: Mapped[Person | None] = relationship()

    @property
    def is_filled(self) -> bool:
        """Whether an expert who is confirmed brings it."""
        return self.assignment is not None and self.assignment.state == "confirmed"

    @property
    def is_settled(self) -> bool:
        """Whether it is filled, or its gap is accepted."""
        return self.is_filled or bool(self.gap_reason)
