"""The access list of a case: adding people and organizations, taking them off, each with a reason."""

from sqlalchemy import select

from app import clock
from app.accounts.models.people import Membership, Organization, Person
from app.audit import services as audit
from app.errors import InvalidFact, StaleCase
from app.extensions import db
from app.policy.actor import Actor
from app.policy.roles import Role
from app.wording import _
from app.workflow.models.case_file import AccessLevel, CaseAccess, CaseFile

OF_THE_AGENCY = (Role.REQUESTER, Role.EXECUTIVE)
LAST_DIRECTOR = _("A director stays on the list: nobody else could lift the restriction.")


def begin(file: CaseFile, *, actor: Actor, reason: str) -> None:
    """Put those on the list who have a part in the case: its agency's people, its manager, the directors."""
    own = (Membership.organization_id == file.agency_id) & Membership.role.in_(OF_THE_AGENCY)
    seats = select(Membership.person_id).where(
        Membership.is_current, Membership.confirmed_at.is_not(None), own | (Membership.role == Role.DIRECTOR)
    )
    people = {file.owner_id, file.created_by_id, actor.person_id, *db.session.scalars(seats)}
    for person_id in sorted(each for each in people if each):
        _list(file, actor, reason, person_id=person_id)
    db.session.flush()


def add_person(file: CaseFile, person: Person, *, actor: Actor, reason: str) -> None:
    """Let one more person see the case. Raises InvalidFact for who is on the list already."""
    _locked(file)
    if not _list(file, actor, reason, person_id=person.id):
        raise InvalidFact("person", _("%(name)s is on the list already.", name=person.name))
    audit.record(actor, "access:list", file, reason=reason, facts={"person": person.key})


def add_organization(file: CaseFile, organization: Organization, *, actor: Actor, reason: str) -> None:
    """Let everyone of an organization see the case. Raises InvalidFact for one that is on the list already."""
    _locked(file)
    if not _list(file, actor, reason, organization_id=organization.id):
        raise InvalidFact("organization", _("%(name)s is on the list already.", name=organization.name))
    audit.record(actor, "access:list", file, reason=reason, facts={"organization": organization.key})


def remove(row: CaseAccess, file: CaseFile, *, actor: Actor, reason: str) -> None:
    """Take a line off the list. Raises InvalidFact for the last director, StaleCase when it is off already."""
    _locked(file)
    db.session.refresh(row)
    if row.until is not None:
        raise StaleCase
    if row.person_id is not None and _is_last_director(file, row):
        raise InvalidFact("reason", LAST_DIRECTOR)
    row.until, row.ended_by_id, row.end_reason = clock.now(), actor.person_id, reason
    audit.record(actor, "access:unlist", file, reason=reason, facts={"line": row.id})
    db.session.flush()


def _list(
    file: CaseFile, actor: Actor, reason: str, *, person_id: int | None = None, organization_id: int | None = None
) -> bool:
    """Add a line; false where one stands."""
    party = CaseAccess.person_id == person_id if person_id else CaseAccess.organization_id == organization_id
    standing = select(CaseAccess.id).where(CaseAccess.case_file_id == file.id, CaseAccess.until.is_(None), party)
    if db.session.scalar(standing.where(CaseAccess.level == AccessLevel.LISTED).limit(1)) is not None:
        return False
    line = CaseAccess(
        case_file_id=file.id, level=AccessLevel.LISTED, person_id=person_id, organization_id=organization_id,
        given_by_id=actor.person_id, reason=reason,
    )  # fmt: skip
    db.session.add(line)
    db.session.flush()
    return True


def _is_last_director(file: CaseFile, row: CaseAccess) -> bool:
    directors = select(Membership.person_id).where(Membership.role == Role.DIRECTOR, Membership.is_current)
    listed = select(CaseAccess.person_id).where(
        CaseAccess.case_file_id == file.id, CaseAccess.until.is_(None), CaseAccess.person_id.in_(directors)
    )
    return set(db.session.scalars(listed)) == {row.person_id}


def _locked(file: CaseFile) -> None:
    db.session.execute(select(CaseFile.id).where(CaseFile.id == file.id).with_for_update())
