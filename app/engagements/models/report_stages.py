"""What the stages of a review's, a final or a status report ask of it: fact check, department review, release."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Integer, select
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, object_session, relationship

from app import clock
from app.database.base import maybe_person
from app.workflow.models.record import Clock

if TYPE_CHECKING:
    from app.engagements.models.report import Report
    from app.engagements.models.report_parts import FactCorrection, Observation, ReportVersion

ROUNDS = 2
"""After so many returns by the agency the office may close the fact check (docs/lifecycles.md)."""


class ReportStages:
    """The agency's fact check in rounds, the department's review, and who may release by itself."""

    fact_rounds: Mapped[int] = mapped_column(Integer, default=0)
    facts_confirmed_at: Mapped[datetime | None]
    facts_confirmed_by_id: Mapped[maybe_person]
    facts_unchanged_since: Mapped[datetime | None]
    facts_changed_at: Mapped[datetime | None]
    dissent_note: Mapped[str] = mapped_column(default="")

    @declared_attr
    def corrections(cls) -> Mapped[list["FactCorrection"]]:  # noqa: N805 – SQLAlchemy hands in the class
        """What the agency wants corrected, in the order in which it was written."""
        return relationship("FactCorrection", order_by="FactCorrection.number", back_populates="report")

    @declared_attr
    def observations(cls) -> Mapped[list["Observation"]]:  # noqa: N805
        """The numbered observations of all chapters."""
        return relationship("Observation", order_by="Observation.number", back_populates="report")

    @declared_attr
    def versions(cls) -> Mapped[list["ReportVersion"]]:  # noqa: N805
        """The text as it was at each hand-in."""
        return relationship("ReportVersion", order_by="ReportVersion.number", back_populates="report")

    @property
    def unsent_corrections(self: "Report") -> list["FactCorrection"]:
        """Corrections that the agency wrote and has not returned yet."""
        return [each for each in self.corrections if each.returned_at is None and each.disposition is None]

    @property
    def open_corrections(self: "Report") -> list["FactCorrection"]:
        """Corrections of which nothing has been made yet."""
        return [each for each in self.corrections if each.disposition is None]

    @property
    def has_corrections(self: "Report") -> bool:
        """Need: the agency says what is to be corrected."""
        return bool(self.unsent_corrections)

    @property
    def corrections_are_disposed(self: "Report") -> bool:
        """Need: each correction has its disposition."""
        return not self.open_corrections

    @property
    def dissents(self: "Report") -> list["FactCorrection"]:
        """Corrections that were not taken over: the report prints them as the agency's own view."""
        return [each for each in self.corrections if each.disposition in ("not_changed", "dissent")]

    @property
    def fact_check_is_exhausted(self: "Report") -> bool:
        """Whether the office may close the fact check: its clock ended, or the agency returned the report twice."""
        return self.fact_rounds > ROUNDS or self._fact_check_is_late

    @property
    def facts_stand_checked(self: "Report") -> bool:
        """Need: the agency checked the facts, and no section was written since, or somebody found no fact changed.

        A logged fact that was changed since goes to the agency again: nobody can find that it was not.
        """
        if self.facts_confirmed_at is None or (
            self.facts_changed_at is not None and self.facts_changed_at > self.facts_confirmed_at
        ):
            return False
        checked = max(filter(None, (self.facts_confirmed_at, self.facts_unchanged_since)))
        return not any(section.written_at and section.written_at > checked for section in self.sections)

    @property
    def program_manager_id(self: "Report") -> int | None:
        """The program manager of record, who does not approve a review's report."""
        return self.case_file.owner_id or self.engagement.manager_id

    @property
    def _fact_check_is_late(self: "Report") -> bool:
        session = object_session(self)
        ended = select(Clock.id).where(
            Clock.lifecycle == self.lifecycle,
            Clock.subject_id == self.id,
            Clock.name == "agency_fact_check",
            Clock.stopped_at.is_(None),
            Clock.paused_at.is_(None),
            Clock.due_at < clock.now(),
        )
        return session is not None and session.scalar(ended.limit(1)) is not None
