"""The steps of the form that only one program has, and the questions for whoever is not sure."""

from typing import Any

from app.requests.forms.kept import StepForm
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.choices import HelpWanted, IncidentKind, Proceedings
from app.requests.models.completeness import INCIDENT, REVIEWS
from app.requests.wording import FOLLOWED, LABELS, choices, label_of
from app.web.fields.choices import ChoiceField, ChoicesField, RadioField, YesNoField
from app.web.fields.dates import MemorableDateField, not_in_the_future
from app.web.fields.text import NameField, ProseField
from app.wording import _

NOTHING_OPEN = (Proceedings.NONE, Proceedings.UNKNOWN)


class AdviceForm(StepForm):
    """Three plain questions."""

    advice_event = YesNoField(
        LABELS["advice_event"], description=_("Such as a shooting, a death in custody, unrest, a disaster, misconduct.")
    )
    advice_whole_agency = YesNoField(
        LABELS["advice_whole_agency"],
        description=_("Such as leadership, hiring, use of force and community trust."),
    )
    advice_ready = YesNoField(LABELS["advice_ready"])


class RecommendationForm(StepForm):
    """Follow what is recommended, or leave the choice to the office."""

    follows_advice = RadioField(LABELS["follows_advice"], choices=tuple(FOLLOWED.items()))

    def suit(self, assistance: AssistanceRequest) -> None:
        """Name the program in the answer."""
        super().suit(assistance)
        program = label_of(assistance.recommended_program)
        self.follows_advice.choices = [(True, _("Ask for %(program)s", program=program)), (False, FOLLOWED[False])]


class IncidentForm(StepForm):
    """What Critical Response asks besides; the incident is optional."""

    help_wanted = RadioField(LABELS["help_wanted"], choices=choices(HelpWanted))
    review_justification = ProseField(
        LABELS["review_justification"],
        required=False,
        missing=_("Say why a review from outside is of benefit."),
        description=_("Only if you ask for a review."),
    )
    is_about_incident = YesNoField(
        LABELS["is_about_incident"], description=_("A sensitive matter without an incident is just as welcome.")
    )
    incident_kind = ChoiceField(
        LABELS["incident_kind"],
        choices=choices(IncidentKind),
        required=False,
        missing=_("Choose the kind of incident."),
    )
    incident_on = MemorableDateField(LABELS["incident_on"], [not_in_the_future], required=False)
    incident_place = NameField(
        LABELS["incident_place"], limit=200, required=False, missing=_("Say where the incident was.")
    )
    casualties = ProseField(
        LABELS["casualties"], required=False, limit=1000, description=_("Numbers, no names: officers and others.")
    )
    agencies_involved = ProseField(LABELS["agencies_involved"], required=False, limit=2000)
    proceedings = ChoicesField(LABELS["proceedings"], choices=choices(Proceedings))
    open_proceedings = ProseField(LABELS["open_proceedings"], required=False, limit=2000)
    press_attention = ProseField(LABELS["press_attention"], required=False, limit=2000)
    other_reviews = ProseField(
        LABELS["other_reviews"], required=False, limit=2000, description=_("Such as a state inquiry or a monitor.")
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """An incident asks what, when and where; a review asks why; "none" stands alone."""
        self.need(self.is_about_incident.data is True, *INCIDENT)
        self.need(self.help_wanted.data in REVIEWS, "review_justification")
        valid = super().validate(extra_validators)
        said = self.proceedings.data or []
        if len(said) > 1 and any(each in NOTHING_OPEN for each in said):
            self.proceedings.errors = [*self.proceedings.errors, _("Choose either what is open, or that nothing is.")]
            return False
        return valid


class AssessmentForm(StepForm):
    """What an Organizational Assessment asks besides."""

    focus_areas_wanted = ProseField(
        LABELS["focus_areas_wanted"],
        limit=2000,
        description=_("Such as use of force, supervision or hiring."),
    )
    community_concerns = ProseField(LABELS["community_concerns"])
    governing_body_aware = YesNoField(LABELS["governing_body_aware"])
    unions_aware = YesNoField(LABELS["unions_aware"], description=_("Choose yes if there is none."))
    commits_to_act = YesNoField(
        LABELS["commits_to_act"], description=_("You may say no; we then talk about what fits better.")
    )
