"""Critical Response: the executive call, the kind of help, starting at once, announcing."""

from app.engagements.forms.opening import CallForm
from app.engagements.models.choices import Help
from app.engagements.services.executive_calling import ReviewGround
from app.policy.programs import Kind
from app.web.acts import CaseForm
from app.web.fields.choices import ConfirmField, RadioField
from app.web.fields.text import LineField, ProseField
from app.wording import _

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
    authorized_by = LineField(
        _("Who authorized the review for the agency, and how?"),
        limit=300,
        description=_("For example: Sheriff Henry Boone, letter of July 9"),
    )

    def ground(self) -> ReviewGround:
        """The ground as typed."""
        by = self.authorized_by.data if "authorized_by" in self else ""
        return ReviewGround(self.kind.data, self.justification.data, by)


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
