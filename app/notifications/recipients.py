"""Turns "the agency", "the queue", "whoever's turn it is" into people.

A person hears of a case that he sees (the same scope as for pages, so restricted cases tell their access list alone),
or of an act that was directed at him and may just have ended his access: an offer, an assignment.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import select

from app.extensions import db
from app.notifications import sight
from app.notifications.candidates import FINDERS, LISTENERS, Candidate, Matter, administrators, agency, one, provider
from app.notifications.reasons import CONTACT_REASON, REFERRAL_REASON, reason
from app.outbox.models import Basis
from app.policy.actor import Actor
from app.policy.roles import Role
from app.requests.models.assistance import AssistanceRequest, Contact
from app.requests.models.choices import ContactRole
from app.workflow.audiences import Audience
from app.workflow.clock_terms import Listener
from app.workflow.models.case_task import CaseTask, CaseTaskKind


@dataclass(frozen=True, slots=True)
class Recipient:
    """Someone who is told: where, in which role, why, and on what ground this is judged again before the mail goes."""

    address: str
    role: Role | None
    why: str
    person_id: int | None = None
    membership_id: int | None = None
    basis: Basis = Basis.ADDRESS


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
        return list(_told(matter, administrators(matter)))
    return list(_told(matter, one(task.asked_by_id, Role.COORDINATOR) or provider(matter)))


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
    if not {Audience.AGENCY, Audience.REQUESTER, Audience.EVERY_PARTY} & meant or agency(matter):
        return []
    return _named(matter, ContactRole.POINT_OF_CONTACT, Role.REQUESTER) or _named(
        matter, ContactRole.LAW_ENFORCEMENT_EXECUTIVE, Role.EXECUTIVE
    )


def _named(matter: Matter, contact: ContactRole, role: Role) -> list[Recipient]:
    wanted = select(Contact.email).where(
        Contact.case_file_id == matter.file.id, Contact.role == contact, Contact.email != ""
    )
    return [Recipient(address, role, CONTACT_REASON) for address in db.session.scalars(wanted.limit(1))]


def _other_body(matter: Matter) -> list[Recipient]:
    """The body to which a request is referred, by the address that was given; it has no account here."""
    assistance = matter.subject
    if not isinstance(assistance, AssistanceRequest) or not assistance.referral_email:
        return []
    return [Recipient(assistance.referral_email, None, REFERRAL_REASON)]
