"""Recording what someone outside did by phone or on paper: how it came, when, and the paper on file."""

from datetime import datetime, time

from app import clock
from app.documents.models import Audience
from app.policy.roles import Role
from app.requests.models.choices import Channel
from app.web.acts import CaseForm
from app.web.fields.choices import RadioField
from app.web.fields.dates import MemorableDateField, not_in_the_future
from app.web.fields.text import ProseField
from app.web.fields.uploads import UploadField
from app.wording import _
from app.workflow.calendar import EASTERN
from app.workflow.rules import Behalf

BY = ((Channel.PHONE, _("By phone")), (Channel.EMAIL, _("By e-mail")), (Channel.MAIL, _("On paper")))


class RecordedForm(CaseForm):
    """What every recorded step asks."""

    channel = RadioField(_("How did it reach us?"), choices=BY)
    happened_on = MemorableDateField(_("When?"), [not_in_the_future])
    evidence = ProseField(
        _("What was said, and by whom"),
        limit=2000,
        missing=_("Say what was said and by whom."),
    )
    paper = UploadField(_("The paper, if there is one (PDF, up to 25 MB)"), required=False)
    paper_audience = Audience.COPS
    """Who may read the paper besides the office; forms of the agency's own acts say everyone."""
    document_id: int | None = None
    """The paper once it is on file (kept in the same transaction, before the step's verb)."""

    def behalf_of(self, role: Role) -> Behalf:
        """Whose word is recorded; the day counts from noon in Washington, today from now where noon lies ahead."""
        assert self.happened_on.data is not None
        at = min(datetime.combine(self.happened_on.data, time(12), EASTERN), clock.now())
        return Behalf(role, self.channel.data.value, self.document_id, at)
