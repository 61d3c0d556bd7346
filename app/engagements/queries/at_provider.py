"""What a provider's people must answer, what slips, and what they are busy with."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app import clock
from app.accounts.models.people import Person
from app.engagements.models.delivery import Activity, Deliverable
from app.engagements.models.engagement import Engagement
from app.engagements.models.plan import Plan
from app.engagements.models.report import Report
from app.engagements.models.team import Assignment, Offer
from app.extensions import db
from app.policy import gate
from app.policy.actor import Actor
from app.wording import _
from app.workflow.calendar import eastern_day
from app.workflow.models.case_file import CaseFile
from app.workflow.models.record import Clock

SOON = timedelta(days=7)
OVER = ("closed", "ended")
RESTING = (*OVER, "on_hold")


@dataclass(frozen=True, slots=True)
class OpenOffer:
    """An offer that waits for the provider, due at an instant (UTC)."""

    offer: Offer
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Dated:
    """Something due soon or late: on which day, what, in which case."""

    on: date
    what: str
    file: CaseFile

    @property
    def is_late(self) -> bool:
        """Whether the day has passed (office day)."""
        return self.on < eastern_day(clock.now())


@dataclass(frozen=True, slots=True)
class Returned:
    """A plan, deliverable or report that came back to be mended."""

    what: str
    comment: str
    file: CaseFile


def open_offers(actor: Actor) -> list[OpenOffer]:
    """Offers to the actor's provider that wait for its answer, the most urgent first."""
    rows = db.session.execute(
        select(Offer, Clock.due_at)
        .outerjoin(
            Clock,
            (Clock.lifecycle == "offer")
            & (Clock.subject_id == Offer.id)
            & Clock.stopped_at.is_(None)
            & Clock.paused_at.is_(None),
        )
        .where(Offer.state == "offered", gate.scope(actor, Offer))
        .options(joinedload(Offer.case_file).joinedload(CaseFile.agency))
        .order_by(Clock.due_at.nulls_last(), Offer.id)
    )
    return [OpenOffer(offer, due_at) for offer, due_at in rows]


def engagements(actor: Actor) -> list[Engagement]:
    """The open engagements that the actor's provider leads or joins, those due first."""
    rows = select(Engagement).join(CaseFile, Engagement.case_file_id == CaseFile.id)
    found = rows.where(gate.scope(actor, Engagement), Engagement.state.not_in(OVER))
    loaded = found.options(joinedload(Engagement.case_file).joinedload(CaseFile.agency))
    return list(db.session.scalars(loaded.order_by(CaseFile.due_at.nulls_last(), CaseFile.id)))


def dates(actor: Actor) -> list[Dated]:
    """Activities and deliverables due within a week or late, the earliest first; none of a case on hold."""
    until = eastern_day(clock.now()) + SOON
    activities = _work(actor, Activity, RESTING).where(Activity.state == "planned", Activity.planned_on <= until)
    promised = _work(actor, Deliverable, RESTING).where(
        Deliverable.state.in_(("planned", "returned")), Deliverable.due_on <= until
    )
    found = [Dated(each.planned_on, each.title, each.case_file) for each in db.session.scalars(activities)]
    found += [Dated(each.due_on, each.title, each.case_file) for each in db.session.scalars(promised)]
    return sorted(found, key=lambda each: each.on)


def returned(actor: Actor) -> list[Returned]:
    """Plans, deliverables and reports that the office or the agency sent back."""
    plans = _work(actor, Plan).where(Plan.state == "drafting", Plan.submitted_at.is_not(None))
    promised = _work(actor, Deliverable).where(Deliverable.state == "returned")
    reports = _work(actor, Report).where(Report.state == "drafting", Report.return_reason.is_not(None))
    found = [Returned(_("Plan"), each.latest_comment, each.case_file) for each in db.session.scalars(plans)]
    found += [Returned(each.title, each.return_comment, each.case_file) for each in db.session.scalars(promised)]
    found += [Returned(each.title, each.latest_comment, each.case_file) for each in db.session.scalars(reports)]
    return found


def team(actor: Actor) -> list[tuple[str, int, int]]:
    """The provider's experts at work: name, confirmed places, places that wait for the expert or the office."""
    confirmed = func.count().filter(Assignment.state == "confirmed")
    waiting = func.count().filter(Assignment.state.in_(("proposed", "attested")))
    rows = (
        select(Person.name, confirmed, waiting)
        .join(Assignment, Assignment.person_id == Person.id)
        .join(Engagement, Assignment.engagement_id == Engagement.id)
        .where(
            gate.scope(actor, Assignment),
            Assignment.state.in_(("proposed", "attested", "confirmed")),
            Engagement.state.not_in(OVER),
        )
        .group_by(Person.id, Person.name)
        .order_by(confirmed.desc(), Person.name)
    )
    return [(name, sure, open_) for name, sure, open_ in db.session.execute(rows)]


def _work(actor: Actor, model, but=OVER):  # type: ignore[no-untyped-def]
    """Rows of a part in engagements of the actor's provider that stand in none of these states."""
    seen = select(Engagement.id).where(gate.scope(actor, Engagement), Engagement.state.not_in(but))
    loaded = joinedload(model.case_file).joinedload(CaseFile.agency)
    return select(model).where(model.engagement_id.in_(seen)).options(loaded)
