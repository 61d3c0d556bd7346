"""Reading the FBI's directory of agencies: state → ORI → facts, as JSON or gzipped JSON; pure, touches no database."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from app.agencies.folding import directory_text
from app.agencies.identifiers import comparable_ori, full_ori
from app.agencies.jurisdictions import BY_CODE, Jurisdiction, JurisdictionKind
from app.agencies.models import AgencyType, Eligibility

SOURCE = "fbi"
POLICE_DEPARTMENT = " Police Department"
LONGEST_NAME = 200  # characters
UNSETTLED = ("Unknown", "Other")
TYPES = {
    "City": AgencyType.MUNICIPAL,
    "State Police": AgencyType.STATE,
    "University or College": AgencyType.CAMPUS,
    "Tribal": AgencyType.TRIBAL,
    "Federal": AgencyType.FEDERAL,
    "Other": AgencyType.OTHER,
    "Unknown": AgencyType.UNKNOWN,
}
SPECIAL = re.compile(
    r"park|forest|natural resources|fish|wildlife|game|marine|water patrol|conservation|environment|transit|transport"
    r"|port authority|airport|railroad|bridge|turnpike|parkway|beverage|liquor|fire|capitol|insurance|revenue|hospital"
    r"|corrections|motor vehicle|lottery|gaming|racing|agriculture|livestock|animal|health|general services|fairground",
    re.IGNORECASE,
)
"""Names of state agencies whose powers are limited to a place or a subject."""


class UnreadableFile(Exception):
    """The file is no directory of agencies; its text is one sentence for the operator."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One agency as the file states it, in our words."""

    ori: str
    name: str
    type: AgencyType
    eligibility: Eligibility
    county: str
    city: str
    state: str
    latitude: Decimal | None
    longitude: Decimal | None

    @property
    def facts(self) -> dict[str, Any]:
        """The columns of the directory that the file decides, the name apart."""
        return {
            "type": self.type,
            "eligibility": self.eligibility,
            "county": self.county,
            "city": self.city,
            "state": self.state,
            "latitude": self.latitude,
            "longitude": self.longitude,
        }

    @property
    def search_text(self) -> str:
        """What the look-up searches for it."""
        return search_text(self.name, self.ori, self.city, self.county, self.state)


@dataclass(frozen=True, slots=True)
class Remark:
    """An entry that was refused, or taken with a correction, and why."""

    state: str
    ori: str
    name: str
    reason: str


@dataclass(slots=True)
class Reading:
    """What a file holds: the entries taken, those refused, those corrected, and how many there were by state."""

    entries: list[Entry] = field(default_factory=list)
    refused: list[Remark] = field(default_factory=list)
    corrected: list[Remark] = field(default_factory=list)
    read: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many agencies the file lists."""
        return sum(self.read.values())


def read(path: Path) -> Reading:
    """Read a whole file; raises UnreadableFile when it is not of the expected shape."""
    reading = Reading()
    seen: set[str] = set()
    for state, ori, facts in _listed(_parsed(path)):
        reading.read[state] = reading.read.get(state, 0) + 1
        reason = _refusal(state, ori, facts, seen)
        remark = Remark(state, ori, _clean(facts.get("agency_name")), reason)
        if reason:
            reading.refused.append(remark)
            continue
        entry = _entry(BY_CODE[state], ori, facts)
        seen.add(entry.ori)
        reading.entries.append(entry)
        if entry.ori != ori:
            reading.corrected.append(Remark(state, ori, entry.name, f"taken as {entry.ori}"))
    return reading


def search_text(name: str, ori: str | None, city: str, county: str, state: str) -> str:
    """What the look-up searches for an agency; its ORI also as it is compared (O read as zero)."""
    state_name = BY_CODE[state].name if state in BY_CODE else ""
    place = f"{county} county" if county else ""
    return directory_text(name, ori or "", comparable_ori(ori or "") or "", city, place, state_name, state)


def county_name(text: str) -> str:
    """A county in mixed case: "QUEEN ANNE'S" and "Queen Anne'S" are both Queen Anne's."""
    mixed = text.title() if text.isupper() else text
    mixed = re.sub(r"(?<=['’])S\b", "s", mixed)
    return re.sub(r"(?<=\w )(Of|The|And)\b", lambda word: word.group().lower(), mixed)


