"""A new executive at the agency: who he is, and his word that the help goes on."""

from app.documents.models import Audience
from app.engagements.forms.recording import RecordedForm
from app.engagements.models.lineage import NewExecutive
from app.web.acts import CaseForm
from app.web.fields.choices import ConfirmField
from app.web.fields.contacts import EmailField
from app.web.fields.dates import MemorableDateField, not_in_the_future
from app.web.fields.text import LineField, NameField, ProseField
from app.wording import _


class NewExecutiveForm(CaseForm):
    """Who leads the agency now."""

    name = NameField(_("Name of the new executive"), limit=120)
    title = LineField(_("Title"), limit=120, description=_("For example: Chief of Police"))
    email = EmailField(
        _("E-mail address"),
        required=False,
        description=_("The executive confirms with an account of this address. Without one you record it."),
    )
    since = MemorableDateField(_("In office since"), [not_in_the_future])
    note = ProseField(_("How do we know?"), limit=1000, description=_("Everyone on the case reads this."))

    def executive(self) -> NewExecutive:
        """The executive as typed."""
        words = {name: self[name].data for name in ("name", "title", "since", "note")}
        return NewExecutive(email=self.email.data or "", **words)


class ConfirmForm(CaseForm):
    """The new executive's own word."""

    agreed = ConfirmField(
        _("My agency still wants this help, as it was agreed."),
        missing=_("Tick the box to confirm. If the agency no longer wants the help, you may withdraw instead."),
    )
    note = ProseField(_("Anything we should know?"), required=False, limit=2000)


class RecordedConfirmForm(RecordedForm):
    """The same, as it came by phone or on paper."""

    paper_audience = Audience.EVERYONE
