"""Critical Response on the engagement: the executive call, consultations, help that starts at once."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Boolean, select
from sqlalchemy.orm import Mapped, mapped_column, object_session

from app.policy.programs import Kind
from app.requests.models.assistance import AssistanceRequest

if TYPE_CHECKING:
    from app.engagements.models.engagement import Engagement

IMMEDIATE = (Kind.IMMEDIATE_ASSISTANCE, Kind.DATA_ANALYSIS)
REVIEWS = (Kind.AFTER_ACTION_REVIEW, Kind.IN_DEPTH_REVIEW)


class CriticalFacts:
    """Columns and needs of Critical Response that no other program has."""

    kind_settled_at: Mapped[datetime | None]
    is_consultation: Mapped[bool] = mapped_column(Boolean, default=False)
    started_at_once_at: Mapped[datetime | None]
    proceedings_note: Mapped[str] = mapped_column(default="")
    other_reviews_note: Mapped[str] = mapped_column(default="")

    @property
    def kind_is_settled(self: "Engagement") -> bool:
        """Need: the kind of help is settled; the executive call may do it."""
        return self.kind_settled_at is not None or self.kind in REVIEWS

    @property
    def proceedings_are_noted(self: "Engagement") -> bool:
        """Need: open proceedings and other reviews are noted, "none" where there are none."""
        return bool(self.proceedings_note and self.other_reviews_note)

    @property
    def is_not_confidential(self: "Engagement") -> bool:
        """Need: it is no confidential consultation, which is announced nowhere and named in no public figure."""
        return not self.is_confidential

    @property
    def is_immediate(self: "Engagement") -> bool:
        """Whether it is immediate help or data analysis, with a one-page scope for a plan."""
        return self.kind in IMMEDIATE

    @property
    def assistance(self: "Engagement") -> AssistanceRequest | None:
        """The request from which it came."""
        session = object_session(self)
        own = select(AssistanceRequest).where(AssistanceRequest.case_file_id == self.case_file_id)
        return session.scalar(own.order_by(AssistanceRequest.number.desc()).limit(1)) if session else None

    @property
    def review_is_justified(self: "Engagement") -> bool:
        """Need: it is written why an objective review is of benefit."""
        return self.assistance is not None and bool(self.assistance.review_justification.strip())

    @property
    def authorization_is_on_file(self: "Engagement") -> bool:
        """Need: the executive authorized a review."""
        return self.assistance is not None and self.assistance.authorization_at is not None

    @property
    def deconfliction_is_clear(self: "Engagement") -> bool:
        """Need: every sister component that was asked has cleared it, and one was asked."""
        return self.assistance is not None and self.assistance.deconfliction_is_clear
