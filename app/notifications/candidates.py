"""Who might be told of a case: the people behind "the agency", "the queue", "whoever's turn it is"."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.accounts.models.people import Deputy, Membership, Person
from app.accounts.queries.belonging import current_memberships
from app.engagements.models.report import Report
from app.engagements.models.team import Assignment, Offer
from app.extensions import db
from app.policy.roles import Role
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.parts import Deconfliction, Question
from app.workflow.audiences import Audience
from app.workflow.clock_terms import Listener
from app.workflow.models.case_file import CaseAccess, CaseFile, Staged

AGENCY_ROLES = (Role.REQUESTER, Role.EXECUTIVE)
OFFICE_ROLES = (Role.TRIAGE, Role.PROGRAM_MANAGER, Role.DIRECTOR)
ON_THE_TEAM = ("attested", "confirmed")
Part = TypeVar("Part", bound=Staged)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone who might be told, in one of his roles; `directed`: aimed at him, even if it ended his access."""

    person: Person
    role: Role
    membership: Membership | None = None
    directed: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """What people are told of: a case file and the case in it that moved (by which step) or waits."""

    file: CaseFile
    subject: Staged
    step: str = ""


def _members(*roles: Role, organization_id: int | None = None, directed: bool = False) -> list[Candidate]:
    """The people in these roles today; an agency's only once triage has confirmed them."""
    found = select(Membership).where(Membership.is_current, Membership.role.in_(roles))
    found = found.where(Membership.confirmed_at.is_not(None))
    if organization_id is not None:
        found = found.where(Membership.organization_id == organization_id)
    rows = db.session.scalars(found.options(joinedload(Membership.person)).order_by(Membership.id))
    return [Candidate(row.person, row.role, row, directed) for row in rows]


def one(person_id: int | None, *roles: Role, directed: bool = False) -> list[Candidate]:
    """One person in the first of these roles that he holds."""
    person = db.session.get(Person, person_id) if person_id else None
    if person is None:
        return []
    held = [membership for membership in current_memberships(person) if membership.role in roles]
    held.sort(key=lambda membership: roles.index(membership.role))
    return [Candidate(person, held[0].role, held[0], directed)] if held else []


def _creator(matter: Matter) -> list[Candidate]:
    """Who began the request, when that was the agency's own person; he may not be confirmed yet."""
    creator = matter.file.created_by
    if creator is None:
        return []
    if not current_memberships(creator):
        return [Candidate(creator, Role.REQUESTER)]
    return one(creator.id, *AGENCY_ROLES)


def _requester(matter: Matter) -> list[Candidate]:
    return _creator(matter) or _of_agency(matter, Role.REQUESTER) or _of_agency(matter, Role.EXECUTIVE)


def _of_agency(matter: Matter, *roles: Role) -> list[Candidate]:
    return _members(*roles, organization_id=matter.file.agency_id) if matter.file.agency_id else []


def agency(matter: Matter) -> list[Candidate]:
    """The one who asked, and the agency's executives."""
    return _requester(matter) + _of_agency(matter, Role.EXECUTIVE)


def _owner(matter: Matter) -> list[Candidate]:
    return one(matter.file.owner_id, Role.PROGRAM_MANAGER, Role.DIRECTOR)


def _manager(matter: Matter) -> list[Candidate]:
    return _owner(matter) or _members(Role.PROGRAM_MANAGER)


def _triage(_matter: Matter) -> list[Candidate]:
    return _members(Role.TRIAGE)


def _directors(_matter: Matter) -> list[Candidate]:
    """Directors, and who stands in for one today."""
    deputies = db.session.scalars(select(Deputy.deputy_id).where(Deputy.is_current)).all()
    standing_in = [found for person_id in deputies for found in one(person_id, *OFFICE_ROLES)]
    return _members(Role.DIRECTOR) + [
        Candidate(deputy.person, Role.DIRECTOR, deputy.membership) for deputy in standing_in
    ]


def administrators(_matter: Matter) -> list[Candidate]:
    """The administrators, who are told of a case that they may not see."""
    return _members(Role.ADMINISTRATOR, directed=True)


def provider(matter: Matter) -> list[Candidate]:
    """The coordinators of the provider concerned: the one an offer is made to, else the one engaged."""
    directed = isinstance(matter.subject, Offer)
    provider_id = matter.subject.provider_id if isinstance(matter.subject, Offer) else matter.file.provider_id
    return _members(Role.COORDINATOR, organization_id=provider_id, directed=directed) if provider_id else []


def _offered_provider(matter: Matter) -> list[Candidate]:
    """The coordinators of the provider of the offer; where the engagement moved, of its latest offer."""
    offer = offer_of(matter)
    return _members(Role.COORDINATOR, organization_id=offer.provider_id, directed=True) if offer else []


def _experts(matter: Matter) -> list[Candidate]:
    """Those on the team, and the one whose own assignment it is."""
    concerned = assignment_of(matter)
    own = one(concerned.person_id, Role.EXPERT, directed=True) if concerned else []
    team = select(Assignment.person_id).where(
        Assignment.case_file_id == matter.file.id, Assignment.state.in_(ON_THE_TEAM)
    )
    return own + [found for person_id in db.session.scalars(team) for found in one(person_id, Role.EXPERT)]


