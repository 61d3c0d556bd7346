"""Finding providers, who takes part in a program on a day, and the experts of a provider."""

import re
from datetime import date

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import contains_eager, selectinload

from app import clock
from app.accounts.models.people import Membership, Organization, Person
from app.extensions import db
from app.policy.programs import Program
from app.policy.roles import Role
from app.providers.models import ExpertProfile, Participation, Provider

KEY = re.compile(r"[0-9A-Z]{10}")


def providers() -> list[Provider]:
    """Every provider in the order of names, with its participations."""
    everyone = select(Provider).join(Provider.organization).options(contains_eager(Provider.organization))
    listed = everyone.options(selectinload(Provider.participations)).order_by(Organization.name)
    return list(db.session.scalars(listed))


def by_key(key: str, within: ColumnElement[bool] | None = None) -> Provider | None:
    """The provider with this key (within a scope), or None."""
    if not KEY.fullmatch(key):
        return None
    known = select(Provider).join(Provider.organization).options(contains_eager(Provider.organization))
    return db.session.scalar(known.where(Organization.key == key, true() if within is None else within))


def providers_for(program: Program, on_date: date) -> list[Provider]:
    """The providers that take part in a program on a day, the lead first, then in the order of names."""
    taking_part = (
        select(Provider)
        .join(Provider.organization)
        .join(Provider.participations)
        .where(Participation.program == program, _holds(on_date))
        .options(contains_eager(Provider.organization))
    )
    return list(db.session.scalars(taking_part.order_by(Participation.is_lead.desc(), Organization.name)))


def lead_of(program: Program, on_date: date) -> Provider | None:
    """The provider that leads a program on a day, or None."""
    leading = select(Provider).join(Provider.participations)
    return db.session.scalar(leading.where(Participation.program == program, Participation.is_lead, _holds(on_date)))


def participation(provider: Provider, number: int) -> Participation | None:
    """A participation of this provider by its number."""
    return next((one for one in provider.participations if one.id == number), None)


def others_between(
    kept: Participation | None, program: Program, since: date, until: date | None
) -> list[Participation]:
    """The participations in a program that share a day with a span, but one."""
    shared = [or_(Participation.until.is_(None), Participation.until >= since)]
    if until is not None:
        shared.append(Participation.since <= until)
    if kept is not None and kept.id is not None:
        shared.append(Participation.id != kept.id)
    found = select(Participation).where(Participation.program == program, *shared).order_by(Participation.since)
    return list(db.session.scalars(found))


def experts_of(provider: Provider) -> list[ExpertProfile]:
    """The experts who belong to a provider today, in the order of names."""
    belongs = (
        select(Membership.id)
        .where(
            Membership.person_id == ExpertProfile.person_id,
            Membership.organization_id == provider.id,
            Membership.role == Role.EXPERT,
            Membership.is_current,
        )
        .exists()
    )
    return _experts(ExpertProfile.provider_id == provider.id, belongs)


def expert(key: str, within: ColumnElement[bool]) -> ExpertProfile | None:
    """The profile of the person with this key within a scope, or None."""
    if not KEY.fullmatch(key):
        return None
    found = _experts(Person.key == key, within)
    return found[0] if found else None


def own_profile(person_id: int) -> ExpertProfile | None:
    """A person's own profile, or None."""
    return db.session.get(ExpertProfile, person_id)


def people_of(provider: Provider) -> list[Membership]:
    """The coordinators, staff and experts of a provider today, in the order of names."""
    current = select(Membership).join(Membership.person).options(contains_eager(Membership.person))
    of_provider = current.where(Membership.organization_id == provider.id, Membership.is_current)
    return list(db.session.scalars(of_provider.order_by(Person.name, Membership.id)))


def _experts(*conditions: ColumnElement[bool]) -> list[ExpertProfile]:
    profiles = select(ExpertProfile).join(ExpertProfile.person).options(contains_eager(ExpertProfile.person))
    return list(db.session.scalars(profiles.where(*conditions).order_by(Person.name, Person.id)))


def _holds(day: date) -> ColumnElement[bool]:
    return (Participation.since <= day) & or_(Participation.until.is_(None), Participation.until >= day)


def today() -> date:
    """The present day (UTC), by which participations are judged."""
    return clock.today()
