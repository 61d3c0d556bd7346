"""Forms for the report and for recommendations."""

from app.documents.models import Audience
from app.engagements.forms.recording import RecordedForm
from app.engagements.forms.words import choices
from app.engagements.services.recommending import AGENCY_MAY_SAY, OFFICE_MAY_SAY
from app.web.acts import CaseForm
from app.web.fields.choices import ChoiceField, RadioField, YesNoField
from app.web.fields.dates import MemorableDateField, not_in_the_future
from app.web.fields.text import LineField, NameField, ProseField
from app.web.fields.uploads import UploadField
from app.wording import _

STATUSES = (
    ("drafting", _("Still being written")),
    ("complete", _("Complete")),
    ("not_applicable", _("Not applicable")),
)
DISPOSITIONS = (
    ("changed", _("The text was changed")),
    ("explained", _("Explained below")),
    ("not_changed", _("Not changed, for the reason below")),
)
LEVELS = (
    ("agency", _("The agency only")),
    ("law_enforcement", _("Law enforcement agencies")),
    ("public", _("The public")),
)


class SectionForm(CaseForm):
    """One section of the report."""

    body = ProseField(_("Text"), limit=40_000, required=False)
    status = RadioField(_("How far is this section?"), choices=STATUSES)


class TitleForm(CaseForm):
    """The report's title."""

    title = LineField(_("Title"), limit=300)


class CommentForm(CaseForm):
    """A comment on a section or on the whole."""

    section = ChoiceField(_("Section"), required=False)
    text = ProseField(_("Comment"), limit=4000)


class DispositionForm(CaseForm):
    """What became of a comment."""

    disposition = RadioField(_("What became of it?"), choices=DISPOSITIONS)
    note = ProseField(_("Explanation"), required=False, limit=2000)


class RedactionForm(CaseForm):
    """How far the report may go, once somebody checked what must not go out."""

    level = RadioField(_("Who may read the released report?"), choices=LEVELS)


class RecommendationForm(CaseForm):
    """A recommendation with its owner at the agency and its target date."""

    text = ProseField(_("Recommendation"), limit=4000)
    rationale = ProseField(_("Why"), required=False, limit=6000)
    agency_owner = NameField(_("Who at the agency sees to it"), required=False)
    target_on = MemorableDateField(_("Target date"), required=False)


class AreaRecommendationForm(RecommendationForm):
    """A recommendation of an assessment, which rests on a focus area."""

    area = ChoiceField(_("Focus area"), missing=_("Choose the focus area on which it rests."))


class AnswerForm(CaseForm):
    """The agency's answer to a recommendation."""

    agrees = YesNoField(_("Do you agree to carry it out?"), missing=_("Say yes or no."))
    owner = NameField(_("Who at the agency sees to it?"), required=False)
    words = ProseField(_("If not, why?"), required=False, limit=2000)


class RecordedAnswerForm(AnswerForm, RecordedForm):
    """The agency's answer, recorded by the program manager."""

    paper_audience = Audience.EVERYONE


class ProgressForm(CaseForm):
    """The agency's own word on a recommendation."""

    status = RadioField(_("Where does it stand?"), choices=choices(AGENCY_MAY_SAY))
    as_of = MemorableDateField(_("As of"), [not_in_the_future])
    note = ProseField(_("What was done?"), limit=4000)
    file = UploadField(_("Evidence (PDF, up to 25 MB)"), required=False)


class ValidationForm(CaseForm):
    """What the office finds proved."""

    status = RadioField(_("What is proved?"), choices=choices(OFFICE_MAY_SAY))
    as_of = MemorableDateField(_("As of"), [not_in_the_future])
    note = ProseField(_("On what evidence?"), limit=4000)
