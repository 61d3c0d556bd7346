"""What staff add when they write down what someone outside said: how it came and when."""

from datetime import datetime
from zoneinfo import ZoneInfo

from wtforms.validators import ValidationError

from app import clock
from app.documents.models import Audience
from app.policy.roles import Role
from app.requests.models.choices import Channel
from app.requests.wording import choices
from app.web.fields.choices import RadioField
from app.web.fields.dates import MemorableDateField, TimeField, not_in_the_future
from app.web.fields.uploads import UploadField
from app.wording import _
from app.workflow.rules import Behalf

EASTERN = ZoneInfo("America/New_York")
BY_HAND = tuple(channel for channel in Channel if channel is not Channel.WEB)


class Recorded:
    """Fields of a form that records another's word; mix it in before the form's own class."""

    channel = RadioField(_("How did it reach us?"), choices=choices(BY_HAND))
    happened_on = MemorableDateField(_("On which day?"), [not_in_the_future])
    happened_time = TimeField(_("At what time (Eastern)?"), description=_("For example 2:30 p.m."))

    document_id: int | None = None
    """The paper once it is on file (kept in the same transaction, before the step's verb)."""

    @property
    def happened_at(self) -> datetime:
        """The instant; in the hour that a clock change repeats the first one, in the hour that it skips the next."""
        return datetime.combine(self.happened_on.data, self.happened_time.data, EASTERN).astimezone(ZoneInfo("UTC"))

    @property
    def behalf(self) -> Behalf:
        """Whose word it is, how it came and when."""
        return Behalf(Role.REQUESTER, self.channel.data.value, self.document_id, self.happened_at)

    def validate_happened_time(self, field: TimeField) -> None:
        """Not later than now."""
        if self.happened_on.data and field.data and self.happened_at > clock.now():
            raise ValidationError(_("This cannot lie in the future."))


class WithPaper(Recorded):
    """The same with the paper itself."""

    paper = UploadField(_("The paper, if there is one (PDF, up to 25 MB)"), required=False)
    paper_audience = Audience.COPS
