"""Experts' profiles: made when an expert joins, written by him or his coordinator."""

from dataclasses import dataclass

from app.accounts.models.people import Membership, OrganizationKind
from app.audit import services as audit
from app.database import versions
from app.extensions import db
from app.policy.actor import Actor
from app.policy.roles import Role
from app.providers.models import ExpertProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a profile says."""

    skills: list[str]
    home_state: str = ""
    about: str = ""
    prior_employers: str = ""


def welcome(membership: Membership) -> None:
    """Make an empty profile for an expert who joins a provider; one that he has goes with him."""
    if membership.role is not Role.EXPERT or membership.organization.kind is not OrganizationKind.PROVIDER:
        return
    profile = db.session.get(ExpertProfile, membership.person_id)
    if profile is None:
        profile = ExpertProfile(person_id=membership.person_id, skills=[])
        db.session.add(profile)
    profile.provider_id = membership.organization_id
    db.session.flush()


def write(profile: ExpertProfile, said: Profile, *, actor: Actor, seen_version: int) -> None:
    """Change what a profile says; offers and conflict checks read it from then on."""
    versions.claim(db.session, profile, seen_version)
    profile.skills, profile.home_state = said.skills, said.home_state
    profile.about, profile.prior_employers = said.about, said.prior_employers
    audit.record(actor, "expert:write", profile)
