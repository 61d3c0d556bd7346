"""Coded reasons and choices of an engagement (docs/domain.md, docs/lifecycles.md)."""

from enum import StrEnum


class HoldReason(StrEnum):
    """Why an engagement is paused."""

    AGENCY_ASKED = "agency_asked"
    PROVIDER_ASKED = "provider_asked"
    SCHEDULING = "scheduling"
    FUNDING = "funding"
    DECONFLICTION = "deconfliction"
    INVESTIGATION = "investigation"
    OTHER = "other"


class EndReason(StrEnum):
    """Coded endings."""

    WITHDRAWN = "withdrawn_by_agency"
    INVESTIGATION = "investigation_opened"
    PROGRAM_CHANGE = "program_change"
    TRANSFERRED = "transferred"
    LEADERSHIP = "change_of_leadership"
    NO_PROGRESS = "lack_of_progress"
    DUPLICATE = "duplicate"
    NOT_SELECTED = "not_selected"
    CONVERTED = "converted"
    OTHER = "other"


class Help(StrEnum):
    """What Critical Response does where it is no review; the executive call settles it."""

    IMMEDIATE = "immediate_assistance"
    DATA_ANALYSIS = "data_analysis"
    CONSULTATION = "executive_consultation"


class OutcomeCode(StrEnum):
    """What came of a closed engagement."""

    COMPLETED = "completed_as_planned"
    COMPLETED_WITH_CHANGES = "completed_with_changes"
    PARTLY_COMPLETED = "partly_completed"


class OfferPlace(StrEnum):
    """Which place in the engagement an offer is for."""

    LEAD = "lead"
    FURTHER = "further"


class OfferDeclineReason(StrEnum):
    """Why a provider declines."""

    NO_CAPACITY = "no_capacity"
    CONFLICT = "conflict_of_interest"
    OUTSIDE_EXPERTISE = "outside_expertise"
    DATES = "dates"
    OTHER = "other"


class ExpertDeclineReason(StrEnum):
    """Why an expert declines."""

    NOT_AVAILABLE = "not_available"
    CONFLICT = "conflict_of_interest"
    OUTSIDE_EXPERTISE = "outside_expertise"
    OTHER = "other"


class ReturnReason(StrEnum):
    """Why a plan, deliverable or report goes back; counted."""

    INCOMPLETE = "incomplete"
    UNCLEAR = "unclear"
    SCOPE = "not_in_scope"
    ACCURACY = "accuracy"
    TONE = "tone_or_style"
    COST = "cost"
    OTHER = "other"


class CancelReason(StrEnum):
    """Why a planned activity did not take place."""

    AGENCY = "agency_asked"
    PROVIDER = "provider_unavailable"
    WEATHER = "weather_or_emergency"
    REPLACED = "replaced"
    NO_LONGER_NEEDED = "no_longer_needed"
    ENDED = "stood_down"
    AMENDED = "amended"


class ClaimStatus(StrEnum):
    """Status of a recommendation as claimed (docs/domain.md)."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    PARTIALLY_COMPLETE = "partially_complete"
    COMPLETE_PENDING = "complete_pending_validation"
    COMPLETE = "complete"
    NO_PROGRESS = "no_progress"
    NOT_ASSESSED = "not_assessed"
    DECLINED = "declined_by_agency"
    SUPERSEDED = "superseded"


class ClaimSide(StrEnum):
    """Who makes the claim: the agency reports, COPS validates."""

    AGENCY = "agency_reported"
    VALIDATED = "validated"
