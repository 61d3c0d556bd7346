"""The list of those who may see a Critical Response case, from the moment it is sent or becomes one.

On it from the start: the requester and the agency's executives, triage officers, directors with their deputies, and,
while hours count, the program managers on call (docs/domain.md, people). Later steps add those they name.
"""

from sqlalchemy import ColumnElement, func, select

from app.accounts.models.people import Deputy, Membership, Person
from app.extensions import db
from app.policy.roles import Role
from app.requests.models.assistance import AssistanceRequest, Contact
from app.workflow.services import access

OFFICE = (Role.TRIAGE, Role.DIRECTOR)


def restrict(assistance: AssistanceRequest) -> None:
    """Close a case to everyone but its list, and begin the list; harmless where it is closed already."""
    file = assistance.case_file
    file.restricted = True
    on_call = assistance.on_call_program_manager_id if file.is_urgent else frozenset()
    access.enlist(file, file.created_by_id, file.owner_id, *_office(), *on_call)
    admit_agency(assistance)


def admit_agency(assistance: AssistanceRequest) -> None:
    """Put the agency's executives on the list, and those of its people whom the request names by their address."""
    file = assistance.case_file
    if file.agency_id is None:
        return
    named = select(func.lower(Contact.email)).where(Contact.request_id == assistance.id, Contact.email != "")
    people = select(Person.id).where(func.lower(Person.email).in_(named), Person.email_verified_at.is_not(None))
    is_meant = (Membership.role == Role.EXECUTIVE) | (
        (Membership.role == Role.REQUESTER) & Membership.person_id.in_(people)
    )
    access.enlist(file, *_members(Membership.organization_id == file.agency_id, is_meant))


def admit_on_call(assistance: AssistanceRequest) -> None:
    """Put the program managers on call on the list: the case has become urgent."""
    if assistance.case_file.restricted:
        access.enlist(assistance.case_file, *assistance.on_call_program_manager_id)


def _office() -> list[int]:
    deputies = db.session.scalars(select(Deputy.deputy_id).where(Deputy.is_current))
    return [*_members(Membership.role.in_(OFFICE)), *deputies]


def _members(*conditions: ColumnElement[bool]) -> list[int]:
    held = select(Membership.person_id).where(Membership.is_current, Membership.confirmed_at.is_not(None), *conditions)
    return list(db.session.scalars(held))
