"""The steps of the request form; each holds one topic, and what is valid in it is kept even when the rest is not."""

from typing import Any

from wtforms import Form, FormField

from app.agencies.jurisdictions import JURISDICTIONS
from app.agencies.models import AgencyType
from app.requests.forms.blocks import AdviceForm, AssessmentForm, IncidentForm, RecommendationForm
from app.requests.forms.kept import StepForm
from app.requests.models import completeness
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.choices import Channel, DeliveryType, Mode, NamingConsent, Urgency, WantedProgram
from app.requests.wording import LABELS, choices
from app.web.fields.choices import ChoiceField, ChoicesField, ConfirmField, RadioField, YesNoField
from app.web.fields.contacts import EmailField, OriField, PhoneField, ZipField
from app.web.fields.dates import MemorableDateField, not_before, not_in_the_past
from app.web.fields.numbers import NumberField
from app.web.fields.text import LineField, NameField, ProseField
from app.wording import _

TYPES_OFFERED = tuple(kind for kind in AgencyType if kind not in (AgencyType.FEDERAL, AgencyType.UNKNOWN))
STATES = [(each.code, each.name) for each in sorted(JURISDICTIONS, key=lambda each: each.name)]
REVIEWS = (DeliveryType.AFTER_ACTION_REVIEW, DeliveryType.IN_DEPTH_REVIEW, DeliveryType.ORGANIZATIONAL_ASSESSMENT)
DELIVERY_OFFERED = tuple(kind for kind in DeliveryType if kind not in REVIEWS)
WHEN_URGENT = _("Only if you chose “as soon as possible”. We then count in hours.")
PROGRAM_HINTS = {
    WantedProgram.CRI_TAC: _("Short, tailored, at no cost to you. Most requests begin here."),
    WantedProgram.CRITICAL_RESPONSE: _("From two weeks of advice to a full review. Only a few people see it."),
    WantedProgram.ORGANIZATIONAL_ASSESSMENT: _("About a year, up to two. Your executive must authorize it."),
    WantedProgram.NOT_SURE: _("Three short questions; then we tell you which program fits, and why."),
}


class AgencyForm(StepForm):
    """Which agency asks."""

    agency_name = NameField(LABELS["agency_name"], limit=200)
    agency_ori = OriField(
        LABELS["agency_ori"], required=False, description=_("7 or 9 letters and digits, such as MA0130300.")
    )
    agency_type = ChoiceField(LABELS["agency_type"], choices=choices(TYPES_OFFERED))
    street = LineField(LABELS["street"], required=False)
    city = NameField(LABELS["city"], limit=120)
    state_code = ChoiceField(LABELS["state_code"], choices=STATES)
    postal_code = ZipField(LABELS["postal_code"], required=False)
    population_served = NumberField(LABELS["population_served"], required=False)
    sworn_full_time = NumberField(
        LABELS["sworn_full_time"],
        required=False,
        highest=100_000,
        description=_("Funded positions, the vacant ones too."),
    )
    sworn_part_time = NumberField(LABELS["sworn_part_time"], required=False, highest=100_000)
    civilian_staff = NumberField(LABELS["civilian_staff"], required=False, highest=100_000)


class ContactForm(Form):
    """One person, who must be named."""

    shape = "group"
    name = NameField(_("Name"), limit=120, missing=_("Enter the name."))
    title = LineField(_("Title"), limit=120, required=False)
    email = EmailField(_("E-mail"), missing=_("Enter the e-mail address."))
    phone = PhoneField(_("Phone"), missing=_("Enter the phone number."))


class OptionalContactForm(ContactForm):
    """One person, who may be left out."""

    name = NameField(_("Name"), limit=120, required=False)
    email = EmailField(_("E-mail"), required=False)
    phone = PhoneField(_("Phone"), required=False)


class ContactsForm(StepForm):
    """Whom we talk to; an error names the person whose details are meant."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for group in (self.law_enforcement_executive, self.point_of_contact):
            for part in group.form:
                part.missing = f"{group.label.text}: {part.missing[0].lower()}{part.missing[1:]}"

    law_enforcement_executive = FormField(
        ContactForm, _("Law enforcement executive"), description=_("The chief, sheriff, director or colonel.")
    )
    point_of_contact = FormField(
        ContactForm, _("Point of contact"), description=_("Who answers our questions day to day.")
    )
    government_executive = FormField(
        OptionalContactForm,
        _("Government executive (optional)"),
        description=_("The mayor, county executive, city manager or tribal leader."),
    )
    preparer = FormField(
        OptionalContactForm,
        _("Person who fills in this form (optional)"),
        description=_("Only if it is none of the people above."),
    )


class ProgramForm(StepForm):
    """What is asked for; topics and ways of helping are needed where the agency chooses CRI-TAC."""

    program_wanted = RadioField(LABELS["program_wanted"], choices=choices(WantedProgram), hints=PROGRAM_HINTS)
    primary_topic = ChoiceField(LABELS["primary_topic"])
    other_topics = ChoicesField(LABELS["other_topics"], required=False)
    delivery_types = ChoicesField(LABELS["delivery_types"], choices=choices(DELIVERY_OFFERED))
    mode = RadioField(LABELS["mode"], choices=choices(Mode))

    def offer(self, topics: list[tuple[int, str]], retired: dict[int, str]) -> None:
        """Fill in the operator's topics."""
        for field in (self.primary_topic, self.other_topics):
            field.choices = topics
            field.retired = {str(number): sentence for number, sentence in retired.items()}

    def validate(self, extra_validators: Any = None) -> bool:
        """Training and advice ask for more than the other programs do here."""
        self.need(self.program_wanted.data is WantedProgram.CRI_TAC, "primary_topic", "delivery_types", "mode")
        return super().validate(extra_validators)


