"""A report after its approval: drafted again, corrected by a new edition, taken down."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.database.base import maybe_person
from app.documents.models import Audience

if TYPE_CHECKING:
    from app.engagements.models.report import Report


class Corrections:
    """Columns of what follows an approval or a release, and the needs about them."""

    reopen_reason: Mapped[str] = mapped_column(default="")
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("reports.id"))
    correction_proposed_by_id: Mapped[maybe_person]
    correction_reason: Mapped[str] = mapped_column(default="")
    correction_refused_at: Mapped[datetime | None]
    corrected_at: Mapped[datetime | None]
    removal_proposed_by_id: Mapped[maybe_person]
    removal_reason: Mapped[str] = mapped_column(default="")
    removal_refused_at: Mapped[datetime | None]
    refusal_reason: Mapped[str] = mapped_column(default="")

    def take_up_again(self: "Report", reason: str) -> None:
        """The approval falls with everything that hung on it; the agency no longer reads what was approved."""
        self.reopen_reason = reason
        self.approved_at = self.approved_by_id = None
        self.redaction_checked_at = self.redaction_checked_by_id = None
        if self.document is not None and self.document.audience is Audience.EVERYONE:
            self.document.audience = Audience.COPS_AND_PROVIDER

    @property
    def correction_is_proposed(self: "Report") -> bool:
        """Need: a first person proposed the correction, and nobody refused it."""
        return self.correction_proposed_by_id is not None and self.correction_refused_at is None

    @property
    def removal_is_proposed(self: "Report") -> bool:
        """Need: a first person proposed to take it down, and nobody refused it."""
        return self.removal_proposed_by_id is not None and self.removal_refused_at is None

    @property
    def is_of_withdrawn_case(self: "Report") -> bool:
        """Whether its case ended before the release: a director judges then what the agreement's terms allow."""
        return self.engagement.state == "ended"

    @property
    def awaits_directors_decision(self: "Report") -> bool:
        """Whether the agreement's terms decide on its release, which a director judges."""
        return self.awaits_release_decision and self.is_of_withdrawn_case

    @property
    def is_released_by_itself(self: "Report") -> bool:
        """Whether no release of its engagement is to come: a later edition, or one of a case that is over.

        What was delivered to the agency alone, or led without a word outside, goes out by no later press.
        """
        is_over = self.engagement.state in ("ended", "closed")
        return not self.engagement.is_confidential and (self.edition > 1 or is_over)
