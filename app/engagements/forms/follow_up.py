"""Forms for the survey, the check-ins and the closing."""

from app.engagements.forms.recording import RecordedForm
from app.engagements.forms.words import choices
from app.engagements.models.choices import OutcomeCode
from app.web.acts import CaseForm
from app.web.fields.choices import RadioField
from app.web.fields.text import ProseField
from app.wording import _

SCORES = ((5, _("5 – very much")), (4, "4"), (3, "3"), (2, "2"), (1, _("1 – not at all")))
OUTCOMES = (
    ("partnerships", _("It helped us build partnerships with the community")),
    ("problem_solving", _("It helped us solve problems")),
    ("organization", _("It helped us change how we are organized")),
    ("technology", _("It helped us use technology")),
    ("strategies", _("It helped us carry out our strategies")),
)
"""The five outcome questions (docs/domain.md, measures)."""
NO_ANSWERS = ("csrf_token", "version", "channel", "happened_on", "evidence")
RECORDS_CLASSES = (
    ("case_file", _("Case file of technical assistance")),
    ("case_file_significant", _("Case file of lasting significance")),
)


class SurveyForm(CaseForm):
    """The agency's word on the help it had; about three minutes."""

    met_goals = RadioField(_("Did the assistance meet its goals?"), choices=SCORES)
    partnerships = RadioField(OUTCOMES[0][1], choices=SCORES, required=False)
    problem_solving = RadioField(OUTCOMES[1][1], choices=SCORES, required=False)
    organization = RadioField(OUTCOMES[2][1], choices=SCORES, required=False)
    technology = RadioField(OUTCOMES[3][1], choices=SCORES, required=False)
    strategies = RadioField(OUTCOMES[4][1], choices=SCORES, required=False)
    liked = ProseField(_("What helped most?"), required=False, limit=2000)
    to_improve = ProseField(_("What should we do better?"), required=False, limit=2000)

    @property
    def answers(self) -> dict[str, int | str | None]:
        """Every answer by the name of its column."""
        return {field.name: field.data for field in self if field.name not in NO_ANSWERS}


class RecordedSurveyForm(SurveyForm, RecordedForm):
    """The agency's answers, recorded by the program manager."""


class CheckInForm(CaseForm):
    """A look back with the agency."""

    what_changed = ProseField(_("What has changed since?"), limit=4000)
    still_in_use = ProseField(_("What of it is still in use?"), required=False, limit=4000)
    still_needed = ProseField(_("What is still needed?"), required=False, limit=4000)


class RecordedCheckInForm(CheckInForm, RecordedForm):
    """The agency's look back, recorded by the program manager."""


class CloseForm(CaseForm):
    """How the engagement ended, and how long its records are kept."""

    outcome = RadioField(_("Outcome"), choices=choices(OutcomeCode))
    records_class = RadioField(_("Records class"), choices=RECORDS_CLASSES)
    note = ProseField(_("Note"), required=False, limit=2000)


class CloseWithoutForm(CloseForm):
    """The same, with the reason why nothing follows."""

    reason = ProseField(_("Why is there no follow-up?"), limit=2000)