class NeedForm(StepForm):
    """The need in the agency's own words."""

    title = LineField(LABELS["title"], limit=120, description=_("For example: De-escalation training for 48 deputies."))
    problem = ProseField(LABELS["problem"], description=_("In your own words. Leave out names of private persons."))
    how_it_came_up = ProseField(LABELS["how_it_came_up"])
    if_nothing_is_done = ProseField(LABELS["if_nothing_is_done"])
    supporting_data = ProseField(LABELS["supporting_data"], required=False)
    barriers = ProseField(LABELS["barriers"], required=False)
    policies_in_place = ProseField(LABELS["policies_in_place"], required=False)
    what_was_tried = ProseField(LABELS["what_was_tried"], required=False)


class OutcomeForm(StepForm):
    """Where the agency wants to be, with whom, where and when."""

    outcome_wanted = ProseField(LABELS["outcome_wanted"])
    success_measure = ProseField(LABELS["success_measure"])
    audience = ProseField(
        LABELS["audience"], limit=1000, description=_("For example: patrol deputies and their sergeants.")
    )
    number_to_train = NumberField(LABELS["number_to_train"], required=False, highest=1_000_000)
    place = NameField(LABELS["place"], limit=200, description=_("City and state, or where it can be held."))
    wanted_from = MemorableDateField(LABELS["wanted_from"], [not_in_the_past], required=False)
    wanted_until = MemorableDateField(
        LABELS["wanted_until"], [not_in_the_past, not_before("wanted_from")], required=False
    )
    hard_deadline = MemorableDateField(LABELS["hard_deadline"], [not_in_the_past], required=False)
    urgency = RadioField(LABELS["urgency"], choices=choices(Urgency))
    urgency_reason = ProseField(LABELS["urgency_reason"], required=False, limit=1000, description=WHEN_URGENT)

    def suit(self, assistance: AssistanceRequest) -> None:
        """Critical Response counts hours where it is urgent and asks why; only training asks for an audience."""
        super().suit(assistance)
        self.is_response = completeness.asks_for_response(assistance)
        self.need(completeness.asks_for_training(assistance), "success_measure", "audience")
        if not self.is_response:
            del self.urgency_reason

    def validate(self, extra_validators: Any = None) -> bool:
        """As soon as possible asks for the reason."""
        if self.is_response:
            self.need(self.urgency.data is Urgency.URGENT, "urgency_reason")
        return super().validate(extra_validators)


class OtherForm(StepForm):
    """What else we must know."""

    has_pending_matters = YesNoField(LABELS["has_pending_matters"])
    pending_matters = ProseField(
        LABELS["pending_matters"], required=False, limit=2000, description=_("Only if you answered yes.")
    )
    earlier_help = ProseField(LABELS["earlier_help"], required=False, limit=2000)
    naming_consent = RadioField(LABELS["naming_consent"], choices=choices(NamingConsent))
    heard_from = LineField(LABELS["heard_from"], required=False)

    def validate(self, extra_validators: Any = None) -> bool:
        """Yes asks for which one."""
        self.pending_matters.flags.required = self.has_pending_matters.data is True
        return super().validate(extra_validators)


class StatementsForm(StepForm):
    """The statements, and whose word stands behind the request."""

    authority_attested = ConfirmField(
        LABELS["authority_attested"], missing=_("Confirm that you may ask for this help on behalf of your agency.")
    )

    def suit(self, assistance: AssistanceRequest) -> None:
        """Staff write down that the caller said so."""
        super().suit(assistance)
        if assistance.channel is not Channel.WEB:
            self.authority_attested.label.text = _("The caller or writer said that he or she may ask for the agency.")


class AttachmentsForm(StepForm):
    """Files have a form of their own; this one only goes on."""


FORMS: dict[str, type[StepForm]] = {
    "agency": AgencyForm,
    "contacts": ContactsForm,
    "program": ProgramForm,
    "advice": AdviceForm,
    "recommendation": RecommendationForm,
    "incident": IncidentForm,
    "assessment": AssessmentForm,
    "need": NeedForm,
    "outcome": OutcomeForm,
    "other": OtherForm,
    "attachments": AttachmentsForm,
    "statements": StatementsForm,
}
