"""Who outside the office sees a case, and how much of it; rows end, they never vanish."""

from collections.abc import Collection, Set

from sqlalchemy import ColumnElement, select

from app import clock
from app.extensions import db
from app.workflow.models.case_file import AccessLevel, CaseAccess, CaseFile


def give(
    file: CaseFile, level: AccessLevel, *, organization_id: int | None = None, person_id: int | None = None
) -> None:
    """Let a party see a case up to a level; who sees all of it already keeps that."""
    held = _open(file, organization_id, person_id)
    if any(row.level in (AccessLevel.FULL, level) for row in held):
        return
    for row in held:
        row.until = clock.now()
    db.session.add(CaseAccess(case_file_id=file.id, organization_id=organization_id, person_id=person_id, level=level))
    db.session.flush()


def enlist(file: CaseFile, *people: int | None) -> None:
    """Put people on the list of those who may see a restricted case, each once; harmless where they are on it."""
    wanted = {each for each in people if each}
    if wanted <= _listed(file):
        return
    _lock(file)
    for person_id in sorted(wanted - _listed(file)):
        db.session.add(CaseAccess(case_file_id=file.id, person_id=person_id, level=AccessLevel.LISTED))
    db.session.flush()


def admit(file: CaseFile, people: Set[int]) -> None:
    """Put people on the list by themselves, but for those whom a director took off it."""
    if not people <= _listed(file):
        _lock(file)
        enlist(file, *(people - _taken_off(file)))


def _lock(file: CaseFile) -> None:
    """Before a line is added unasked: two at once would add it twice, and taking one off would leave the other."""
    db.session.execute(select(CaseFile.id).where(CaseFile.id == file.id).with_for_update())


def _listed(file: CaseFile) -> set[int | None]:
    return {row.person_id for row in _rows(file, CaseAccess.level == AccessLevel.LISTED)}


def _taken_off(file: CaseFile) -> set[int]:
    of_list = (CaseAccess.case_file_id == file.id, CaseAccess.level == AccessLevel.LISTED)
    ended = select(CaseAccess.person_id).where(
        *of_list, CaseAccess.until.is_not(None), CaseAccess.person_id.is_not(None)
    )
    return set(db.session.scalars(ended))


def end(file: CaseFile, *, organization_id: int | None = None, person_id: int | None = None) -> None:
    """Close the case to a party; a restricted case's list is left as it is."""
    for row in _open(file, organization_id, person_id):
        row.until = clock.now()
    db.session.flush()


def lower(file: CaseFile, level: AccessLevel, *, person_id: int) -> None:
    """Let a person see less of a case than before."""
    end(file, person_id=person_id)
    give(file, level, person_id=person_id)


def end_before_content(file: CaseFile) -> None:
    """Close the case to everyone who was only asked: offers not accepted, experts who have not attested."""
    for row in _rows(file, CaseAccess.level.in_((AccessLevel.OFFER, AccessLevel.ATTEST))):
        row.until = clock.now()
    db.session.flush()


def end_outside(file: CaseFile, *, but_organizations: Collection[int] = (), but_people: Collection[int] = ()) -> None:
    """Close the case to every provider and expert but these; a restricted case's list is left as it is."""
    for row in _rows(file, CaseAccess.level != AccessLevel.LISTED):
        if row.organization_id not in but_organizations and row.person_id not in but_people:
            row.until = clock.now()
    db.session.flush()


def _open(file: CaseFile, organization_id: int | None, person_id: int | None) -> list[CaseAccess]:
    party = (
        CaseAccess.person_id == person_id if person_id is not None else (CaseAccess.organization_id == organization_id)
    )
    return _rows(file, party, CaseAccess.level != AccessLevel.LISTED)


def _rows(file: CaseFile, *conditions: ColumnElement[bool]) -> list[CaseAccess]:
    present = select(CaseAccess).where(CaseAccess.case_file_id == file.id, CaseAccess.until.is_(None), *conditions)
    return list(db.session.scalars(present))