def agency_type(type_name: str, name: str, jurisdiction: Jurisdiction) -> AgencyType:
    """Our kind of agency for the FBI's; the name decides between sheriff and county police, state and special."""
    if type_name == "County":
        return AgencyType.SHERIFF if "sheriff" in name.casefold() else AgencyType.COUNTY_POLICE
    if type_name == "Other State Agency":
        return AgencyType.SPECIAL if SPECIAL.search(name) else AgencyType.STATE
    kind = TYPES.get(type_name, AgencyType.UNKNOWN)
    is_territorial = jurisdiction.kind is JurisdictionKind.TERRITORY and type_name in ("City", "State Police", "Other")
    return AgencyType.TERRITORIAL if is_territorial else kind


def eligibility(type_name: str) -> Eligibility:
    """Federal agencies are not eligible; those of type Unknown, Other or none are confirmed by triage."""
    if type_name == "Federal":
        return Eligibility.NOT_ELIGIBLE
    is_settled = type_name in TYPES.keys() | {"County", "Other State Agency"} and type_name not in UNSETTLED
    return Eligibility.ELIGIBLE if is_settled else Eligibility.TO_BE_CONFIRMED


def _parsed(path: Path) -> Any:
    """The file's JSON with objects as lists of pairs, so that a key that stands twice is seen twice."""
    try:
        raw = path.read_bytes()
        raw = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
        return json.loads(raw, object_pairs_hook=list)
    except OSError as problem:
        raise UnreadableFile(f"{path} cannot be read: {problem.strerror or problem}.") from None
    except (ValueError, EOFError):
        raise UnreadableFile(f"{path} is not JSON.") from None


def _listed(parsed: Any) -> Iterator[tuple[str, str, dict[str, Any]]]:
    try:
        for state, agencies in parsed:
            for ori, facts in agencies:
                yield str(state), str(ori), dict(facts)
    except (TypeError, ValueError):
        raise UnreadableFile("The file is not a directory of the shape state → ORI → facts.") from None


def _refusal(state: str, ori: str, facts: dict[str, Any], seen: set[str]) -> str:
    """Why an entry cannot be taken; empty when it can."""
    name = _clean(facts.get("agency_name"))
    full = full_ori(ori)
    if state not in BY_CODE:
        return f"{state} is none of the 56 jurisdictions"
    if not name or len(name) > LONGEST_NAME:
        return "has no name" if not name else f"its name is longer than {LONGEST_NAME} characters"
    if full is None:
        return "the ORI is not nine letters and digits"
    if full[:2] not in BY_CODE[state].ori_prefixes:
        return f"the ORI does not begin with {' or '.join(BY_CODE[state].ori_prefixes)}"
    return "the ORI stands in the file twice" if full in seen else ""


def _entry(jurisdiction: Jurisdiction, ori: str, facts: dict[str, Any]) -> Entry:
    name, type_name = _clean(facts["agency_name"]), _clean(facts.get("agency_type_name"))
    kind = agency_type(type_name, name, jurisdiction)
    return Entry(
        ori=full_ori(ori) or "",
        name=name,
        type=kind,
        eligibility=eligibility(type_name),
        county=county_name(_clean(facts.get("primary_county"))),
        city=_city(kind, name),
        state=jurisdiction.code,
        latitude=_degrees(facts.get("icpsr_lat"), 90),
        longitude=_degrees(facts.get("icpsr_lng"), 180),
    )


def _city(kind: AgencyType, name: str) -> str:
    """The municipality in a police department's name; the file has no city of its own."""
    is_named_for_it = kind is AgencyType.MUNICIPAL and name.endswith(POLICE_DEPARTMENT)
    return name.removesuffix(POLICE_DEPARTMENT) if is_named_for_it else ""


def _clean(value: object) -> str:
    """Text on one line without control characters; anything but text is empty."""
    text = value if isinstance(value, str) else ""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def _degrees(value: object, most: int) -> Decimal | None:
    """Degrees to six places (about 0.1 m), or None when it is no number in range."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return round(number, 6) if number.is_finite() and abs(number) <= most else None
