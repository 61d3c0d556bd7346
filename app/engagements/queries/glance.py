"""What someone may know of a case before its content is open to him: exactly these fields, and nothing else."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from app.agencies.models import Agency
from app.engagements.models.engagement import Engagement
from app.engagements.models.team import Assignment, Offer
from app.extensions import db
from app.policy.programs import PROGRAM_NAMES
from app.requests.models.assistance import AssistanceRequest
from app.workflow.models.case_file import CaseFile


@dataclass(frozen=True, slots=True)
class Brief:
    """What an expert needs to attest: which agency, which program, where and when."""

    agency: str
    agency_place: str
    program: str
    place: str
    wanted_from: date | None
    wanted_until: date | None


@dataclass(frozen=True, slots=True)
class OfferGlance(Brief):
    """What a provider needs to answer an offer, besides: the need, its size, its topics, and what came before."""

    need: str
    topics: tuple[str, ...]
    delivery: tuple[str, ...]
    mode: str
    audience: str
    number_to_train: int | None
    hard_deadline: date | None
    sworn: int | None
    earlier_cases: int


def of_assignment(assignment: Assignment) -> Brief:
    """The brief for an expert who has not attested yet."""
    return Brief(**_brief(assignment.case_file))


def of_offer(offer: Offer) -> OfferGlance:
    """The glance for a provider that has not accepted yet."""
    assistance = _request_of(offer.case_file)
    agency = _agency_of(offer.case_file)
    return OfferGlance(
        **_brief(offer.case_file),
        need=assistance.problem,
        topics=tuple(link.topic.name for link in assistance.topics),
        delivery=tuple(_said(value) for value in assistance.delivery_types),
        mode=_said(assistance.mode),
        audience=assistance.audience,
        number_to_train=assistance.number_to_train,
        hard_deadline=assistance.hard_deadline,
        sworn=_first(assistance.sworn_full_time, agency.sworn_full_time if agency else None),
        earlier_cases=earlier_cases(offer.provider_id, offer.case_file),
    )


def _first(*numbers: int | None) -> int | None:
    """The first number that is known: what the agency wrote, else what the directory says."""
    return next((number for number in numbers if number is not None), None)


def earlier_cases(provider_id: int, file: CaseFile) -> int:
    """How many other engagements the provider has had with this agency."""
    same = select(func.count(Engagement.id)).join(CaseFile, Engagement.case_file_id == CaseFile.id)
    found = same.where(
        Engagement.provider_id == provider_id, CaseFile.agency_id == file.agency_id, CaseFile.id != file.id
    )
    return db.session.scalar(found) or 0


def _brief(file: CaseFile) -> dict[str, Any]:
    assistance, agency = _request_of(file), _agency_of(file)
    return {
        "agency": agency.name if agency else assistance.agency_name,
        "agency_place": agency.place if agency else "",
        "program": PROGRAM_NAMES[file.program] if file.program else "",
        "place": assistance.place,
        "wanted_from": assistance.wanted_from,
        "wanted_until": assistance.wanted_until,
    }


def _request_of(file: CaseFile) -> AssistanceRequest:
    return db.session.scalars(select(AssistanceRequest).where(AssistanceRequest.case_file_id == file.id)).one()


def _agency_of(file: CaseFile) -> Agency | None:
    return db.session.get(Agency, file.agency_id) if file.agency_id else None


def _said(value: str | None) -> str:
    return (value or "").replace("_", " ").capitalize()
