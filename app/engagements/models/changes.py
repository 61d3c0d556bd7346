"""What changes beside an engagement's regular way: another provider, an end by investigation."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped, mapped_column

if TYPE_CHECKING:
    from app.engagements.models.engagement import Engagement

NEUTRAL_ENDING = "The engagement was ended by the COPS Office."


class ChangeFacts:
    """Columns of replacement and of an end whose code is not told, with the needs about them."""

    replacement_agreed_at: Mapped[datetime | None]
    replacement_agreed_with: Mapped[str] = mapped_column(default="")
    replacement_agreed_how: Mapped[str] = mapped_column(default="")
    end_wording: Mapped[str] = mapped_column(default="")
    investigation_public_at: Mapped[datetime | None]

    @property
    def handover_note_is_written(self: "Engagement") -> bool:
        """Need: what the next provider must know is written down."""
        return bool(self.handover_note.strip())

    @property
    def agency_consents(self: "Engagement") -> bool:
        """Need: who at the agency agreed to another provider, when and how."""
        return bool(self.replacement_agreed_at and self.replacement_agreed_with and self.replacement_agreed_how)

    @property
    def hides_its_ending(self: "Engagement") -> bool:
        """Whether nobody outside the office reads that an investigation ended it: not before that is public."""
        return self.end_reason == "investigation_opened" and self.investigation_public_at is None
