"""Turns "the agency", "the queue", "whoever's turn it is" into people.

A person hears of a case that he sees (the same scope as for pages, so restricted cases tell their access list alone),
or of an act that was directed at him and may just have ended his access: an offer, an assignment.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.accounts.models.people import Deputy, Membership, Person
from app.accounts.queries.belonging import current_memberships
from app.engagements.models.team import Assignment, Offer
from app.extensions import db
from app.notifications import sight
from app.notifications.reasons import CONTACT_REASON, REFERRAL_REASON, reason
from app.outbox.models import Basis
from app.policy.actor import Actor
from app.policy.roles import Role
from app.requests.models.assistance import AssistanceRequest, Contact
from app.requests.models.choices import ContactRole
from app.requests.models.parts import Deconfliction, Question
from app.workflow.audiences import Audience
from app.workflow.clock_terms import Listener
from app.workflow.models.case_file import CaseAccess, CaseFile, Staged
from app.workflow.models.case_task import CaseTask, CaseTaskKind

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
class Recipient:
    """Someone who is told: where, in which role, why, and on what ground this is judged again before the mail goes."""

    address: str
    role: Role | None
    why: str
    person_id: int | None = None
    membership_id: int | None = None
    basis: Basis = Basis.ADDRESS


@dataclass(frozen=True, slots=True)
class Matter:
    """What people are told of: a case file and the case in it that moved (by which step) or waits."""

    file: CaseFile
    subject: Staged
    step: str = ""


def of_step(matter: Matter, audiences: Iterable[str], actor_id: int | None, *, receipt: bool) -> list[Recipient]:
    """Whom a step tells, each once; the one who took it hears of it only when it is a receipt."""
    found = [candidate for audience in audiences for candidate in FINDERS[Audience(audience)](matter)]
    others = [candidate for candidate in found if receipt or candidate.person.id != actor_id]
    told = list(_told(matter, others)) or _by_address(matter, audiences)
    return told + (_other_body(matter) if Audience.OTHER_BODY in {Audience(each) for each in audiences} else [])


def of_reminder(matter: Matter, party: Role, listeners: Iterable[str]) -> list[Recipient]:
    """Whom a reminder of a clock tells: whose turn it is, the program manager of record, or the supervisor."""
    found: list[Candidate] = []
    for listener in listeners:
        found += LISTENERS[Listener(listener)](matter, party)
    return list(_told(matter, found))


def of_case_task(matter: Matter, task: CaseTask) -> list[Recipient]:
    """The administrators, where nobody may take a step; else the one at the provider who asked for something."""
    if task.kind is CaseTaskKind.NOBODY_ELIGIBLE:
        return list(_told(matter, _administrators(matter)))
    return list(_told(matter, _one(task.asked_by_id, Role.COORDINATOR) or _provider(matter)))


def _told(matter: Matter, candidates: Iterable[Candidate]) -> Iterator[Recipient]:
    seen: set[int] = set()
    for candidate in candidates:
        person = candidate.person
        if person.id in seen or person.disabled_at is not None:
            continue
        basis = _basis(matter, candidate)
        if basis is None:
            continue
        seen.add(person.id)
        membership_id = candidate.membership.id if candidate.membership else None
        yield Recipient(person.email, candidate.role, reason(candidate.role), person.id, membership_id, basis)


def _basis(matter: Matter, candidate: Candidate) -> Basis | None:
    if sight.sees(_actor(candidate), matter.file.id):
        return Basis.CASE
    return Basis.MEMBERSHIP if candidate.directed else None


def _actor(candidate: Candidate) -> Actor:
    if candidate.membership is None:
        return sight.actor_without_membership(candidate.person.id)
    return sight.actor_of(candidate.membership, candidate.role)


def _by_address(matter: Matter, audiences: Iterable[str]) -> list[Recipient]:
    """The person named in the form, where nobody with an account could be told: the contact, or the executive."""
    meant = {Audience(each) for each in audiences}
    if meant == {Audience.EXECUTIVE}:
        return _named(matter, ContactRole.LAW_ENFORCEMENT_EXECUTIVE, Role.EXECUTIVE)
    if not {Audience.AGENCY, Audience.REQUESTER, Audience.EVERY_PARTY} & meant or _agency(matter):
        return []
    return _named(matter, ContactRole.POINT_OF_CONTACT, Role.REQUESTER) or _named(
        matter, ContactRole.LAW_ENFORCEMENT_EXECUTIVE, Role.EXECUTIVE
    )


def _named(matter: Matter, contact: ContactRole, role: Role) -> list[Recipient]:
    wanted = select(Contact.email).where(
        Contact.case_file_id == matter.file.id, Contact.role == contact, Contact.email != ""
    )
    return [Recipient(address, role, CONTACT_REASON) for address in db.session.scalars(wanted.limit(1))]


def _members(*roles: Role, organization_id: int | None = None, directed: bool = False) -> list[Candidate]:
    """The people in these roles today; an agency's only once triage has confirmed them."""
    found = select(Membership).where(Membership.is_current, Membership.role.in_(roles))
    found = found.where(Membership.confirmed_at.is_not(None))
    if organization_id is not None:
        found = found.where(Membership.organization_id == organization_id)
    rows = db.session.scalars(found.options(joinedload(Membership.person)).order_by(Membership.id))
    return [Candidate(row.person, row.role, row, directed) for row in rows]


