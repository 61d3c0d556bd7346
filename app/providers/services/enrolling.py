"""Adding providers, describing them, and their dated part in programs."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from app.accounts.models.people import Organization, OrganizationKind
from app.audit import services as audit
from app.database import versions
from app.errors import InvalidFact
from app.extensions import db
from app.policy.actor import Actor
from app.policy.programs import PROGRAM_NAMES, Program
from app.providers import queries
from app.providers.models import Participation, Provider
from app.wording import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part in a program between two days, both included; without `until` it goes on."""

    program: Program
    since: date
    until: date | None = None
    is_lead: bool = False
    award_number: str = ""


def add(*, name: str, short_name: str, about: str, actor: Actor) -> Provider:
    """Make a new provider; its part in programs follows."""
    if any(name.casefold() == known.name.casefold() for known in queries.providers()):
        raise InvalidFact("name", _("There is a provider of this name."))
    organization = Organization(kind=OrganizationKind.PROVIDER, name=name)
    provider = Provider(organization=organization, short_name=short_name, about=about)
    db.session.add(provider)
    db.session.flush()
    audit.record(actor, "provider:add", provider, facts={"name": name, "short_name": short_name})
    return provider


def describe(provider: Provider, *, name: str, short_name: str, about: str, actor: Actor, seen_version: int) -> None:
    """Change a provider's names and what it says of itself."""
    versions.claim(db.session, provider, seen_version)
    before = {"name_before": provider.name, "short_name_before": provider.short_name}
    provider.organization.name, provider.short_name, provider.about = name, short_name, about
    audit.record(actor, "provider:describe", provider, facts=before | {"name": name, "short_name": short_name})


def enroll(provider: Provider, part: Part, *, actor: Actor, seen_version: int) -> Participation:
    """Give a provider a part in a program. Raises InvalidFact when it has one then, or another leads then."""
    versions.claim(db.session, provider, seen_version)
    _require_room(provider, None, part)
    participation = Participation(provider=provider, **asdict(part))
    db.session.add(participation)
    db.session.flush()
    audit.record(actor, "provider:enroll", provider, facts=_said(part))
    return participation


def change(participation: Participation, part: Part, *, actor: Actor, seen_version: int) -> None:
    """Change dates, award or lead of a part in a program; the program stays. Raises InvalidFact."""
    provider = participation.provider
    versions.claim(db.session, provider, seen_version)
    _require_room(provider, participation, part)
    before = {f"{name}_before": value for name, value in _said(_part_of(participation)).items()}
    for name in ("since", "until", "is_lead", "award_number"):
        setattr(participation, name, getattr(part, name))
    db.session.flush()
    audit.record(actor, "provider:change_part", provider, facts=before | _said(part))


def _require_room(provider: Provider, kept: Participation | None, part: Part) -> None:
    """What the database's exclusions would refuse, said in words."""
    if part.until is not None and part.until < part.since:
        raise InvalidFact("until", _("The last day is before the first."))
    others = queries.others_between(kept, part.program, part.since, part.until)
    if any(other.provider_id == provider.id for other in others):
        raise InvalidFact("since", _("This provider takes part in the program on some of these days already."))
    leads = [other for other in others if other.is_lead] if part.is_lead else []
    if leads:
        values = {"name": leads[0].provider.name, "program": PROGRAM_NAMES[part.program]}
        raise InvalidFact("is_lead", _("%(name)s leads %(program)s on some of these days. End that first.", **values))


def _part_of(participation: Participation) -> Part:
    names = ("program", "since", "until", "is_lead", "award_number")
    return Part(**{name: getattr(participation, name) for name in names})


def _said(part: Part) -> dict[str, Any]:
    facts = asdict(part)
    return facts | {"since": part.since.isoformat(), "until": part.until.isoformat() if part.until else None}
