"""Who else may take a step that its author may not take; and, where nobody can, who is excluded and why, by name.

The rule that the author never approves his own work is never waived (docs/lifecycles.md): administrators are told.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select

from app.accounts.models.people import Deputy, Membership, Person
from app.extensions import db
from app.policy.roles import Role
from app.wording import _
from app.workflow import engine, wording
from app.workflow.lifecycle import Step
from app.workflow.lifecycles.catalogue import LIFECYCLES
from app.workflow.models.case_file import CaseAccess, CaseFile, Staged

WHY = {
    "author_ids": _("wrote it"),
    "approved_by_id": _("approved it"),
    "proposed_by_id": _("proposed the expert"),
    "announcement_proposed_by_id": _("proposed the announcement"),
    "release_scheduled_by_id": _("scheduled the release"),
    "correction_proposed_by_id": _("proposed the correction"),
    "removal_proposed_by_id": _("proposed to take it down"),
    "readiness_recorded_by_id": _("recorded the readiness"),
    "decline_proposed_by_id": _("proposed the decline"),
    "program_manager_id": _("is the program manager of record"),
}
"""Why a person whom this property names may not take the step."""
AGENCY = (Role.REQUESTER, Role.EXECUTIVE)
BY_NAME = (Role.PROVIDER_STAFF, Role.EXPERT)
"""Roles whose people see a restricted case by lines of their own alone."""
PROVIDER = (Role.COORDINATOR, Role.PROVIDER_STAFF, Role.EXPERT)


@dataclass(frozen=True, slots=True)
class Nobody:
    """A step that nobody may take: its sentence names the excluded people and the roles that are asked for."""

    case: Staged
    step: Step
    sentence: str


def deadlocks(case: Staged) -> Iterator[Nobody]:
    """The steps open from where the case stands that wait for another person while there is none.

    A step that is nobody's as things stand, such as a release that comes with its engagement's, waits for no person.
    """
    for step in engine.steps_from(LIFECYCLES[case.lifecycle], case.state):
        excluded = reasons(case, step) if step.other_than and _roles(case, step) else {}
        if excluded and not (_holders(case, step) - excluded.keys()):
            yield Nobody(case, step, sentence(case, step, excluded))


def reasons(case: Staged, step: Step) -> dict[int, str]:
    """Who may not take the step because of what he did before, and what that was."""
    return {
        int(str(person_id)): WHY.get(name, _("took the first half of it"))
        for name in reversed(step.other_than)
        for person_id in engine.persons(case, name)
    }


def sentence(case: Staged, step: Step, excluded: dict[int, str]) -> str:
    """Who is excluded and why, by name, and whom the step asks for."""
    names = db.session.execute(select(Person.id, Person.name).where(Person.id.in_(excluded)).order_by(Person.name))
    because = "; ".join(f"{name} {excluded[person_id]}" for person_id, name in names)
    roles = _(" or ").join(dict.fromkeys(wording.PARTIES.get(role, str(role)) for role in _roles(case, step)))
    label = wording.step_label(case.lifecycle, step.name)
    return _(
        "“%(label)s” asks for another person%(roles)s, and there is none. Excluded: %(because)s.",
        label=label, roles=f" ({roles})" if roles else "", because=because,
    )  # fmt: skip


def _roles(case: Staged, step: Step) -> list[Role]:
    """The roles that may take the step as the case stands."""
    found = dict.fromkeys(who.role for who in step.who if not who.through and who.role is not Role.SYSTEM)
    return [role for role in found if engine.permits(step, case, (role,))]


def _holders(case: Staged, step: Step) -> set[int]:
    """The people who could take the step by their role: members of today and deputies, those on a restricted list."""
    roles, file = _roles(case, step), case.case_file
    member = select(Membership.person_id).join(Person, Person.id == Membership.person_id)
    member = member.where(Membership.is_current, Membership.confirmed_at.is_not(None), Person.disabled_at.is_(None))
    on_list = _listed(file, Membership.person_id, Membership.organization_id)
    found = set(db.session.scalars(member.where(_seat(roles, file), on_list)))
    if Role.DIRECTOR in roles:
        found |= set(db.session.scalars(_deputies(file)))
    return found


def _deputies(file: CaseFile):  # type: ignore[no-untyped-def]
    """Who stands in for a director today; on a restricted case for one on its list, or on it himself."""
    standing = select(Deputy.deputy_id).join(Person, Person.id == Deputy.deputy_id)
    standing = standing.join(Membership, Membership.person_id == Deputy.deputy_id).where(Membership.is_current)
    on_list = _listed(file, Deputy.deputy_id, Membership.organization_id) | _listed(file, Deputy.director_id)
    return standing.where(Deputy.is_current, Person.disabled_at.is_(None), on_list)


def _seat(roles: list[Role], file: CaseFile) -> ColumnElement[bool]:
    """A membership in one of these roles, of the case's own agency or provider where the role is theirs."""
    seat: ColumnElement[bool] = Membership.role.in_([role for role in roles if role not in (*AGENCY, *PROVIDER)])
    seat |= Membership.role.in_([role for role in roles if role in AGENCY]) & (
        Membership.organization_id == file.agency_id
    )
    return seat | (
        Membership.role.in_([role for role in roles if role in PROVIDER])
        & (Membership.organization_id == file.provider_id)
    )


def _listed(file: CaseFile, person, organization=None):  # type: ignore[no-untyped-def]
    """Whether a person, or his organization, is on the list of a restricted case; everybody is where there is none."""
    if not file.restricted:
        return person.is_not(None)
    open_line = (CaseAccess.case_file_id == file.id, CaseAccess.until.is_(None))
    listed = person.in_(select(CaseAccess.person_id).where(*open_line, CaseAccess.person_id.is_not(None)))
    if organization is None:
        return listed
    whole = select(CaseAccess.organization_id).where(*open_line, CaseAccess.organization_id.is_not(None))
    return listed | (organization.in_(whole) & Membership.role.not_in(BY_NAME))
