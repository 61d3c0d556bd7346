"""Pausing, resuming, withdrawing, ending early."""

from app.engagements.forms.reasons import AUDIENCES, ENDINGS, HOLDS, WITHDRAWALS
from app.engagements.forms.recording import RecordedForm
from app.engagements.services.holding import Ending, Hold
from app.web.acts import CaseForm
from app.web.fields.choices import RadioField
from app.web.fields.dates import MemorableDateField
from app.web.fields.text import LineField, ProseField
from app.wording import _


class HoldForm(CaseForm):
    """Why work pauses and until when."""

    reason = RadioField(_("Reason"), choices=HOLDS, missing=_("Choose a reason."))
    audience = RadioField(
        _("Who may read the reason?"),
        choices=AUDIENCES,
        default="everyone",
        description=_("All parties hear that the COPS Office paused the case."),
    )
    note = ProseField(_("Note"), required=False, limit=2000)
    ends_on = MemorableDateField(
        _("End date"), required=False, description=_("The case goes on by itself on this day. Leave empty if unknown.")
    )
    review_on = MemorableDateField(
        _("Review date"), required=False, description=_("Needed without an end date: when to look at it again.")
    )

    def pause(self) -> Hold:
        """The hold as typed."""
        return Hold(self.reason.data, self.note.data, self.audience.data, self.ends_on.data, self.review_on.data)


class ResumeForm(CaseForm):
    """The case goes on."""

    note = ProseField(_("Note"), required=False, limit=2000)


class WithdrawForm(CaseForm):
    """The agency's wish to end."""

    reason = RadioField(_("Why do you withdraw?"), choices=WITHDRAWALS, missing=_("Choose a reason."))
    note = ProseField(_("Anything else"), required=False, limit=2000)


class RecordedWithdrawForm(RecordedForm):
    """The agency's wish to end, recorded by the program manager."""

    reason = RadioField(_("Why does the agency withdraw?"), choices=WITHDRAWALS, missing=_("Choose a reason."))


class EndForm(CaseForm):
    """Why the office ends an engagement early."""

    reason = RadioField(_("Reason"), choices=ENDINGS, missing=_("Choose a reason."))
    audience = RadioField(
        _("Who may read the reason?"),
        choices=AUDIENCES,
        default="everyone",
        description=_("All parties hear that the engagement ended."),
    )
    note = ProseField(_("Note"), limit=4000)
    surviving_reference = LineField(_("Duplicate: number of the case that goes on"), required=False, limit=20)
    handed_over_to = LineField(_("Transferred: to whom"), required=False, limit=300)
    handover_note = ProseField(_("Transferred: what was handed over"), required=False, limit=4000)

    def ending(self) -> Ending:
        """The ending as typed."""
        names = ("note", "audience", "surviving_reference", "handed_over_to", "handover_note")
        words = {name: self[name].data for name in names}
        return Ending(reason=self.reason.data, **words)
