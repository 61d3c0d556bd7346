"""Critical Response: the executive call, the kind of help, starting at once, announcing."""

from datetime import datetime, time

from app import clock
from app.engagements.forms.opening import CallForm
from app.engagements.models.choices import Help
from app.engagements.services.executive_calling import ReviewGround
from app.policy.programs import Kind
from app.requests.services.authorizing import Letter
from app.web.acts import CaseForm
from app.web.fields.choices import ConfirmField, RadioField
from app.web.fields.dates import MemorableDateField, not_in_the_future
from app.web.fields.text import LineField, NameField, ProseField
from app.web.fields.uploads import UploadField
from app.wording import _
from app.workflow.calendar import EASTERN

HELPS = (
    (Help.IMMEDIATE, _("Immediate assistance")),
    (Help.DATA_ANALYSIS, _("Data analysis")),
    (Help.CONSULTATION, _("Confidential executive consultation")),
)
HELP_HINTS = {
    Help.IMMEDIATE: _("People who come, advise, train or mediate within days."),
    Help.DATA_ANALYSIS: _("The agency's figures, looked at with it."),
    Help.CONSULTATION: _(
        "Leaves a note for the executive: no survey, one check-in, no announcement, no public figure."
    ),
}
REVIEWS = (
    (Kind.AFTER_ACTION_REVIEW, _("After-action review of an incident")),
    (Kind.IN_DEPTH_REVIEW, _("In-depth review of a matter")),
)


class HelpFields:
    """Which help it is to be."""

    help_ = RadioField(
        _("What kind of help is it to be?"), choices=HELPS, hints=HELP_HINTS, missing=_("Choose the kind of help.")
    )


class ExecutiveCallForm(HelpFields, CallForm):
    """The log of the executive call, which settles the kind of help."""


class ReviewCallForm(CallForm):
    """The log of a review's call, with what else is under way around the incident."""

    proceedings = ProseField(
        _("Open criminal, civil or administrative proceedings"),
        limit=4000,
        description=_('Write "None" where there are none.'),
    )
    other_reviews = ProseField(
        _("Other reviews under way"), limit=4000, description=_('Write "None" where there are none.')
    )


class SettleKindForm(HelpFields, CaseForm):
    """Which help it is to be, settled before the call is logged."""


class SettleAsReviewForm(CaseForm):
    """The ground on which a review stands."""

    kind = RadioField(_("Which review is it to be?"), choices=REVIEWS, missing=_("Choose which review it is to be."))
    justification = ProseField(_("Why is an objective review of benefit?"), limit=4000)

    def ground(self) -> ReviewGround:
        """The ground as typed."""
        return ReviewGround(self.kind.data, self.justification.data)


class SettleWithLetterForm(SettleAsReviewForm):
    """The same where the executive's authorization is not on file yet."""

    signed_by = NameField(_("Who signed the authorization for the agency?"))
    signed_as = LineField(_("In which office?"), limit=200, description=_("For example: Sheriff"))
    signed_on = MemorableDateField(_("Signed on"), [not_in_the_future])
    file = UploadField(_("The signed letter (PDF, up to 25 MB)"), missing=_("Add the signed letter."))

    def ground(self) -> ReviewGround:
        """The ground as typed; the day of a signature counts from noon in Washington, today's from now."""
        assert self.signed_on.data is not None
        at = min(datetime.combine(self.signed_on.data, time(12), EASTERN), clock.now())
        letter = Letter(self.signed_by.data, self.signed_as.data, at, self.file.data)
        return ReviewGround(self.kind.data, self.justification.data, letter)


class StartAtOnceForm(CaseForm):
    """Beginning before the scope."""

    note = ProseField(_("Why does it begin now?"), limit=2000)


class AnnouncementForm(CaseForm):
    """The words of an announcement."""

    text = ProseField(
        _("What the public will read"),
        limit=4000,
        description=_("Name neither people nor details that the agency has not made public."),
    )


class AnnounceForm(CaseForm):
    """The second person's word."""

    agreed = ConfirmField(
        _("I have read the announcement, and it may go out now."), missing=_("Tick the box to announce.")
    )


class SettleScopeForm(CaseForm):
    """Going on to the agreement asks nothing more."""
