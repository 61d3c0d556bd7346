"""Composing an offer, and answering it."""

from app.engagements.forms.reasons import OFFER_DECLINES
from app.engagements.forms.recording import RecordedForm
from app.engagements.models.begun import NewOffer
from app.engagements.models.choices import OfferPlace
from app.web.acts import CaseForm
from app.web.fields.choices import RadioField
from app.web.fields.text import ProseField
from app.wording import _

PLACES = ((OfferPlace.LEAD, _("Lead")), (OfferPlace.FURTHER, _("A further place")))


class OfferForm(CaseForm):
    """To whom, for which place, with which words."""

    provider = RadioField(_("Provider"), missing=_("Choose a provider."))
    place = RadioField(_("Place in the engagement"), choices=PLACES, default=OfferPlace.LEAD)
    message = ProseField(
        _("Message to the provider"), required=False, limit=2000, description=_("COPS and provider see this.")
    )

    def new_offer(self) -> NewOffer:
        """The offer as typed."""
        return NewOffer(self.provider.data, self.place.data, self.message.data)


class AcceptOfferForm(CaseForm):
    """The provider says yes."""

    note = ProseField(_("Note to the COPS Office"), required=False, limit=2000)


class DeclineOfferForm(CaseForm):
    """The provider says no, and why."""

    reason = RadioField(_("Why do you decline?"), choices=OFFER_DECLINES, missing=_("Choose a reason."))
    note = ProseField(_("Anything the COPS Office should know"), required=False, limit=2000)


class RevokeForm(CaseForm):
    """Why an offer is taken back."""

    note = ProseField(_("Why?"), limit=2000, description=_("COPS and provider see this."))


class RecordedAcceptForm(RecordedForm):
    """The provider's yes, recorded by the program manager."""


class RecordedDeclineForm(RecordedForm):
    """The provider's no, recorded by the program manager."""

    reason = RadioField(_("Why does the provider decline?"), choices=OFFER_DECLINES, missing=_("Choose a reason."))
