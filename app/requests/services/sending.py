"""Sending a request: once, whatever is clicked."""

from sqlalchemy import Select, select

from app import clock
from app.accounts.models.people import Membership
from app.extensions import db
from app.policy.actor import Actor
from app.policy.programs import Kind, Program
from app.policy.roles import Role
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.choices import Urgency, WantedProgram
from app.workflow.models.case_file import AccessLevel, CaseAccess, CaseFile
from app.workflow.services import door

PROGRAMS = {
    WantedProgram.CRI_TAC: Program.CRI_TAC,
    WantedProgram.CRITICAL_RESPONSE: Program.CRITICAL_RESPONSE,
    WantedProgram.ORGANIZATIONAL_ASSESSMENT: Program.ORGANIZATIONAL_ASSESSMENT,
}
ON_DUTY = (Role.TRIAGE, Role.DIRECTOR)


def submit(assistance: AssistanceRequest, *, actor: Actor, seen_version: int) -> None:
    """Send the request; sending it again changes nothing. Raises StepNotReady with what is missing."""
    locked = door.locked_for(assistance, door.UNDER_LOCK)
    if locked.case_file.submitted_at is not None:
        return
    door.advance(assistance, "submit", actor=actor, seen_version=seen_version, facts=_sent)


def _sent(assistance: AssistanceRequest) -> None:
    file = assistance.case_file
    file.is_draft = False
    file.submitted_at = clock.now()
    file.title = assistance.title
    wanted = assistance.program_wanted
    file.program = PROGRAMS.get(wanted) if wanted else None
    file.kind = Kind.TRAINING_AND_ASSISTANCE if file.program is Program.CRI_TAC else None
    file.is_urgent = file.program is Program.CRITICAL_RESPONSE and assistance.urgency is Urgency.URGENT
    if file.program is Program.CRITICAL_RESPONSE:
        _restrict(file)


def _restrict(file: CaseFile) -> None:
    """A Critical Response case is open only to the people on its list, from the moment it is sent."""
    file.restricted = True
    people = {file.created_by_id, *db.session.scalars(_people_on_duty(file))}
    for person_id in sorted(each for each in people if each):
        db.session.add(CaseAccess(case_file_id=file.id, person_id=person_id, level=AccessLevel.LISTED))


def _people_on_duty(file: CaseFile) -> Select[tuple[int]]:
    office = Membership.role.in_(ON_DUTY)
    own = (Membership.organization_id == file.agency_id) & Membership.role.in_((Role.REQUESTER, Role.EXECUTIVE))
    concerned = office | (own & Membership.confirmed_at.is_not(None))
    return select(Membership.person_id).where(Membership.is_current, concerned)
