"""Whether people still see a case and belong where they belonged; judged when told and again when mail goes out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

from sqlalchemy import select

from app.accounts.models.people import Membership, Person
from app.extensions import db
from app.outbox.models import Basis
from app.policy import gate
from app.policy.actor import Actor
from app.policy.roles import Role
from app.workflow.models.case_file import CaseFile


class Addressed(Protocol):
    """What is asked of a message."""

    @property
    def id(self) -> int: ...

    @property
    def person_id(self) -> int | None: ...

    @property
    def membership_id(self) -> int | None: ...

    @property
    def basis(self) -> Basis: ...

    @property
    def case_file_id(self) -> int | None: ...


def actor_of(membership: Membership, role: Role | None = None) -> Actor:
    """The person as he would act in this membership."""
    return Actor(
        role or membership.role,
        membership.person_id,
        membership.organization_id,
        membership.id,
        confirmed=membership.confirmed_at is not None,
    )


def actor_without_membership(person_id: int) -> Actor:
    """A person who belongs nowhere yet: he sees what he began himself."""
    return Actor(Role.REQUESTER, person_id, confirmed=False)


def sees(actor: Actor, case_file_id: int) -> bool:
    """Whether the case file is in the actor's scope."""
    return bool(_seen(actor, (case_file_id,)))


def entitled(messages: Sequence[Addressed]) -> set[int]:
    """The ids of messages whose recipients may still have them: not disabled, still members, still seeing the case."""
    active = _active({each.person_id for each in messages if each.person_id})
    current = _current({each.membership_id for each in messages if each.membership_id})
    kept = {each.id for each in messages if _still_there(each, active, current)}
    return kept - _out_of_sight([each for each in messages if each.id in kept and each.basis is Basis.CASE], current)


def _still_there(message: Addressed, active: set[int], current: dict[int, Membership]) -> bool:
    person_is_there = message.person_id is None or message.person_id in active
    return person_is_there and (message.membership_id is None or message.membership_id in current)


def _out_of_sight(messages: list[Addressed], current: dict[int, Membership]) -> set[int]:
    """Of messages about cases, those whose case the recipient no longer sees; one statement for each person."""
    by_actor: dict[Actor, list[Addressed]] = defaultdict(list)
    for message in messages:
        if message.membership_id is not None:
            by_actor[actor_of(current[message.membership_id])].append(message)
        elif message.person_id is not None:
            by_actor[actor_without_membership(message.person_id)].append(message)
    lost: set[int] = set()
    for actor, theirs in by_actor.items():
        seen = _seen(actor, {each.case_file_id for each in theirs if each.case_file_id})
        lost |= {each.id for each in theirs if each.case_file_id not in seen}
    return lost


def _seen(actor: Actor, case_file_ids: Iterable[int]) -> set[int]:
    wanted = select(CaseFile.id).where(CaseFile.id.in_(case_file_ids), gate.scope(actor, CaseFile))
    return set(db.session.scalars(wanted))


def _active(person_ids: set[int]) -> set[int]:
    if not person_ids:
        return set()
    return set(db.session.scalars(select(Person.id).where(Person.id.in_(person_ids), Person.disabled_at.is_(None))))


def _current(membership_ids: set[int]) -> dict[int, Membership]:
    if not membership_ids:
        return {}
    rows = db.session.scalars(select(Membership).where(Membership.id.in_(membership_ids), Membership.is_current))
    return {row.id: row for row in rows}
