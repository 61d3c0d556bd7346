"""Who sees which requests, questions and deconfliction answers; each begins from the scope of the case files."""

from sqlalchemy import ColumnElement, and_, exists, false, or_, select

from app.policy import gate
from app.policy.actor import Actor
from app.policy.roles import Role
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.parts import Deconfliction, Question
from app.workflow import scopes
from app.workflow.models.case_file import AccessLevel, CaseAccess, CaseFile

PROVIDERS = (Role.COORDINATOR, Role.PROVIDER_STAFF)
OFFICE = (Role.TRIAGE, Role.PROGRAM_MANAGER, Role.DIRECTOR, Role.RECORDS, Role.AUDITOR)


def requests(actor: Actor) -> ColumnElement[bool]:
    """The requests an actor may read whole; a provider or expert only once the case's content is open to him."""
    seen = AssistanceRequest.case_file_id.in_(select(CaseFile.id).where(scopes.case_files(actor)))
    return and_(seen, _content_is_open(actor)) if actor.role in (*PROVIDERS, Role.EXPERT) else seen


def questions(actor: Actor) -> ColumnElement[bool]:
    """The questions of the agency's own cases; inside the office all of the cases one sees."""
    if actor.role not in (*OFFICE, Role.REQUESTER, Role.EXECUTIVE, *PROVIDERS) and not actor.is_system:
        return false()
    seen = Question.case_file_id.in_(select(CaseFile.id).where(scopes.case_files(actor)))
    if actor.role in PROVIDERS:
        return and_(seen, or_(Question.asked_by_id == actor.person_id, Question.in_request.is_(False)))
    return seen


def deconflictions(actor: Actor) -> ColumnElement[bool]:
    """Answers of sister components are for the office alone; the contact who is asked sees his own."""
    if actor.role is Role.DECONFLICTION:
        return and_(Deconfliction.contact_id == actor.person_id, Deconfliction.state != "withdrawn")
    if actor.role not in OFFICE and not actor.is_system:
        return false()
    return Deconfliction.case_file_id.in_(select(CaseFile.id).where(scopes.case_files(actor)))


def _content_is_open(actor: Actor) -> ColumnElement[bool]:
    party = (
        CaseAccess.person_id == actor.person_id
        if actor.role is Role.EXPERT
        else CaseAccess.organization_id == actor.organization_id
    )
    return exists().where(
        CaseAccess.case_file_id == AssistanceRequest.case_file_id,
        CaseAccess.level == AccessLevel.FULL,
        CaseAccess.until.is_(None),
        party,
    )


def register() -> None:
    """Give the gate the scopes of this subject."""
    gate.register_scope(AssistanceRequest, requests)
    gate.register_scope(Question, questions)
    gate.register_scope(Deconfliction, deconflictions)
