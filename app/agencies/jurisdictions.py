"""The 56 jurisdictions of the United States: 50 states, the District of Columbia and five territories."""

from dataclasses import dataclass
from enum import StrEnum


class JurisdictionKind(StrEnum):
    """What a jurisdiction is."""

    STATE = "state"
    DISTRICT = "district"
    TERRITORY = "territory"


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A state, district or territory; `ori_prefix` begins its ORIs where the FBI does not use the postal code."""

    code: str
    name: str
    kind: JurisdictionKind = JurisdictionKind.STATE
    ori_prefix: str = ""

    @property
    def ori_prefixes(self) -> tuple[str, ...]:
        """What an ORI of this jurisdiction may begin with; older Nebraska files use the postal code too."""
        return tuple(dict.fromkeys((self.ori_prefix or self.code, self.code)))


DISTRICT = JurisdictionKind.DISTRICT
TERRITORY = JurisdictionKind.TERRITORY

JURISDICTIONS = (
    Jurisdiction("AK", "Alaska"),
    Jurisdiction("AL", "Alabama"),
    Jurisdiction("AR", "Arkansas"),
    Jurisdiction("AS", "American Samoa", kind=TERRITORY),
    Jurisdiction("AZ", "Arizona"),
    Jurisdiction("CA", "California"),
    Jurisdiction("CO", "Colorado"),
    Jurisdiction("CT", "Connecticut"),
    Jurisdiction("DC", "District of Columbia", kind=DISTRICT),
    Jurisdiction("DE", "Delaware"),
    Jurisdiction("FL", "Florida"),
    Jurisdiction("GA", "Georgia"),
    Jurisdiction("GU", "Guam", kind=TERRITORY, ori_prefix="GM"),
    Jurisdiction("HI", "Hawaii"),
    Jurisdiction("IA", "Iowa"),
    Jurisdiction("ID", "Idaho"),
    Jurisdiction("IL", "Illinois"),
    Jurisdiction("IN", "Indiana"),
    Jurisdiction("KS", "Kansas"),
    Jurisdiction("KY", "Kentucky"),
    Jurisdiction("LA", "Louisiana"),
    Jurisdiction("MA", "Massachusetts"),
    Jurisdiction("MD", "Maryland"),
    Jurisdiction("ME", "Maine"),
    Jurisdiction("MI", "Michigan"),
    Jurisdiction("MN", "Minnesota"),
    Jurisdiction("MO", "Missouri"),
    Jurisdiction("MP", "Northern Mariana Islands", kind=TERRITORY),
    Jurisdiction("MS", "Mississippi"),
    Jurisdiction("MT", "Montana"),
    Jurisdiction("NC", "North Carolina"),
    Jurisdiction("ND", "North Dakota"),
    Jurisdiction("NE", "Nebraska", ori_prefix="NB"),
    Jurisdiction("NH", "New Hampshire"),
    Jurisdiction("NJ", "New Jersey"),
    Jurisdiction("NM", "New Mexico"),
    Jurisdiction("NV", "Nevada"),
    Jurisdiction("NY", "New York"),
    Jurisdiction("OH", "Ohio"),
    Jurisdiction("OK", "Oklahoma"),
    Jurisdiction("OR", "Oregon"),
    Jurisdiction("PA", "Pennsylvania"),
    Jurisdiction("PR", "Puerto Rico", kind=TERRITORY),
    Jurisdiction("RI", "Rhode Island"),
    Jurisdiction("SC", "South Carolina"),
    Jurisdiction("SD", "South Dakota"),
    Jurisdiction("TN", "Tennessee"),
    Jurisdiction("TX", "Texas"),
    Jurisdiction("UT", "Utah"),
    Jurisdiction("VA", "Virginia"),
    Jurisdiction("VI", "U.S. Virgin Islands", kind=TERRITORY),
    Jurisdiction("VT", "Vermont"),
    Jurisdiction("WA", "Washington"),
    Jurisdiction("WI", "Wisconsin"),
    Jurisdiction("WV", "West Virginia"),
    Jurisdiction("WY", "Wyoming"),
)
"""In the order of their postal codes."""

BY_CODE = {jurisdiction.code: jurisdiction for jurisdiction in JURISDICTIONS}
BY_PREFIX = {prefix: jurisdiction for jurisdiction in JURISDICTIONS for prefix in jurisdiction.ori_prefixes}


def jurisdiction_name(code: str) -> str:
    """The name of a jurisdiction by its postal code; an unknown code is its own name."""
    return BY_CODE[code].name if code in BY_CODE else code


def choices() -> list[tuple[str, str]]:
    """Code and name of every jurisdiction in the order of names, for menus."""
    return [(one.code, one.name) for one in sorted(JURISDICTIONS, key=lambda one: one.name)]


def county_in_words(county: str, state: str) -> str:
    """A county as people call it: "Harbor County", "Caddo Parish"; in Alaska and the District as it stands."""
    if not county or state in ("AK", "DC") or county.endswith((" City", " County", " Parish")):
        return county
    return f"{county} {'Parish' if state == 'LA' else 'County'}"