def _one(person_id: int | None, *roles: Role, directed: bool = False) -> list[Candidate]:
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
    return _one(creator.id, *AGENCY_ROLES)


def _requester(matter: Matter) -> list[Candidate]:
    return _creator(matter) or _of_agency(matter, Role.REQUESTER) or _of_agency(matter, Role.EXECUTIVE)


def _of_agency(matter: Matter, *roles: Role) -> list[Candidate]:
    return _members(*roles, organization_id=matter.file.agency_id) if matter.file.agency_id else []


def _agency(matter: Matter) -> list[Candidate]:
    return _requester(matter) + _of_agency(matter, Role.EXECUTIVE)


def _owner(matter: Matter) -> list[Candidate]:
    return _one(matter.file.owner_id, Role.PROGRAM_MANAGER, Role.DIRECTOR)


def _manager(matter: Matter) -> list[Candidate]:
    return _owner(matter) or _members(Role.PROGRAM_MANAGER)


def _triage(_matter: Matter) -> list[Candidate]:
    return _members(Role.TRIAGE)


def _directors(_matter: Matter) -> list[Candidate]:
    """Directors, and who stands in for one today."""
    deputies = db.session.scalars(select(Deputy.deputy_id).where(Deputy.is_current)).all()
    standing_in = [found for person_id in deputies for found in _one(person_id, *OFFICE_ROLES)]
    return _members(Role.DIRECTOR) + [
        Candidate(deputy.person, Role.DIRECTOR, deputy.membership) for deputy in standing_in
    ]


def _administrators(_matter: Matter) -> list[Candidate]:
    return _members(Role.ADMINISTRATOR, directed=True)


def _provider(matter: Matter) -> list[Candidate]:
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
    own = _one(concerned.person_id, Role.EXPERT, directed=True) if concerned else []
    team = select(Assignment.person_id).where(
        Assignment.case_file_id == matter.file.id, Assignment.state.in_(ON_THE_TEAM)
    )
    return own + [found for person_id in db.session.scalars(team) for found in _one(person_id, Role.EXPERT)]


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
    return _one(asked.contact_id, Role.DECONFLICTION, directed=True) if isinstance(asked, Deconfliction) else []


def _latest(model: type[Part], matter: Matter) -> Part | None:
    rows = select(model).where(model.case_file_id == matter.file.id).order_by(model.number.desc())
    return db.session.scalars(rows.limit(1)).first()


def _every_party(matter: Matter) -> list[Candidate]:
    return _agency(matter) + _owner(matter) + _provider(matter) + _experts(matter)


def _access_list(matter: Matter) -> list[Candidate]:
    listed = select(CaseAccess.person_id).where(
        CaseAccess.case_file_id == matter.file.id, CaseAccess.until.is_(None), CaseAccess.person_id.is_not(None)
    )
    roles = (*AGENCY_ROLES, *OFFICE_ROLES, Role.EXPERT)
    found = [each for person_id in db.session.scalars(listed) for each in _one(person_id, *roles)]
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
    return [found for person_id in db.session.scalars(asked) for found in _one(person_id, *roles)]


def _proposer(matter: Matter) -> list[Candidate]:
    if not isinstance(matter.subject, AssistanceRequest):
        return _owner(matter)
    return _one(matter.subject.decline_proposed_by_id, Role.TRIAGE, Role.PROGRAM_MANAGER)


def _other_body(matter: Matter) -> list[Recipient]:
    """The body to which a request is referred, by the address that was given; it has no account here."""
    assistance = matter.subject
    if not isinstance(assistance, AssistanceRequest) or not assistance.referral_email:
        return []
    return [Recipient(assistance.referral_email, None, REFERRAL_REASON)]


Finder = Callable[[Matter], list[Candidate]]

FINDERS: dict[Audience, Finder] = {
    Audience.ACCESS_LIST: _access_list,
    Audience.ADMINISTRATORS: _administrators,
    Audience.AGENCY: _agency,
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
    Role.COORDINATOR: _provider,
    Role.PROVIDER_STAFF: _provider,
    Role.EXPERT: _experts,
    Role.DECONFLICTION: lambda matter: _contact(matter) or _triage(matter),  # without an account staff go after it
    Role.ADMINISTRATOR: _administrators,
}

LISTENERS: dict[Listener, Callable[[Matter, Role], list[Candidate]]] = {
    Listener.PARTY: lambda matter, party: PARTIES[party](matter) if party in PARTIES else [],
    Listener.PROGRAM_MANAGER: lambda matter, _party: _manager(matter),
    Listener.SUPERVISOR: lambda matter, _party: _directors(matter),
}
