"""Who sees which providers and which experts' profiles."""

from sqlalchemy import ColumnElement, false, true

from app.policy import gate
from app.policy.actor import Actor
from app.policy.roles import Role
from app.providers.models import ExpertProfile, Provider
from app.providers.rules import STAFF, WITHIN


def providers(actor: Actor) -> ColumnElement[bool]:
    """COPS and auditors all of them, a provider's people their own."""
    if actor.role in STAFF:
        return true()
    return Provider.id == actor.organization_id if actor.role in WITHIN else false()


def profiles(actor: Actor) -> ColumnElement[bool]:
    """COPS and auditors all of them, coordinators and staff those of their provider, experts their own."""
    if actor.role in STAFF:
        return true()
    if actor.role in (Role.COORDINATOR, Role.PROVIDER_STAFF):
        return ExpertProfile.provider_id == actor.organization_id
    return ExpertProfile.person_id == actor.person_id if actor.role is Role.EXPERT else false()


def register() -> None:
    """Give the gate the scopes of providers."""
    gate.register_scope(Provider, providers)
    gate.register_scope(ExpertProfile, profiles)
