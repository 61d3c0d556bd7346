"""Who may read a case's files and who may add one."""

from app.documents.models import Audience, Document
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.gate import HIDDEN, NO, YES, Decision
from app.policy.roles import Role
from app.workflow import scopes
from app.workflow.models.case_file import CaseFile

OFFICE = (Role.TRIAGE, Role.PROGRAM_MANAGER, Role.DIRECTOR, Role.RECORDS, Role.AUDITOR)
PROVIDER = (Role.COORDINATOR, Role.PROVIDER_STAFF, Role.EXPERT)
AGENCY = (Role.REQUESTER, Role.EXECUTIVE)
ADDERS = (*AGENCY, *PROVIDER, Role.TRIAGE, Role.PROGRAM_MANAGER, Role.DIRECTOR)


def audiences_of(actor: Actor) -> tuple[Audience, ...]:
    """The audiences to which the actor belongs on a case that he sees."""
    if actor.role in OFFICE or actor.is_system:
        return tuple(Audience)
    if actor.role in PROVIDER:
        return (Audience.COPS_AND_PROVIDER, Audience.EVERYONE, Audience.PUBLIC)
    return (Audience.EVERYONE, Audience.PUBLIC)


def may_list(actor: Actor, file: CaseFile) -> Decision:
    """The list of files is open to everyone who sees the case's content."""
    return YES if scopes.sees_content(actor, file) else HIDDEN


def may_read(actor: Actor, document: Document) -> Decision:
    """A file is read by its audience; for everyone else it does not exist."""
    if not scopes.sees_content(actor, document.case_file):
        return HIDDEN
    return YES if document.audience in audiences_of(actor) else HIDDEN


def may_add(actor: Actor, file: CaseFile) -> Decision:
    """Every party of the case may add a file; readers without a part in it may not."""
    if not scopes.sees_content(actor, file):
        return HIDDEN
    return YES if actor.role in ADDERS else NO


def register() -> None:
    """Tell the gate."""
    gate.register(Action.DOCUMENT_LIST, may_list)
    gate.register(Action.DOCUMENT_READ, may_read)
    gate.register(Action.DOCUMENT_ADD, may_add)
