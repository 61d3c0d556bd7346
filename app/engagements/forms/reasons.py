"""Labels of the coded reasons of offers, experts, holds, withdrawals and endings."""

from enum import StrEnum

from app.engagements.models.choices import EndReason, ExpertDeclineReason, HoldReason, OfferDeclineReason
from app.requests.models.choices import WithdrawalReason
from app.wording import _

OFFER_DECLINES = (
    (OfferDeclineReason.NO_CAPACITY, _("No capacity at these dates")),
    (OfferDeclineReason.DATES, _("The dates do not work")),
    (OfferDeclineReason.OUTSIDE_EXPERTISE, _("Outside our expertise")),
    (OfferDeclineReason.CONFLICT, _("Conflict of interest")),
    (OfferDeclineReason.OTHER, _("Another reason")),
)
EXPERT_DECLINES = (
    (ExpertDeclineReason.NOT_AVAILABLE, _("Not available at these dates")),
    (ExpertDeclineReason.CONFLICT, _("Conflict of interest")),
    (ExpertDeclineReason.OUTSIDE_EXPERTISE, _("Outside my expertise")),
    (ExpertDeclineReason.OTHER, _("Another reason")),
)
HOLDS = (
    (HoldReason.AGENCY_ASKED, _("The agency asked")),
    (HoldReason.PROVIDER_ASKED, _("The provider asked")),
    (HoldReason.SCHEDULING, _("Scheduling")),
    (HoldReason.FUNDING, _("Funding")),
    (HoldReason.DECONFLICTION, _("Deconfliction (a director resumes)")),
    (HoldReason.INVESTIGATION, _("Investigation (a director resumes)")),
    (HoldReason.OTHER, _("Another reason")),
)
WITHDRAWALS = (
    (WithdrawalReason.NO_LONGER_NEEDED, _("We no longer need this help")),
    (WithdrawalReason.HELP_ELSEWHERE, _("We found help elsewhere")),
    (WithdrawalReason.TIMING, _("The timing does not work")),
    (WithdrawalReason.CHANGE_OF_LEADERSHIP, _("Our leadership changed")),
    (WithdrawalReason.OTHER, _("Another reason")),
)
ENDINGS = (
    (EndReason.LEADERSHIP, _("Change of leadership at the agency")),
    (EndReason.NO_PROGRESS, _("Lack of progress")),
    (EndReason.TRANSFERRED, _("Transferred to another body")),
    (EndReason.DUPLICATE, _("Duplicate of another case")),
    (EndReason.PROGRAM_CHANGE, _("Program change")),
    (EndReason.OTHER, _("Another reason")),
)
AUDIENCES = (
    ("cops", _("COPS only")),
    ("cops_and_provider", _("COPS and provider")),
    ("everyone", _("Everyone on the case")),
)
"""Who may read a reason; all hear that the case paused or ended."""

ALL = {
    (type(value), value): label for group in (OFFER_DECLINES, EXPERT_DECLINES, HOLDS, ENDINGS) for value, label in group
}
ALL |= {
    (EndReason, EndReason.WITHDRAWN): _("Withdrawn by the agency"),
    (EndReason, EndReason.INVESTIGATION): _("An investigation was opened"),
    (EndReason, EndReason.CONVERTED): _("Goes on as another kind of help"),
    (EndReason, EndReason.NOT_SELECTED): _("The site was not selected"),
}
"""By kind of reason: words of different kinds may be spelled alike."""


def reason_of(value: StrEnum | None) -> str:
    """A coded reason in words; "" for none."""
    return "" if value is None else ALL.get((type(value), value), str(value).replace("_", " ").capitalize())
