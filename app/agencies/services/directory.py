"""The verbs of the directory: adding an agency that was not listed, correcting facts, settling eligibility."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import text
from sqlalchemy.dialects.postgresql import insert

from app.accounts.models.people import Organization, OrganizationKind
from app.agencies import queries, source
from app.agencies.identifiers import full_ori
from app.agencies.jurisdictions import BY_CODE
from app.agencies.models import Agency, AgencyType, DirectoryWord, Eligibility
from app.audit import services as audit
from app.database import versions
from app.errors import InvalidFact
from app.extensions import db
from app.policy.actor import Actor
from app.wording import _

ADDED = "added"
"""The source of an agency that a person added."""
LOCK = text("SELECT pg_advisory_xact_lock(hashtext('agencies'))")
WORDS_A_STATEMENT = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a person says of an agency; an ORI in any of its forms, or empty."""

    name: str
    type: AgencyType
    state: str
    county: str = ""
    city: str = ""
    ori: str = ""
    population_served: int | None = None
    sworn_full_time: int | None = None


def lock() -> None:
    """Let changes of the directory's names and ORIs wait for each other until the transaction ends."""
    db.session.execute(LOCK)


def add(facts: Facts, *, actor: Actor, reason: str) -> Agency:
    """Put an agency into the directory that was not listed; its eligibility follows from its type."""
    lock()
    stated = asdict(facts) | {"ori": _free_ori(facts)}
    organization = Organization(kind=OrganizationKind.AGENCY, name=stated.pop("name"))
    agency = Agency(organization=organization, source=ADDED, corrected=[], eligibility=_usual(facts.type), **stated)
    db.session.add(agency)
    _index(agency)
    db.session.flush()
    audit.record(actor, "agency:add", agency, reason=reason, facts=_said(asdict(facts)))
    return agency


def correct(agency: Agency, facts: Facts, *, actor: Actor, seen_version: int, reason: str) -> None:
    """Change facts of an agency; an import leaves a fact alone that was changed here."""
    lock()
    versions.claim(db.session, agency, seen_version)
    after = asdict(facts) | {"ori": _free_ori(facts, but=agency)}
    before = {name: getattr(agency, name) for name in after}
    changed = {name: value for name, value in after.items() if value != before[name]}
    if changed.get("type") is AgencyType.FEDERAL:
        agency.eligibility = Eligibility.NOT_ELIGIBLE
    agency.organization.name = facts.name
    for name in changed.keys() - {"name"}:
        setattr(agency, name, changed[name])
    agency.corrected = sorted({*agency.corrected, *changed})
    _index(agency)
    was = {f"{name}_before": before[name] for name in changed}
    audit.record(actor, "agency:correct", agency, reason=reason, facts=_said(changed | was))


def settle_eligibility(
    agency: Agency, eligibility: Eligibility, *, actor: Actor, seen_version: int, reason: str
) -> None:
    """Say whether an agency may be helped; a federal one may not."""
    versions.claim(db.session, agency, seen_version)
    if agency.type is AgencyType.FEDERAL and eligibility is not Eligibility.NOT_ELIGIBLE:
        raise InvalidFact("eligibility", _("A federal agency is not eligible. If its type is wrong, correct it first."))
    before, agency.eligibility = agency.eligibility, eligibility
    agency.corrected = sorted({*agency.corrected, "eligibility"})
    facts = {"eligibility": eligibility.value, "eligibility_before": before.value}
    audit.record(actor, "agency:settle_eligibility", agency, reason=reason, facts=facts)


def keep_words(search_texts: Iterable[str]) -> None:
    """Keep the words of search texts, so that misspelt ones can be matched to them."""
    words = sorted({word for search_text in search_texts for word in search_text.split() if word.isalpha()})
    for start in range(0, len(words), WORDS_A_STATEMENT):
        rows = [{"word": word} for word in words[start : start + WORDS_A_STATEMENT]]
        db.session.execute(insert(DirectoryWord).values(rows).on_conflict_do_nothing())


def _free_ori(facts: Facts, *, but: Agency | None = None) -> str | None:
    """The typed ORI in nine characters when it is one of its state and nobody else's; None when none was typed."""
    if not facts.ori.strip():
        return None
    ori = full_ori(facts.ori)
    prefixes = BY_CODE[facts.state].ori_prefixes
    if ori is None or ori[:2] not in prefixes:
        rule = _("An ORI there has 7 or 9 letters and digits and begins with %(start)s.", start=" or ".join(prefixes))
        raise InvalidFact("ori", rule)
    holder = queries.by_ori(ori)
    if holder is not None and holder is not but:
        raise InvalidFact("ori", _("%(name)s (%(place)s) has this ORI.", name=holder.name, place=holder.place))
    return ori


def _usual(kind: AgencyType) -> Eligibility:
    """Eligibility as it follows from the type."""
    if kind is AgencyType.FEDERAL:
        return Eligibility.NOT_ELIGIBLE
    return Eligibility.TO_BE_CONFIRMED if kind in (AgencyType.UNKNOWN, AgencyType.OTHER) else Eligibility.ELIGIBLE


def _index(agency: Agency) -> None:
    agency.search_text = source.search_text(agency.name, agency.ori, agency.city, agency.county, agency.state)
    keep_words([agency.search_text])


def _said(facts: dict[str, Any]) -> dict[str, Any]:
    """Facts as the record keeps them, without the empty ones."""
    return {name: value for name, value in facts.items() if value not in ("", None)}
