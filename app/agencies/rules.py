"""Who may do what with the directory of agencies."""

from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.roles import Role

READERS = frozenset({Role.TRIAGE, Role.PROGRAM_MANAGER, Role.DIRECTOR, Role.RECORDS, Role.AUDITOR, Role.ADMINISTRATOR})
KEEPERS = frozenset({Role.TRIAGE, Role.ADMINISTRATOR})


def may_read(actor: Actor, _agency: object) -> bool:
    """COPS and the auditors; the look-up, which shows less, is open to all."""
    return actor.role in READERS


def may_keep(actor: Actor, _agency: object) -> bool:
    """Triage and administrators."""
    return actor.role in KEEPERS


def register() -> None:
    """Give the gate the rules of agencies."""
    gate.register(Action.AGENCY_ADD, may_keep)
    gate.register(Action.AGENCY_CORRECT, may_keep)
    gate.register(Action.AGENCY_LIST, may_read)
    gate.register(Action.AGENCY_READ, may_read)
    gate.register(Action.AGENCY_SETTLE_ELIGIBILITY, may_keep)
