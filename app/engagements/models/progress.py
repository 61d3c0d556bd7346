"""How far a recommendation is, by the latest claim of each side."""

from datetime import date
from typing import TYPE_CHECKING

from app.engagements.models.choices import ClaimSide, ClaimStatus

if TYPE_CHECKING:
    from app.engagements.models.report import Claim, Recommendation

FINISHED = (ClaimStatus.COMPLETE, ClaimStatus.DECLINED, ClaimStatus.SUPERSEDED)


class Progress:
    """What the agency reports and what the office validated; a provider's finding prepares the office's."""

    @property
    def reported(self: "Recommendation") -> "Claim | None":
        """What the agency said last."""
        return next((each for each in self.claims if each.side is ClaimSide.AGENCY), None)

    @property
    def validated(self: "Recommendation") -> "Claim | None":
        """What the office found last."""
        found = (each for each in self.claims if each.side is ClaimSide.VALIDATED and not each.by_provider)
        return next(found, None)

    @property
    def reported_on(self: "Recommendation") -> date | None:
        """The day to which the agency's last word refers."""
        return self.reported.as_of if self.reported else None

    @property
    def validated_on(self: "Recommendation") -> date | None:
        """The day to which the office's last finding refers."""
        return self.validated.as_of if self.validated else None

    @property
    def is_finished(self: "Recommendation") -> bool:
        """Whether the office found that nothing more is to be done."""
        return self.validated is not None and self.validated.status in FINISHED

    def is_late(self: "Recommendation", today: date) -> bool:
        """Whether its target date has passed and it is not finished."""
        return self.target_on is not None and self.target_on < today and not self.is_finished

    @property
    def is_open_to_agency(self: "Recommendation") -> bool:
        """Whether the agency reads it: once it was put before it, or once the report is settled."""
        return self.shown_at is not None or self.engagement.recommendations_are_settled

    @property
    def awaits_validation(self: "Recommendation") -> bool:
        """Whether the agency reported something on which the office has not said its word."""
        return self.reported is not None and (self.validated is None or self.validated.id < self.reported.id)
