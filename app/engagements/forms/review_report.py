"""Forms for the report of a review: chapters, observations, the agency's corrections, the department's review."""

from app.documents.models import Audience
from app.engagements.forms.recording import RecordedForm
from app.engagements.forms.report import DISPOSITIONS
from app.engagements.services.report_outlines import THEMES
from app.web.acts import CaseForm
from app.web.fields.choices import ChoiceField, ConfirmField, RadioField
from app.web.fields.text import LineField, ProseField
from app.wording import _


class ChapterForm(CaseForm):
    """A thematic chapter."""

    theme = ChoiceField(_("Theme"), choices=THEMES, required=False)
    title = LineField(_("Title"), required=False, limit=200, description=_("Leave empty to use the theme's name."))


class ObservationForm(CaseForm):
    """What was observed, what is learned from it, what is recommended."""

    text = ProseField(_("Observation"), limit=6000, description=_("What was seen and found, with its sources."))
    lesson = ProseField(_("Lesson"), required=False, limit=4000)
    recommendation = ProseField(
        _("Recommendation that follows"),
        required=False,
        limit=4000,
        description=_("It joins the case's register of recommendations, with a number of its own."),
    )


class RewordForm(CaseForm):
    """An observation in better words."""

    text = ProseField(_("Observation"), limit=6000)
    lesson = ProseField(_("Lesson"), required=False, limit=4000)


class CorrectionForm(CaseForm):
    """One fact that is not right, and where."""

    section = ChoiceField(_("Section"), required=False)
    text = ProseField(_("What is not right, and what is right?"), limit=4000)


class ReturnFactsForm(CaseForm):
    """The corrections go to the writers."""

    note = ProseField(_("Anything else for the writers"), required=False, limit=2000)


class RecordedReturnForm(RecordedForm):
    """The agency's corrections came by phone or on paper."""

    paper_audience = Audience.EVERYONE


class RecordedConfirmForm(RecordedForm):
    """The agency's word came by phone or on paper."""

    paper_audience = Audience.EVERYONE


class CloseFactCheckForm(CaseForm):
    """Why the office ends the fact check, and what the report says of the agency's view."""

    note = ProseField(_("Why is the fact check closed?"), limit=2000)
    dissent = ProseField(
        _("The agency's own view, as the report prints it"),
        required=False,
        limit=6000,
        description=_("Corrections that were not taken over are printed as well, each with its answer."),
    )


class CorrectionAnswerForm(CaseForm):
    """What became of a correction."""

    disposition = RadioField(_("What became of it?"), choices=DISPOSITIONS)
    note = ProseField(_("Answer to the agency"), required=False, limit=2000)


class ResendForm(CaseForm):
    """Back to the department."""

    note = ProseField(_("What was changed since?"), required=False, limit=2000)
    no_fact_changed = ConfirmField(
        _("I compared the sections written since the agency's fact check: no fact was changed."), required=False
    )
