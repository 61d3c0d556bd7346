"""Who may do what with providers, their part in programs, and experts' profiles."""

from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.roles import Role
from app.providers.models import ExpertProfile, Provider

STAFF = frozenset({Role.TRIAGE, Role.PROGRAM_MANAGER, Role.DIRECTOR, Role.RECORDS, Role.AUDITOR, Role.ADMINISTRATOR})
WITHIN = frozenset({Role.COORDINATOR, Role.PROVIDER_STAFF, Role.EXPERT})


def may_list(actor: Actor, _subject: object) -> bool:
    """COPS and the auditors."""
    return actor.role in STAFF


def may_read(actor: Actor, provider: Provider) -> bool:
    """COPS, the auditors and the provider's own people."""
    return actor.role in STAFF or (actor.role in WITHIN and actor.organization_id == provider.id)


def may_administer(actor: Actor, _provider: object) -> bool:
    """Administrators: new providers, and who takes part in which program."""
    return actor.role is Role.ADMINISTRATOR


def may_describe(actor: Actor, provider: Provider) -> bool:
    """Administrators, and the provider's own coordinators."""
    is_own = actor.role is Role.COORDINATOR and actor.organization_id == provider.id
    return is_own or actor.role is Role.ADMINISTRATOR


def may_read_profile(actor: Actor, profile: ExpertProfile) -> bool:
    """COPS and the auditors, the expert himself, and his provider's coordinators and staff."""
    works_there = actor.organization_id == profile.provider_id
    is_colleague = actor.role in (Role.COORDINATOR, Role.PROVIDER_STAFF) and works_there
    return actor.role in STAFF or is_own(actor, profile) or is_colleague


def may_write_profile(actor: Actor, profile: ExpertProfile) -> bool:
    """The expert himself, and his provider's coordinators."""
    is_coordinator = actor.role is Role.COORDINATOR and actor.organization_id == profile.provider_id
    return is_own(actor, profile) or is_coordinator


def is_own(actor: Actor, profile: ExpertProfile) -> bool:
    """Whether the profile is the actor's own."""
    return actor.role is Role.EXPERT and actor.person_id == profile.person_id


def register() -> None:
    """Give the gate the rules of providers."""
    gate.register(Action.EXPERT_READ, may_read_profile)
    gate.register(Action.EXPERT_WRITE, may_write_profile)
    gate.register(Action.PROVIDER_ADD, may_administer)
    gate.register(Action.PROVIDER_DESCRIBE, may_describe)
    gate.register(Action.PROVIDER_ENROLL, may_administer)
    gate.register(Action.PROVIDER_LIST, may_list)
    gate.register(Action.PROVIDER_READ, may_read)
