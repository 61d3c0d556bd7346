"""Labels of coded choices, for forms and pages."""

from enum import StrEnum

from app.engagements.models.choices import CancelReason, ClaimStatus, OutcomeCode, ReturnReason
from app.requests import wording
from app.wording import _

WORDS: dict[type[StrEnum], dict[StrEnum, str]] = {
    CancelReason: {
        CancelReason.AGENCY: _("The agency asked"),
        CancelReason.PROVIDER: _("The provider was not available"),
        CancelReason.WEATHER: _("Weather or an emergency"),
        CancelReason.REPLACED: _("Replaced by another activity"),
        CancelReason.NO_LONGER_NEEDED: _("No longer needed"),
        CancelReason.ENDED: _("The engagement ended"),
        CancelReason.AMENDED: _("No longer part of the agreed plan"),
    },
    ReturnReason: {
        ReturnReason.INCOMPLETE: _("Incomplete"),
        ReturnReason.UNCLEAR: _("Unclear"),
        ReturnReason.SCOPE: _("Not in scope"),
        ReturnReason.ACCURACY: _("Not accurate"),
        ReturnReason.TONE: _("Tone or style"),
        ReturnReason.COST: _("Cost"),
        ReturnReason.OTHER: _("Other"),
    },
    ClaimStatus: {
        ClaimStatus.NOT_STARTED: _("Not started"),
        ClaimStatus.IN_PROGRESS: _("In progress"),
        ClaimStatus.PARTIALLY_COMPLETE: _("Partially complete"),
        ClaimStatus.COMPLETE_PENDING: _("Complete, pending validation"),
        ClaimStatus.COMPLETE: _("Complete"),
        ClaimStatus.NO_PROGRESS: _("No progress"),
        ClaimStatus.NOT_ASSESSED: _("Not assessed"),
        ClaimStatus.DECLINED: _("Declined by the agency"),
        ClaimStatus.SUPERSEDED: _("Superseded"),
    },
    OutcomeCode: {
        OutcomeCode.COMPLETED: _("Completed as planned"),
        OutcomeCode.COMPLETED_WITH_CHANGES: _("Completed with changes"),
        OutcomeCode.PARTLY_COMPLETED: _("Partly completed"),
    },
}
"""By kind of choice: words of different kinds may be spelled alike."""


def label_of(value: StrEnum | None) -> str:
    """A coded value in words; "" for none."""
    if value is None:
        return ""
    return WORDS.get(type(value), {}).get(value) or wording.label_of(value)


def choices(values: tuple[StrEnum, ...] | type[StrEnum]) -> list[tuple[StrEnum, str]]:
    """Coded values with their labels, for a select or radios."""
    return [(value, label_of(value)) for value in values]
