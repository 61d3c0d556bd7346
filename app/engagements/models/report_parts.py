"""What belongs to a report beside its sections: observations, the agency's corrections, the text at each hand-in."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.accounts.models.people import Person
from app.database.base import Base, case_file_key, maybe_person, person_key, primary
from app.engagements.models.report import Recommendation, Report, ReportSection


class Observation(Base):
    """A numbered observation of a chapter, with the lesson drawn and the recommendation that follows from it."""

    __tablename__ = "observations"
    __table_args__ = (Index("uq_observations_number", "report_id", "number", unique=True),)

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"))
    section_id: Mapped[int] = mapped_column(ForeignKey("report_sections.id"))
    number: Mapped[int] = mapped_column(Integer)
    text: Mapped[str]
    lesson: Mapped[str] = mapped_column(default="")
    recommendation_id: Mapped[int | None] = mapped_column(ForeignKey("recommendations.id"))
    author_id: Mapped[maybe_person]
    written_at: Mapped[datetime] = mapped_column(default=clock.now)
    version: Mapped[int] = mapped_column(Integer, default=1)

    report: Mapped[Report] = relationship(back_populates="observations")
    section: Mapped[ReportSection] = relationship()
    recommendation: Mapped[Recommendation | None] = relationship()


class FactCorrection(Base):
    """A fact that the agency wants corrected, in which round it was returned, and what became of it."""

    __tablename__ = "fact_corrections"
    __table_args__ = (
        Index("uq_fact_corrections_number", "report_id", "number", unique=True),
        CheckConstraint(
            "disposition IN ('changed', 'explained', 'not_changed', 'dissent', 'withdrawn')", name="disposition"
        ),
    )

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"))
    section_id: Mapped[int | None] = mapped_column(ForeignKey("report_sections.id"))
    number: Mapped[int] = mapped_column(Integer)
    round: Mapped[int] = mapped_column(Integer)
    text: Mapped[str]
    author_id: Mapped[person_key]
    written_at: Mapped[datetime] = mapped_column(default=clock.now)
    returned_at: Mapped[datetime | None]
    disposition: Mapped[str | None]
    disposition_note: Mapped[str] = mapped_column(default="")
    disposed_by_id: Mapped[maybe_person]
    disposed_at: Mapped[datetime | None]

    report: Mapped[Report] = relationship(back_populates="corrections")
    section: Mapped[ReportSection | None] = relationship()
    author: Mapped[Person] = relationship(foreign_keys="FactCorrection.author_id")


class ReportVersion(Base):
    """The report's text as it was handed in; `content` maps each section's key to its title and body."""

    __tablename__ = "report_versions"
    __table_args__ = (Index("uq_report_versions_number", "report_id", "number", unique=True),)

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"))
    number: Mapped[int] = mapped_column(Integer)
    content: Mapped[dict[str, Any]]
    made_by_id: Mapped[maybe_person]
    made_at: Mapped[datetime] = mapped_column(default=clock.now)

    report: Mapped[Report] = relationship(back_populates="versions")
    made_by: Mapped[Person | None] = relationship()
