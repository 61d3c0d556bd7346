"""The report with its sections and comments, and recommendations with their two kinds of claims."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.accounts.models.people import Person
from app.database.base import Base, case_file_key, maybe_person, person_key, primary, state_words, words
from app.documents.models import Document
from app.engagements.models.choices import ClaimSide, ClaimStatus, ReturnReason
from app.engagements.models.corrections import Corrections
from app.engagements.models.engagement import Engagement
from app.engagements.models.progress import Progress
from app.engagements.models.report_stages import ReportStages
from app.workflow.lifecycles.catalogue import members
from app.workflow.models.case_file import Staged

if TYPE_CHECKING:
    from app.engagements.models.focus_area import FocusArea

STATES = sorted({state.name for lifecycle in members("report") for state in lifecycle.states})


class ReportKind(StrEnum):
    """Kinds of reports; which stages each has is data in the life cycles."""

    TA_REPORT = "ta_report"
    STATUS_REPORT = "status_report"
    REVIEW_REPORT = "review_report"
    FINAL_REPORT = "final_report"


class Report(Corrections, ReportStages, Staged, Base):
    """A report in one edition; a released one stays and a correction begins the next edition."""

    __tablename__ = "reports"
    __table_args__ = (
        CheckConstraint(state_words(STATES), name="state"),
        Index("uq_reports_number", "case_file_id", "number", unique=True),
    )

    state: Mapped[str] = mapped_column(default="drafting")
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagements.id"), index=True)
    kind: Mapped[ReportKind] = mapped_column(words(ReportKind))
    edition: Mapped[int] = mapped_column(Integer, default=1)
    title: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    period_ends_on: Mapped[date | None]
    submitted_by_id: Mapped[maybe_person]
    submitted_at: Mapped[datetime | None]
    return_reason: Mapped[ReturnReason | None] = mapped_column(words(ReturnReason))
    approved_by_id: Mapped[maybe_person]
    approved_at: Mapped[datetime | None]
    release_level: Mapped[str] = mapped_column(default="")
    redaction_checked_at: Mapped[datetime | None]
    redaction_checked_by_id: Mapped[maybe_person]
    released_at: Mapped[datetime | None]
    withheld_at: Mapped[datetime | None]
    withhold_reason: Mapped[str] = mapped_column(default="")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    rendered_version: Mapped[int | None] = mapped_column(Integer)

    engagement: Mapped[Engagement] = relationship(back_populates="reports")
    document: Mapped[Document | None] = relationship()
    sections: Mapped[list["ReportSection"]] = relationship(
        order_by="ReportSection.position", cascade="all, delete-orphan"
    )
    comments: Mapped[list["ReportComment"]] = relationship(order_by="ReportComment.id", cascade="all, delete-orphan")
    writers: Mapped[list["SectionAuthor"]] = relationship(cascade="all, delete-orphan")

    @property
    def lifecycle(self) -> str:
        """The life cycle of its kind (the final report goes the review's way)."""
        return "review_report" if self.kind is ReportKind.FINAL_REPORT else str(self.kind)

    @property
    def sections_are_complete(self) -> bool:
        """Need: every section complete or marked as not applicable."""
        return bool(self.sections) and all(section.is_settled for section in self.sections)

    @property
    def open_comments(self) -> list["ReportComment"]:
        """Comments of which nothing has been made yet."""
        return [comment for comment in self.comments if comment.disposition is None]

    @property
    def latest_comment(self) -> str:
        """What was last said about it; a return leaves its note as a comment."""
        return self.comments[-1].text if self.comments else ""

    @property
    def comments_are_disposed(self) -> bool:
        """Need: each comment has its disposition."""
        return not self.open_comments

    @property
    def has_comments(self) -> bool:
        """Need: an open comment, or a note, says what should change."""
        return bool(self.open_comments or self.reason_note)

    @property
    def is_fresh_and_untouched(self) -> bool:
        """Need: submitted within a day, and nobody has commented since."""
        submitted = self.submitted_at
        if submitted is None or clock.now() - submitted > timedelta(days=1):
            return False
        return all(comment.written_at < submitted for comment in self.comments)

    @property
    def author_ids(self) -> set[int]:
        """Everyone who wrote in it or handed it in; none of them approves it."""
        return {writer.person_id for writer in self.writers} | (
            {self.submitted_by_id} if self.submitted_by_id else set()
        )

    @property
    def is_withheld(self) -> bool:
        """Whether it was decided not to release it."""
        return self.withheld_at is not None

    @property
    def awaits_release_decision(self) -> bool:
        """Whether the approved report is neither released nor withheld."""
        return self.state == "approved" and not self.is_withheld

    @property
    def release_level_is_set(self) -> bool:
        """Need: a release level is chosen."""
        return bool(self.release_level)

    @property
    def release_level_fits_the_case(self) -> bool:
        """Need: nothing of a confidential or restricted case goes to the public."""
        return self.release_level != "public" or self.engagement.is_open_to_the_public

    @property
    def redaction_is_checked(self) -> bool:
        """Need: someone checked the redaction."""
        return self.redaction_checked_at is not None

    def clock_date(self, clock: str) -> date | None:
        """The final report's clock counts to its due date."""
        return self.due_on

    def keep_reason(self, step: str) -> None:
        """Keep why it was returned, withheld or taken up again."""
        if step in ("return_draft", "return_final"):
            self.return_reason = ReturnReason(self.reason_code)
        if step == "withhold_report":
            self.withhold_reason = self.reason_note or self.reason_code
        if step == "reopen_report":
            self.take_up_again(self.reason_note or self.reason_code)
        if step in ("refuse_correction", "refuse_take_down"):
            self.refusal_reason = self.reason_note
        if step == "correct":
            self.correction_proposed_by_id = None


class ReportSection(Base):
    """A section of a report: written, complete, or marked not applicable; edited under its own version."""

    __tablename__ = "report_sections"
    __table_args__ = (
        CheckConstraint("status IN ('empty', 'drafting', 'complete', 'not_applicable')", name="status"),
        Index("uq_report_sections_key", "report_id", "key", unique=True),
    )

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"))
    position: Mapped[int] = mapped_column(Integer)
    key: Mapped[str]
    title: Mapped[str]
    body: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="empty")
    author_id: Mapped[maybe_person]
    written_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(Integer, default=1)

    author: Mapped[Person | None] = relationship()

    @property
    def is_chapter(self) -> bool:
        """Whether it is a chapter that its writers chose."""
        return self.key.startswith("chapter_")

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is owed here."""
        return self.status in ("complete", "not_applicable")


class SectionAuthor(Base):
    """Everyone who ever wrote in a report; none of them may approve it."""

    __tablename__ = "section_authors"

    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)


class ReportComment(Base):
    """A comment on a section, with what was done about it."""

    __tablename__ = "report_comments"

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), index=True)
    section_id: Mapped[int | None] = mapped_column(ForeignKey("report_sections.id"))
    text: Mapped[str]
    author_id: Mapped[person_key]
    written_at: Mapped[datetime] = mapped_column(default=clock.now)
    disposition: Mapped[str | None]
    disposition_note: Mapped[str] = mapped_column(default="")
    disposed_by_id: Mapped[maybe_person]
    disposed_at: Mapped[datetime | None]

    author: Mapped[Person] = relationship(foreign_keys="ReportComment.author_id")
    section: Mapped[ReportSection | None] = relationship()


class Recommendation(Progress, Base):
    """A numbered recommendation; its status is what the latest claims of each side say."""

    __tablename__ = "recommendations"
    __table_args__ = (Index("uq_recommendations_number", "case_file_id", "number", unique=True),)

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagements.id"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    text: Mapped[str]
    rationale: Mapped[str] = mapped_column(default="")
    agency_owner: Mapped[str] = mapped_column(default="")
    target_on: Mapped[date | None]
    author_id: Mapped[maybe_person]
    revised_by_id: Mapped[maybe_person]
    agreed_by_agency: Mapped[bool | None] = mapped_column(Boolean)
    agreed_at: Mapped[datetime | None]
    agreed_by_id: Mapped[maybe_person]
    agency_answer: Mapped[str] = mapped_column(default="")
    answer_channel: Mapped[str] = mapped_column(default="")
    answer_evidence: Mapped[str] = mapped_column(default="")
    answer_document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    shown_at: Mapped[datetime | None]
    focus_area_id: Mapped[int | None] = mapped_column(ForeignKey("focus_areas.id"), index=True)
    withdrawn_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    version: Mapped[int] = mapped_column(Integer, default=1)

    engagement: Mapped[Engagement] = relationship(back_populates="recommendations")
    focus_area: Mapped["FocusArea | None"] = relationship()
    answer_paper: Mapped[Document | None] = relationship()
    claims: Mapped[list["Claim"]] = relationship(order_by="Claim.id.desc()", lazy="selectin")


class Claim(Base):
    """A dated claim about a recommendation: agency-reported or validated, with note and evidence; never changed."""

    __tablename__ = "claims"

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    recommendation_id: Mapped[int] = mapped_column(ForeignKey("recommendations.id"), index=True)
    side: Mapped[ClaimSide] = mapped_column(words(ClaimSide))
    status: Mapped[ClaimStatus] = mapped_column(words(ClaimStatus))
    note: Mapped[str] = mapped_column(default="")
    evidence_document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    by_provider: Mapped[bool] = mapped_column(Boolean, default=False)
    claimed_by_id: Mapped[person_key]
    as_of: Mapped[date]
    claimed_at: Mapped[datetime] = mapped_column(default=clock.now)

    claimed_by: Mapped[Person] = relationship()
    evidence: Mapped[Document | None] = relationship()
