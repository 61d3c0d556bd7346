"""The executive's own attestation, the letter that someone records, and the urgent mark."""

from datetime import datetime, time

from app.requests.forms.recorded import EASTERN
from app.requests.services.authorizing import Letter
from app.web.acts import CaseForm
from app.web.fields.choices import ConfirmField
from app.web.fields.dates import MemorableDateField, not_in_the_future
from app.web.fields.text import NameField, ProseField
from app.web.fields.uploads import UploadField
from app.wording import _


class AuthorizeForm(CaseForm):
    """The executive's word: who he is, and that he authorizes it."""

    name = NameField(_("Your name"), limit=120)
    title = NameField(_("Your title"), limit=120, description=_("Such as Sheriff, Chief of Police or Mayor."))
    is_authorized = ConfirmField(
        _("I authorize this request for assistance on behalf of my agency."),
        missing=_("Tick the box to authorize the request."),
    )


class LetterForm(CaseForm):
    """A letter on letterhead: who signed it, as what, when, and the file."""

    signed_by = NameField(_("Who signed it?"), limit=120)
    title = NameField(_("Title of the person who signed"), limit=120)
    signed_on = MemorableDateField(_("Date of the letter"), [not_in_the_future])
    file = UploadField(_("The letter"), missing=_("Choose the letter as a PDF."), description=_("A PDF, up to 25 MB."))

    def letter(self) -> Letter:
        """The letter as typed; its day counts from its first moment in Washington."""
        assert self.signed_on.data is not None
        signed_at = datetime.combine(self.signed_on.data, time(0), EASTERN)
        return Letter(self.signed_by.data, self.title.data, signed_at, self.file.data)


class UrgentForm(CaseForm):
    """Why hours count, or no longer."""

    reason = ProseField(_("Why?"), limit=500, description=_("Staff read this in the history."))
