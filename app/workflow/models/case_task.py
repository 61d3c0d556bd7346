"""What one side asks of another on a case beside its steps, until it is decided; shown on the case and at home."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.accounts.models.people import Person
from app.database.base import Base, case_file_key, maybe_person, primary, words
from app.policy.roles import Role
from app.workflow.models.case_file import CaseFile


class CaseTaskKind(StrEnum):
    """What is asked."""

    HOLD = "hold"  # the provider asks for a pause
    REWORK = "rework"  # the provider asks to go back to the work before
    GIVE_BACK = "give_back"  # the provider asks to be replaced
    NOBODY_ELIGIBLE = "nobody_eligible"  # no other person may take a step


WISHES = (CaseTaskKind.HOLD, CaseTaskKind.REWORK, CaseTaskKind.GIVE_BACK)


class CaseTask(Base):
    """One thing asked of a role (of a program manager: of the one of record); at most one open of a kind and step."""

    __tablename__ = "case_tasks"
    __table_args__ = (
        CheckConstraint("(settled_at IS NULL) = (outcome = '')", name="settled"),
        Index("ix_case_tasks_open", "for_role", postgresql_where=text("settled_at IS NULL")),
        Index(
            "uq_case_tasks_open", "case_file_id", "kind", "lifecycle", "subject_id", "step",
            unique=True, postgresql_where=text("settled_at IS NULL"),
        ),
    )  # fmt: skip

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    kind: Mapped[CaseTaskKind] = mapped_column(words(CaseTaskKind))
    lifecycle: Mapped[str]
    subject_id: Mapped[int]
    subject_number: Mapped[int]
    step: Mapped[str]
    for_role: Mapped[Role] = mapped_column(words(Role))
    asked_by_id: Mapped[maybe_person]
    asked_at: Mapped[datetime] = mapped_column(default=clock.now)
    text: Mapped[str]
    settled_at: Mapped[datetime | None]
    settled_by_id: Mapped[maybe_person]
    outcome: Mapped[str] = mapped_column(default="")
    answer: Mapped[str] = mapped_column(default="")

    case_file: Mapped[CaseFile] = relationship()
    asked_by: Mapped[Person | None] = relationship(foreign_keys="CaseTask.asked_by_id")
    settled_by: Mapped[Person | None] = relationship(foreign_keys="CaseTask.settled_by_id")

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided it yet."""
        return self.settled_at is None

    @property
    def audit_kind(self) -> str:
        """What the audit calls it."""
        return "case task"

    @property
    def audit_reference(self) -> str:
        """How the audit names it."""
        return f"{self.case_file.reference}/task-{self.id}"

    @property
    def audit_case_file_id(self) -> int | None:
        """The case file under which the audit lists it."""
        return self.case_file_id