def assignment_of(matter: Matter) -> Assignment | None:
    """The assignment that is told of: the subject itself, or the one that a proposal has just begun."""
    if isinstance(matter.subject, Assignment):
        return matter.subject
    return _latest(Assignment, matter) if matter.step == "propose_expert" else None


def offer_of(matter: Matter) -> Offer | None:
    """The offer that is told of: the subject itself, or the latest of the engagement."""
    return matter.subject if isinstance(matter.subject, Offer) else _latest(Offer, matter)


def _contact(matter: Matter) -> list[Candidate]:
    """The contact to whom a sister component's question is put; he sees that question alone."""
    asked = matter.subject
    return one(asked.contact_id, Role.DECONFLICTION, directed=True) if isinstance(asked, Deconfliction) else []


def _latest(model: type[Part], matter: Matter) -> Part | None:
    rows = select(model).where(model.case_file_id == matter.file.id).order_by(model.number.desc())
    return db.session.scalars(rows.limit(1)).first()


def _every_party(matter: Matter) -> list[Candidate]:
    return agency(matter) + _owner(matter) + provider(matter) + _experts(matter)


def _access_list(matter: Matter) -> list[Candidate]:
    listed = select(CaseAccess.person_id).where(
        CaseAccess.case_file_id == matter.file.id, CaseAccess.until.is_(None), CaseAccess.person_id.is_not(None)
    )
    roles = (*AGENCY_ROLES, *OFFICE_ROLES, Role.EXPERT)
    found = [each for person_id in db.session.scalars(listed) for each in one(person_id, *roles)]
    return found + _directors(matter) + _of_listed_agency(matter)


def _of_listed_agency(matter: Matter) -> list[Candidate]:
    """Everyone of the case's agency, where its people are on the list as a whole."""
    listed = select(CaseAccess.id).where(
        CaseAccess.case_file_id == matter.file.id, CaseAccess.until.is_(None),
        CaseAccess.organization_id == matter.file.agency_id,
    )  # fmt: skip
    return _of_agency(matter, *AGENCY_ROLES) if db.session.scalar(listed.limit(1)) else []


def _askers(matter: Matter) -> list[Candidate]:
    """Who asked the question, or every question of the request that was answered."""
    asked = select(Question.asked_by_id).where(Question.case_file_id == matter.file.id).distinct()
    if isinstance(matter.subject, Question):
        asked = asked.where(Question.id == matter.subject.id)
    roles = (Role.TRIAGE, Role.PROGRAM_MANAGER, Role.COORDINATOR)
    return [found for person_id in db.session.scalars(asked) for found in one(person_id, *roles)]


def _proposer(matter: Matter) -> list[Candidate]:
    if isinstance(matter.subject, Report):
        refused = matter.subject
        is_removal = matter.step == "refuse_take_down"
        proposer = refused.removal_proposed_by_id if is_removal else refused.correction_proposed_by_id
        return one(proposer, Role.PROGRAM_MANAGER, Role.DIRECTOR)
    if not isinstance(matter.subject, AssistanceRequest):
        return _owner(matter)
    return one(matter.subject.decline_proposed_by_id, Role.TRIAGE, Role.PROGRAM_MANAGER)


Finder = Callable[[Matter], list[Candidate]]

FINDERS: dict[Audience, Finder] = {
    Audience.ACCESS_LIST: _access_list,
    Audience.ADMINISTRATORS: administrators,
    Audience.AGENCY: agency,
    Audience.ASKER: _askers,
    Audience.COMPONENT_CONTACT: _contact,
    Audience.DIRECTOR: _directors,
    Audience.EVERY_PARTY: _every_party,
    Audience.EXECUTIVE: lambda matter: _of_agency(matter, Role.EXECUTIVE),
    Audience.OFFERED_PROVIDER: _offered_provider,
    Audience.OTHER_BODY: lambda _matter: [],  # by its address alone
    Audience.OWNER: _owner,
    Audience.OWNER_OR_TRIAGE: lambda matter: _owner(matter) or _triage(matter),
    Audience.PROGRAM_MANAGERS: lambda _matter: _members(Role.PROGRAM_MANAGER),
    Audience.PROPOSER: _proposer,
    Audience.REQUESTER: _requester,
    Audience.TRIAGE_QUEUE: _triage,
}

PARTIES: dict[Role, Finder] = {
    Role.REQUESTER: _requester,
    Role.EXECUTIVE: lambda matter: _of_agency(matter, Role.EXECUTIVE) or _requester(matter),
    Role.TRIAGE: _triage,
    Role.PROGRAM_MANAGER: _manager,
    Role.DIRECTOR: _directors,
    Role.COORDINATOR: provider,
    Role.PROVIDER_STAFF: provider,
    Role.EXPERT: _experts,
    Role.DECONFLICTION: lambda matter: _contact(matter) or _triage(matter),  # without an account staff go after it
    Role.ADMINISTRATOR: administrators,
}

LISTENERS: dict[Listener, Callable[[Matter, Role], list[Candidate]]] = {
    Listener.PARTY: lambda matter, party: PARTIES[party](matter) if party in PARTIES else [],
    Listener.PROGRAM_MANAGER: lambda matter, _party: _manager(matter),
    Listener.SUPERVISOR: lambda matter, _party: _directors(matter),
}
