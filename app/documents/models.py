"""Files of a case."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.accounts.models.people import Person
from app.database.base import Base, case_file_key, maybe_person, primary, words
from app.workflow.models.case_file import CaseFile


class Audience(StrEnum):
    """Who may read a note or file (docs/domain.md)."""

    COPS = "cops"
    COPS_AND_PROVIDER = "cops_and_provider"
    EVERYONE = "everyone"
    PUBLIC = "public"


class Document(Base):
    """A stored file: random storage key, SHA-256, size in bytes; `file_name` is shown, never used as a path."""

    __tablename__ = "documents"
    __table_args__ = (
        CheckConstraint("bytes > 0", name="bytes"),
        Index("uq_documents_number", "case_file_id", "number", unique=True),
        Index("ix_documents_same_file", "case_file_id", "sha256"),
    )

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    number: Mapped[int] = mapped_column(Integer)
    purpose: Mapped[str] = mapped_column(default="attachment")
    title: Mapped[str]
    file_name: Mapped[str]
    content_type: Mapped[str]
    storage_key: Mapped[str] = mapped_column(unique=True)
    sha256: Mapped[str]
    bytes: Mapped[int]
    audience: Mapped[Audience] = mapped_column(words(Audience))
    uploaded_by_id: Mapped[maybe_person]
    uploaded_at: Mapped[datetime] = mapped_column(default=clock.now)

    case_file: Mapped[CaseFile] = relationship()
    uploaded_by: Mapped[Person | None] = relationship()

    @property
    def audit_kind(self) -> str:
        """What the audit calls it."""
        return "document"

    @property
    def audit_reference(self) -> str:
        """How the audit names it."""
        return f"{self.case_file.reference}/document-{self.number}"

    @property
    def audit_case_file_id(self) -> int | None:
        """The case file under which the audit lists it."""
        return self.case_file_id
