"""The list of those who may see a Critical Response case, from the moment it is sent or becomes one.

On it from the start: the requester and the agency's executives, triage officers, directors with their deputies, and,
while hours count, the program managers on call (docs/domain.md, people). Later steps add those they name, and whoever
joins the agency or the office later is welcomed to it.
"""

from sqlalchemy import ColumnElement, func, select, true

from app.accounts.models.people import Deputy, Membership, Person
from app.extensions import db
from app.policy.roles import Role
from app.requests.models.assistance import AssistanceRequest, Contact
from app.workflow.models.case_file import CaseFile
from app.workflow.services import access

AGENCY = (Role.REQUESTER, Role.EXECUTIVE)
OFFICE = (Role.TRIAGE, Role.DIRECTOR)


def restrict(assistance: AssistanceRequest) -> None:
    """Close a case to everyone but its list, and begin the list; harmless where it is closed already."""
    file = assistance.case_file
    file.restricted = True
    on_call = assistance.on_call_program_manager_id if file.is_urgent else frozenset()
    access.enlist(file, file.created_by_id, file.owner_id, *_office(), *on_call)
    admit_agency(assistance)


def admit_agency(assistance: AssistanceRequest) -> None:
    """Put the agency's executives on a closed case's list, and those of its people whom it names by their address.

    Whoever was taken off the list before stays off it.
    """
    file = assistance.case_file
    if file.agency_id is None or not file.restricted or file.is_draft:
        return
    named = select(func.lower(Contact.email)).where(Contact.request_id == assistance.id, Contact.email != "")
    people = select(Person.id).where(func.lower(Person.email).in_(named), Person.email_verified_at.is_not(None))
    is_meant = (Membership.role == Role.EXECUTIVE) | (
        (Membership.role == Role.REQUESTER) & Membership.person_id.in_(people)
    )
    access.admit(file, set(_members(Membership.organization_id == file.agency_id, is_meant)))


def welcome(membership: Membership) -> None:
    """Let a member confirmed today see the closed cases that he would be listed on, had they come today."""
    if membership.role in AGENCY:
        for assistance in _closed_cases(CaseFile.agency_id == membership.organization_id):
            admit_agency(assistance)
    elif membership.role in OFFICE:
        stage = CaseFile.stage == "request" if membership.role is Role.TRIAGE else true()
        for assistance in _closed_cases(CaseFile.is_draft.is_(False), stage):
            access.admit(assistance.case_file, {membership.person_id})


def admit_on_call(assistance: AssistanceRequest) -> None:
    """Put the program managers on call on the list: the case has become urgent."""
    if assistance.case_file.restricted:
        access.admit(assistance.case_file, assistance.on_call_program_manager_id)


def _closed_cases(*conditions: ColumnElement[bool]) -> list[AssistanceRequest]:
    chosen = select(AssistanceRequest).join(AssistanceRequest.case_file).where(CaseFile.restricted, *conditions)
    return list(db.session.scalars(chosen.order_by(CaseFile.id)))  # the order in which they are locked


def _office() -> list[int]:
    deputies = db.session.scalars(select(Deputy.deputy_id).where(Deputy.is_current))
    return [*_members(Membership.role.in_(OFFICE)), *deputies]


def _members(*conditions: ColumnElement[bool]) -> list[int]:
    held = select(Membership.person_id).where(Membership.is_current, Membership.confirmed_at.is_not(None), *conditions)
    return list(db.session.scalars(held))
