"""The agreement of a review or an assessment: the paper on file, what it says, and who has signed it."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.accounts.models.people import Person
from app.database.base import Base, case_file_key, maybe_person, person_key, primary, words
from app.documents.models import Document
from app.engagements.models.engagement import Engagement


class AgreementKind(StrEnum):
    """What kind of paper it is."""

    LETTER = "letter_of_agreement"
    MEMORANDUM = "memorandum_of_agreement"


class Side(StrEnum):
    """For whom a signature stands."""

    AGENCY = "agency"
    OFFICE = "office"


class Agreement(Base):
    """One paper that was filed; the latest counts, and signatures belong to the paper that was signed."""

    __tablename__ = "agreements"
    __table_args__ = (Index("uq_agreements_number", "case_file_id", "number", unique=True),)

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagements.id"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    kind: Mapped[AgreementKind] = mapped_column(words(AgreementKind))
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    digest: Mapped[str]
    goals: Mapped[str] = mapped_column(default="")
    release_terms: Mapped[str] = mapped_column(default="")
    report_schedule: Mapped[str] = mapped_column(default="")
    report_due_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    filed_by_id: Mapped[person_key]
    filed_at: Mapped[datetime] = mapped_column(default=clock.now)
    concluded_at: Mapped[datetime | None]

    engagement: Mapped[Engagement] = relationship(back_populates="agreements")
    document: Mapped[Document] = relationship()
    filed_by: Mapped[Person] = relationship()
    signatures: Mapped[list["Signature"]] = relationship(order_by="Signature.id", cascade="all, delete-orphan")

    def signature_of(self, side: Side) -> "Signature | None":
        """The signature of a side, if it has signed this paper."""
        return next((each for each in self.signatures if each.side is side), None)

    @property
    def is_signed(self) -> bool:
        """Whether both sides have signed this very paper."""
        return all(self.signature_of(side) is not None for side in Side)


class Signature(Base):
    """Who signed what, when: by account, or on paper that a program manager recorded with the scan."""

    __tablename__ = "signatures"
    __table_args__ = (
        CheckConstraint("signer_id IS NOT NULL OR document_id IS NOT NULL", name="evidence"),
        Index("uq_signatures_side", "agreement_id", "side", unique=True),
    )

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"))
    side: Mapped[Side] = mapped_column(words(Side))
    name: Mapped[str]
    title: Mapped[str]
    signed_at: Mapped[datetime]
    digest: Mapped[str]
    signer_id: Mapped[maybe_person]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    recorded_by_id: Mapped[person_key]
    recorded_at: Mapped[datetime] = mapped_column(default=clock.now)

    document: Mapped[Document | None] = relationship()
    recorded_by: Mapped[Person] = relationship(foreign_keys="Signature.recorded_by_id")

    @property
    def is_by_account(self) -> bool:
        """Whether the signer signed here himself, signed in."""
        return self.signer_id is not None
