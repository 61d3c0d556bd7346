"""Words for kinds of agencies and for their eligibility."""

from app.agencies.models import AgencyType, Eligibility
from app.wording import _

TYPE_WORDS = {
    AgencyType.MUNICIPAL: _("Municipal police"),
    AgencyType.SHERIFF: _("Sheriff"),
    AgencyType.COUNTY_POLICE: _("County police"),
    AgencyType.STATE: _("State"),
    AgencyType.CAMPUS: _("Campus"),
    AgencyType.TRIBAL: _("Tribal"),
    AgencyType.TERRITORIAL: _("Territorial"),
    AgencyType.SPECIAL: _("Special jurisdiction"),
    AgencyType.FEDERAL: _("Federal"),
    AgencyType.UNKNOWN: _("Unknown"),
    AgencyType.OTHER: _("Other"),
}
ELIGIBILITY_WORDS = {
    Eligibility.ELIGIBLE: _("Eligible"),
    Eligibility.TO_BE_CONFIRMED: _("To be confirmed"),
    Eligibility.NOT_ELIGIBLE: _("Not eligible"),
}
ELIGIBILITY_TONES = {
    Eligibility.ELIGIBLE: "good",
    Eligibility.TO_BE_CONFIRMED: "wait",
    Eligibility.NOT_ELIGIBLE: "over",
}
"""How a page draws each (components/state_word.html)."""
FACT_WORDS = {
    "name": _("name"),
    "type": _("type"),
    "ori": _("ORI"),
    "city": _("city"),
    "county": _("county"),
    "state": _("state"),
    "population_served": _("population"),
    "sworn_full_time": _("sworn strength"),
    "eligibility": _("eligibility"),
}
