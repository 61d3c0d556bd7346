"""Focus areas of an assessment, with the findings and observations made in each."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.accounts.models.people import Person
from app.database.base import Base, case_file_key, maybe_person, person_key, primary, state_words, words
from app.engagements.models.engagement import Engagement
from app.workflow.lifecycles.focus_area import FOCUS_AREA
from app.workflow.models.case_file import Staged

STOOD_DOWN = "stood_down"
"""The reason of an area that fell with the engagement, so that a reopening begins it anew."""


class FocusArea(Staged, Base):
    """One subject of an assessment: planned, under way, assessed or dropped."""

    __tablename__ = "focus_areas"
    __table_args__ = (
        CheckConstraint(state_words([state.name for state in FOCUS_AREA.states]), name="state"),
        CheckConstraint("state <> 'dropped' OR drop_reason <> ''", name="drop_reason"),
        Index("uq_focus_areas_number", "case_file_id", "number", unique=True),
    )

    state: Mapped[str] = mapped_column(default="planned")
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagements.id"), index=True)
    title: Mapped[str]
    scope: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date]
    started_at: Mapped[datetime | None]
    proposed_by_id: Mapped[maybe_person]
    proposed_at: Mapped[datetime | None]
    assessed_at: Mapped[datetime | None]
    drop_reason: Mapped[str] = mapped_column(default="")

    engagement: Mapped[Engagement] = relationship(back_populates="focus_areas")
    proposed_by: Mapped[Person | None] = relationship()
    findings: Mapped[list["Finding"]] = relationship(order_by="Finding.number")

    @property
    def lifecycle(self) -> str:
        """Its life cycle in the catalogue."""
        return FOCUS_AREA.name

    @property
    def label(self) -> str:
        """Which of several areas it is, in a list."""
        return self.title

    @property
    def is_announced(self) -> bool:
        """Whether the site was announced with it; then only a director drops it."""
        return self.engagement.is_announced

    @property
    def assessment_is_under_way(self) -> bool:
        """Need: the site is announced and the provider at work."""
        return self.engagement.state == "assessment"

    @property
    def is_proposed_assessed(self) -> bool:
        """Need: the provider says that it is assessed."""
        return self.proposed_by_id is not None

    @property
    def standing_findings(self) -> list["Finding"]:
        """Findings and observations that were not taken out."""
        return [each for each in self.findings if each.withdrawn_at is None]

    @property
    def has_findings(self) -> bool:
        """Need: a finding or an observation is written down."""
        return bool(self.standing_findings)

    def clock_date(self, clock: str) -> date | None:
        """Its clock counts to the day by which it is to be assessed."""
        return self.due_on

    def keep_reason(self, step: str) -> None:
        """An area that falls with its engagement says so; a drop of its own has its reason already."""
        if step == "drop" and not self.drop_reason:
            self.drop_reason = STOOD_DOWN


class FindingKind(StrEnum):
    """What was found: something to act on, or something worth noting."""

    FINDING = "finding"
    OBSERVATION = "observation"


class Finding(Base):
    """A numbered finding or observation under a focus area."""

    __tablename__ = "findings"
    __table_args__ = (Index("uq_findings_number", "focus_area_id", "number", unique=True),)

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    focus_area_id: Mapped[int] = mapped_column(ForeignKey("focus_areas.id"))
    number: Mapped[int] = mapped_column(Integer)
    kind: Mapped[FindingKind] = mapped_column(words(FindingKind))
    text: Mapped[str]
    sources: Mapped[str] = mapped_column(default="")
    author_id: Mapped[person_key]
    written_at: Mapped[datetime] = mapped_column(default=clock.now)
    withdrawn_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(Integer, default=1)

    author: Mapped[Person] = relationship()
