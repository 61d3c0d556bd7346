"""Adding an agency to the directory, correcting it, settling its eligibility."""

from typing import Any

from flask_wtf import FlaskForm

from app.agencies import jurisdictions
from app.agencies.models import AgencyType, Eligibility
from app.agencies.services.directory import Facts
from app.agencies.wording import ELIGIBILITY_WORDS, TYPE_WORDS
from app.web.acts import CaseForm
from app.web.fields.choices import ChoiceField, RadioField
from app.web.fields.contacts import OriField
from app.web.fields.numbers import NumberField
from app.web.fields.text import LineField, NameField
from app.wording import _

FACTS = ("name", "type", "state", "county", "city", "ori", "population_served", "sworn_full_time")
MOST_PEOPLE = 100_000_000


def reason_field() -> LineField:
    """Why; it is kept with the act."""
    return LineField(
        _("Why"), limit=300, description=_("Kept in the record with your name."), missing=_("Say why, in a few words.")
    )


class FactsFields:
    """What the directory holds of an agency."""

    name = NameField(_("Name"), limit=200, missing=_("Enter the name of the agency."))
    type = ChoiceField(_("Type"), choices=[(kind, TYPE_WORDS[kind]) for kind in AgencyType])
    state = ChoiceField(_("State or territory"), choices=jurisdictions.choices)
    county = NameField(_("County"), required=False, limit=100)
    city = NameField(_("City"), required=False, limit=100)
    ori = OriField(
        _("ORI number"), required=False, description=_("7 or 9 letters and digits. Leave it out if there is none.")
    )
    population_served = NumberField(_("People served"), required=False, highest=MOST_PEOPLE)
    sworn_full_time = NumberField(
        _("Sworn officers, full-time"), required=False, highest=1_000_000, description=_("Budgeted, with vacant posts.")
    )

    @property
    def facts(self) -> Facts:
        """What was typed, for the service."""
        return Facts(**{name: getattr(self, name).data for name in FACTS})


class AddForm(FactsFields, FlaskForm):
    """An agency that is not listed."""

    reason = reason_field()


class CorrectForm(FactsFields, CaseForm):
    """Other facts of an agency."""

    reason = reason_field()


class EligibilityForm(CaseForm):
    """Whether an agency may be helped."""

    eligibility = RadioField(_("Eligibility"), choices=[(one, ELIGIBILITY_WORDS[one]) for one in Eligibility])
    reason = reason_field()


def stored(agency: Any) -> dict[str, Any]:
    """An agency's facts as the form shows them."""
    return {name: getattr(agency, name) for name in FACTS} | {"version": agency.version}
