"""Another provider, earlier work, an ended case open again, a provider's wishes, an end by investigation."""

from datetime import datetime, time

from app import clock
from app.engagements.forms.reasons import AUDIENCES
from app.engagements.models.changes import NEUTRAL_ENDING
from app.engagements.services.replacing import Replacement
from app.requests.models.choices import Channel
from app.web.acts import CaseForm
from app.web.fields.choices import RadioField
from app.web.fields.dates import MemorableDateField, not_in_the_future
from app.web.fields.text import LineField, ProseField
from app.wording import _
from app.workflow.calendar import EASTERN

HOW = (
    (Channel.PHONE, _("By phone")),
    (Channel.EMAIL, _("By e-mail")),
    (Channel.MAIL, _("On paper")),
)


class ReplaceForm(CaseForm):
    """Why another provider, what it must know, and who at the agency agreed, when and how."""

    reason = ProseField(
        _("Why is another provider needed?"),
        limit=2000,
        description=_("COPS only."),
        missing=_("Say why another provider is needed."),
    )
    handover = ProseField(
        _("Hand-over note"),
        limit=6000,
        description=_("What the next provider must know: what is done, what is promised, whom to call."),
        missing=_("Write what the next provider must know."),
    )
    agreed_with = LineField(
        _("Who at the agency agreed?"), limit=300, missing=_("Name who at the agency agreed to another provider.")
    )
    agreed_on = MemorableDateField(_("When?"), [not_in_the_future])
    agreed_how = RadioField(_("How did the agency say so?"), choices=HOW, missing=_("Choose how the agency said so."))

    def replacement(self) -> Replacement:
        """As typed; the day of the consent counts from noon in Washington, today from now where noon lies ahead."""
        assert self.agreed_on.data is not None
        at = min(datetime.combine(self.agreed_on.data, time(12), EASTERN), clock.now())
        words = {name: self[name].data for name in ("reason", "handover", "agreed_with")}
        return Replacement(**words, agreed_at=at, agreed_how=self.agreed_how.data.value)


class RejoinForm(CaseForm):
    """The new team takes the work up."""

    no_expert_reason = ProseField(
        _("No expert needed? Say why"), required=False, limit=1000, description=_("Only where nobody is confirmed.")
    )


class WhyForm(CaseForm):
    """A reason in words."""

    reason = ProseField(_("Reason"), limit=2000, missing=_("Give a reason."))


class ReopenForm(CaseForm):
    """Why an ended case is opened again."""

    reason = ProseField(_("Why is it opened again?"), limit=2000, missing=_("Say why it is opened again."))
    audience = RadioField(_("Who may read the reason?"), choices=AUDIENCES, default="everyone")


class InvestigationForm(CaseForm):
    """What the office notes, and the sentence that everybody else reads."""

    note = ProseField(_("Note for the COPS Office"), limit=4000, description=_("COPS only."))
    wording = LineField(
        _("What the agency, the provider and the experts read"),
        limit=300,
        default=NEUTRAL_ENDING,
        description=_("Say nothing of an investigation: its code stays hidden until you note that it is public."),
    )


class ConfirmedForm(CaseForm):
    """Nothing to fill in."""
