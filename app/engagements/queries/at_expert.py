"""What an expert must answer, and where he goes next."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app import clock
from app.engagements.models.delivery import Activity
from app.engagements.models.engagement import Engagement
from app.engagements.models.team import Assignment
from app.extensions import db
from app.policy import gate
from app.policy.actor import Actor
from app.workflow.calendar import eastern_day
from app.workflow.models.case_file import CaseFile
from app.workflow.models.record import Clock

OVER = ("closed", "ended")


@dataclass(frozen=True, slots=True)
class Held:
    """A place in a team, with the instant (UTC) by which the attestation is due, if one is."""

    assignment: Assignment
    due_at: datetime | None


def places(actor: Actor) -> list[Held]:
    """The expert's places in open engagements, those that wait for his attestation first."""
    rows = db.session.execute(
        select(Assignment, Clock.due_at)
        .join(Engagement, Assignment.engagement_id == Engagement.id)
        .outerjoin(
            Clock,
            (Clock.lifecycle == "assignment")
            & (Clock.subject_id == Assignment.id)
            & Clock.stopped_at.is_(None)
            & Clock.paused_at.is_(None),
        )
        .where(
            gate.scope(actor, Assignment),
            Assignment.state.in_(("proposed", "attested", "confirmed", "conflicted")),
            Engagement.state.not_in(OVER),
        )
        .options(joinedload(Assignment.case_file).joinedload(CaseFile.agency))
        .order_by(Assignment.state != "proposed", Clock.due_at.nulls_last(), Assignment.id)
    )
    return [Held(assignment, due_at) for assignment, due_at in rows]


def trips(actor: Actor) -> list[Activity]:
    """Planned activities of the expert's cases, the next first."""
    return _activities(actor, Activity.planned_on >= eastern_day(clock.now()))


def to_log(actor: Actor) -> list[Activity]:
    """Activities whose day has passed and which nobody has logged."""
    return _activities(actor, Activity.planned_on < eastern_day(clock.now()))


def _activities(actor: Actor, when: object) -> list[Activity]:
    seen = select(Engagement.id).where(gate.scope(actor, Engagement), Engagement.state.not_in(OVER))
    rows = select(Activity).where(Activity.engagement_id.in_(seen), Activity.state == "planned", when)  # type: ignore[arg-type]
    loaded = rows.options(joinedload(Activity.case_file).joinedload(CaseFile.agency))
    return list(db.session.scalars(loaded.order_by(Activity.planned_on, Activity.id).limit(50)))
