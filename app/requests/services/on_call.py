"""Which program managers are on call for urgent Critical Response requests, day by day."""

from datetime import date

from sqlalchemy import ColumnElement, exists, select

from app import clock
from app.accounts.models.people import Person
from app.audit import services as audit
from app.errors import InvalidFact
from app.extensions import db
from app.policy.actor import Actor
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.parts import DutyPeriod
from app.requests.services import restricting
from app.wording import _
from app.workflow.models.case_file import CaseAccess, CaseFile


class Duty:
    """How the audit names a period: no case of its own."""

    audit_kind = "duty"
    audit_case_file_id = None

    def __init__(self, period: DutyPeriod) -> None:
        self.audit_reference = f"{period.person_id}:{period.since.isoformat()}/{period.until.isoformat()}"


def name(person_id: int, since: date, until: date, *, actor: Actor) -> DutyPeriod:
    """Put a program manager on call between two days, both included; he sees what is urgent now.

    Raises InvalidFact, also for days on which he is on call already.
    """
    if until < since:
        raise InvalidFact("until", _("The last day lies before the first."))
    if until < clock.today():
        raise InvalidFact("until", _("These days are over."))
    _require_free(person_id, since, until)
    period = DutyPeriod(person_id=person_id, since=since, until=until)
    db.session.add(period)
    db.session.flush()
    for assistance in _urgent():
        restricting.admit_on_call(assistance)
    audit.record(actor, "duty:name", Duty(period))
    return period


def unseen() -> list[int]:
    """The urgent requests (ids) on whose list somebody is missing whose days on call have begun.

    For the worker: nobody does anything on the morning on which someone's days begin.
    """
    today = clock.today()
    begun = select(DutyPeriod.person_id).where(DutyPeriod.since <= today, DutyPeriod.until >= today)
    listed = select(CaseAccess.person_id).where(
        CaseAccess.case_file_id == CaseFile.id, CaseAccess.person_id.is_not(None)
    )
    waited_for = select(Person.id).where(Person.id.in_(begun), Person.id.not_in(listed)).correlate(CaseFile)
    return [assistance.id for assistance in _urgent(CaseFile.restricted, waited_for.exists())]


def admit(request_id: int) -> None:
    """Put those on call today on the list of an urgent request."""
    restricting.admit_on_call(db.session.get_one(AssistanceRequest, request_id))


def remove(period: DutyPeriod, *, actor: Actor) -> None:
    """Take someone off call; what he was let see he goes on seeing."""
    audit.record(actor, "duty:remove", Duty(period))
    db.session.delete(period)


def _require_free(person_id: int, since: date, until: date) -> None:
    """Refuse days of which some are the person's already."""
    db.session.execute(select(Person.id).where(Person.id == person_id).with_for_update(key_share=True))
    held = exists().where(DutyPeriod.person_id == person_id, DutyPeriod.since <= until, DutyPeriod.until >= since)
    if db.session.scalar(select(held)):
        raise InvalidFact("person", _("This person is on call already on one of these days."))


def _urgent(*conditions: ColumnElement[bool]) -> list[AssistanceRequest]:
    waiting = (
        *conditions,
        CaseFile.is_urgent,
        CaseFile.is_open,
        CaseFile.is_draft.is_(False),
        CaseFile.stage == "request",
    )
    found = select(AssistanceRequest).join(AssistanceRequest.case_file).where(*waiting)
    return list(db.session.scalars(found.order_by(CaseFile.id)))  # the order in which they are locked
