"""What sister components are asked: their contacts, the questions that wait for one, and the little he is shown."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import joinedload

from app.accounts.models.people import Membership, Organization, Person
from app.agencies.models import Agency
from app.extensions import db
from app.policy import gate
from app.policy.actor import Actor
from app.policy.programs import PROGRAM_NAMES
from app.policy.roles import Role
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.parts import Deconfliction
from app.workflow.models.case_file import CaseFile
from app.workflow.models.record import Clock


@dataclass(frozen=True, slots=True)
class Glance:
    """All that a contact is shown of a case (docs/domain.md, people): agency, program, place and dates."""

    agency: str
    agency_place: str
    program: str
    place: str
    wanted_from: date | None
    wanted_until: date | None


def contacts() -> list[Membership]:
    """Who answers for a sister component today, by name."""
    held = select(Membership).join(Membership.person).where(Membership.role == Role.DECONFLICTION)
    held = held.where(Membership.is_current, Membership.confirmed_at.is_not(None), Person.disabled_at.is_(None))
    return list(db.session.scalars(held.options(joinedload(Membership.person)).order_by(Person.name, Membership.id)))


def contact(key: str | None) -> Person | None:
    """The contact of that key, if he answers for a component today."""
    return next((held.person for held in contacts() if held.person.key == key), None)


def is_contact(person_id: int) -> bool:
    """Whether the person answers for a sister component today."""
    return any(held.person_id == person_id for held in contacts())


def glance(deconfliction: Deconfliction) -> Glance:
    """The little that the contact is shown."""
    file = deconfliction.case_file
    asked = select(AssistanceRequest).where(AssistanceRequest.case_file_id == file.id)
    assistance = db.session.scalars(asked).one()
    agency = db.session.get(Agency, file.agency_id) if file.agency_id else None
    return Glance(
        agency=agency.name if agency else assistance.agency_name,
        agency_place=agency.place if agency else ", ".join(filter(None, (assistance.city, assistance.state_code))),
        program=PROGRAM_NAMES[file.program] if file.program else "",
        place=assistance.place,
        wanted_from=assistance.wanted_from,
        wanted_until=assistance.wanted_until,
    )


def due_at(deconfliction: Deconfliction) -> datetime | None:
    """When the answer is due (UTC); None while its clock stands still."""
    running = select(Clock.due_at).where(
        Clock.lifecycle == deconfliction.lifecycle, Clock.subject_id == deconfliction.id, Clock.stopped_at.is_(None),
        Clock.paused_at.is_(None),
    )  # fmt: skip
    return db.session.scalar(running.order_by(Clock.id.desc()).limit(1))


def waiting(actor: Actor, limit: int = 100) -> list[Row[Any]]:
    """The questions that wait for a contact, the next due first: number, reference, agency, program, since, due."""
    rows = _lines().where(gate.scope(actor, Deconfliction), Deconfliction.state == "asked")
    return list(db.session.execute(rows.order_by(Clock.due_at.nulls_last(), Deconfliction.id).limit(limit)))


def answered(actor: Actor, limit: int = 20) -> list[Row[Any]]:
    """What a contact answered, the latest first."""
    rows = _lines().where(gate.scope(actor, Deconfliction), Deconfliction.answer.is_not(None))
    return list(db.session.execute(rows.order_by(Deconfliction.answered_at.desc()).limit(limit)))


def _lines() -> Any:
    running = (Clock.lifecycle == "deconfliction") & (Clock.subject_id == Deconfliction.id)
    counting = Clock.stopped_at.is_(None) & Clock.paused_at.is_(None)
    agency = db.func.coalesce(Organization.name, AssistanceRequest.agency_name).label("agency")
    return (
        select(
            Deconfliction.number, Deconfliction.state, Deconfliction.state_since, Deconfliction.answer,
            Deconfliction.answered_at, CaseFile.reference, CaseFile.program, agency, Clock.due_at,
        )
        .join(CaseFile, CaseFile.id == Deconfliction.case_file_id)
        .join(AssistanceRequest, AssistanceRequest.case_file_id == CaseFile.id)
        .outerjoin(Organization, Organization.id == CaseFile.agency_id)
        .outerjoin(Clock, running & counting)
    )  # fmt: skip
