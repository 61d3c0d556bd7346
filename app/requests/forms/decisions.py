"""Withdrawing, declining, referring, marking as duplicate."""

from app.requests.forms.recorded import Recorded, WithPaper
from app.requests.models.choices import DeclineReason, WithdrawalReason
from app.requests.wording import choices
from app.web.acts import CaseForm
from app.web.fields.choices import ChoiceField, ConfirmField, RadioField
from app.web.fields.contacts import EmailField
from app.web.fields.text import LineField, NameField, ProseField
from app.wording import _


class WithdrawForm(CaseForm):
    """Why the agency withdraws."""

    reason = RadioField(_("Why do you withdraw?"), choices=choices(WithdrawalReason))
    note = ProseField(_("Anything else we should know?"), limit=2000, required=False)


class RecordedWithdrawForm(WithPaper, WithdrawForm):
    """A withdrawal that came by phone, e-mail or mail."""

    reason = RadioField(_("Why does the agency withdraw?"), choices=choices(WithdrawalReason))


class DeclineForm(CaseForm):
    """The proposal not to accept, with the letter."""

    reason = ChoiceField(_("Reason"), choices=choices(DeclineReason))
    letter = ProseField(
        _("Letter to the agency"),
        limit=6000,
        description=_("The agency gets exactly this text once another person has confirmed it."),
    )


class ReturnForm(CaseForm):
    """Why the proposal goes back."""

    note = ProseField(_("What should change?"), limit=2000)


class ReferForm(CaseForm):
    """Where the request goes instead."""

    destination = LineField(_("Body to which the request goes"), limit=200)
    email = EmailField(
        _("E-mail address of that body"),
        required=False,
        description=_("It gets the case number and how to reach us, nothing of what the agency wrote."),
    )
    agreed = ConfirmField(
        _("The agency has agreed to be referred there."),
        missing=_("Ask the agency first. A referral needs its agreement."),
    )


class ReopenForm(CaseForm):
    """Why a request that had ended is taken up again."""

    reason = ProseField(_("Why is it taken up again?"), limit=2000, description=_("The agency reads this."))


class ReopenWithdrawnForm(Recorded, ReopenForm):
    """The same for a request that the agency withdrew: it has to wish it, and we write down how we know."""

    said_by = NameField(_("Who at the agency asked for it?"), limit=120)


class DuplicateForm(CaseForm):
    """Which case goes on."""

    surviving = LineField(_("Number of the case that goes on"), limit=20, description=_("For example TA-2027-7KQ4M."))


class PlainForm(CaseForm):
    """A step that asks for nothing but to be sure."""
