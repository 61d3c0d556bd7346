"""Converting an engagement: into which kind of help, why, how the agency agreed, and what the other kind asks."""

from app.documents.models import Audience
from app.engagements.forms.recording import BY, RecordedForm
from app.engagements.models.course_needs import DIRECTORS_KINDS
from app.engagements.services.converting import Conversion, Letter
from app.policy.programs import Kind
from app.policy.roles import Role
from app.web.acts import CaseForm
from app.web.fields.choices import ChoiceField, RadioField
from app.web.fields.dates import MemorableDateField, not_in_the_future
from app.web.fields.text import LineField, NameField, ProseField
from app.web.fields.uploads import UploadField
from app.wording import _

KINDS = {
    Kind.TRAINING_AND_ASSISTANCE: _("CRI-TAC: training and technical assistance"),
    Kind.IMMEDIATE_ASSISTANCE: _("Critical Response: immediate assistance"),
    Kind.DATA_ANALYSIS: _("Critical Response: data analysis"),
    Kind.AFTER_ACTION_REVIEW: _("Critical Response: after-action review"),
    Kind.IN_DEPTH_REVIEW: _("Critical Response: in-depth review"),
    Kind.ASSESSMENT: _("Organizational Assessment"),
}


class ConvertForm(RecordedForm):
    """What the case becomes; the agency has agreed by phone, e-mail or letter."""

    kind = ChoiceField(_("It becomes"), missing=_("Choose what it becomes."))
    reason = ProseField(
        _("Why?"), limit=2000, description=_("Everyone on the case reads this."), missing=_("Say why it is converted.")
    )
    channel = RadioField(_("How did the agency agree?"), choices=BY, missing=_("Choose how the agency agreed."))
    happened_on = MemorableDateField(_("Day on which it agreed"), [not_in_the_future])
    evidence = ProseField(
        _("Who agreed, and in which words?"), limit=1000, missing=_("Say who agreed, and in which words.")
    )
    paper = UploadField(_("The agency's letter, if there is one (PDF, up to 25 MB)"), required=False)
    paper_audience = Audience.EVERYONE
    justification = ProseField(
        _("For a review: why is it of benefit that someone from outside looks back?"), limit=4000, required=False
    )
    signed_by = NameField(
        _("Executive who signed the letter"),
        limit=120,
        required=False,
        description=_("A review or an assessment needs the executive's authorization, where none is on file yet."),
    )
    signed_as = LineField(_("The executive's title"), limit=120, required=False)

    def offer(self, kinds: list[Kind]) -> None:
        """Fill in what it may become; what only a review or an assessment asks is left out for the others."""
        self.kind.choices = [(kind, KINDS[kind]) for kind in kinds]
        if not set(kinds) & set(DIRECTORS_KINDS):
            del self.justification, self.signed_by, self.signed_as

    def conversion(self) -> Conversion:
        """The conversion as typed."""
        agreed_at = self.behalf_of(Role.EXECUTIVE).happened_at
        assert agreed_at is not None
        return Conversion(
            kind=self.kind.data,
            reason=self.reason.data,
            agreed_by=self.evidence.data,
            agreed_at=agreed_at,
            justification=self.justification.data or "" if "justification" in self else "",
            letter=self._letter(),
        )

    def _letter(self) -> Letter | None:
        """The executive's letter: only with a signature and the paper itself."""
        if "signed_by" not in self or not (self.signed_by.data and self.signed_as.data and self.document_id):
            return None
        return Letter(self.signed_by.data, self.signed_as.data, self.document_id)


class FollowOnForm(CaseForm):
    """What a follow-on request is about."""

    title = LineField(_("What does the agency need next, in one line?"), limit=200)
