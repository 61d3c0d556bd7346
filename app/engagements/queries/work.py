"""Finding the parts of an engagement for its pages."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.models.people import Person
from app.engagements.models.delivery import Activity, ActivityHours, Deliverable
from app.engagements.models.engagement import Engagement
from app.engagements.models.follow_up import CheckIn, Obligation, ObligationKind
from app.engagements.models.plan import Milestone
from app.engagements.models.report import Recommendation, Report, ReportSection
from app.errors import NotVisible
from app.extensions import db
from app.policy import gate
from app.policy.actor import Actor
from app.providers import queries as providers
from app.providers.models import Provider
from app.workflow import queries as case_queries
from app.workflow.models.case_file import CaseFile


def activities(engagement: Engagement) -> list[Activity]:
    """All activities by their day."""
    rows = select(Activity).where(Activity.engagement_id == engagement.id)
    loaded = rows.options(selectinload(Activity.hours).joinedload(ActivityHours.person))
    return list(db.session.scalars(loaded.order_by(Activity.planned_on, Activity.number)))


def people_at_work(engagement: Engagement) -> list[Person]:
    """Who may have held an activity: the confirmed experts, then the people of the provider; each once."""
    experts = [each.person for each in engagement.assignments if each.state == "confirmed"]
    provider = db.session.get(Provider, engagement.provider_id) if engagement.provider_id else None
    staff = [seat.person for seat in providers.people_of(provider)] if provider else []
    return list({person.id: person for person in (*experts, *staff)}.values())


def deliverables(engagement: Engagement) -> list[Deliverable]:
    """All deliverables by due date."""
    rows = select(Deliverable).where(Deliverable.engagement_id == engagement.id)
    return list(db.session.scalars(rows.options(joinedload(Deliverable.document)).order_by(Deliverable.due_on)))


def milestones(engagement: Engagement) -> list[Milestone]:
    """All milestones by due date."""
    rows = select(Milestone).where(Milestone.engagement_id == engagement.id)
    return list(db.session.scalars(rows.order_by(Milestone.due_on)))


def milestone(actor: Actor, reference: str, number: int) -> Milestone:
    """A milestone by its number. Raises NotVisible."""
    engagement = case_queries.whole(actor, Engagement, reference)
    row = db.session.scalar(
        select(Milestone).where(Milestone.engagement_id == engagement.id, Milestone.number == number)
    )
    if row is None:
        raise NotVisible
    return row


def reports(engagement: Engagement) -> list[Report]:
    """All reports and editions, the newest first."""
    rows = select(Report).where(Report.engagement_id == engagement.id).order_by(Report.number.desc())
    return list(db.session.scalars(rows))


def section(report: Report, key: str) -> ReportSection:
    """A section of a report by its key. Raises NotVisible."""
    row = db.session.scalar(select(ReportSection).where(ReportSection.report_id == report.id, ReportSection.key == key))
    if row is None:
        raise NotVisible
    return row


def recommendations(engagement: Engagement) -> list[Recommendation]:
    """The recommendations that stand, with their claims."""
    rows = select(Recommendation).where(
        Recommendation.engagement_id == engagement.id, Recommendation.withdrawn_at.is_(None)
    )
    return list(db.session.scalars(rows.options(selectinload(Recommendation.claims)).order_by(Recommendation.number)))


def recommendation(actor: Actor, reference: str, number: int) -> Recommendation:
    """A recommendation by its number. Raises NotVisible."""
    engagement = case_queries.whole(actor, Engagement, reference)
    row = db.session.scalar(
        select(Recommendation).where(
            Recommendation.case_file_id == engagement.case_file_id,
            Recommendation.number == number,
            Recommendation.withdrawn_at.is_(None),
        )
    )
    if row is None:
        raise NotVisible
    return row


def check_ins(engagement: Engagement) -> list[CheckIn]:
    """All check-ins by their day."""
    rows = select(CheckIn).where(CheckIn.engagement_id == engagement.id).order_by(CheckIn.due_on)
    return list(db.session.scalars(rows))


def surveys(engagement: Engagement) -> list[Obligation]:
    """The surveys about this engagement."""
    rows = select(Obligation).where(Obligation.engagement_id == engagement.id, Obligation.kind == ObligationKind.SURVEY)
    return list(db.session.scalars(rows.order_by(Obligation.number)))


def confirmations(actor: Actor) -> list[Obligation]:
    """What this person is asked to confirm as a new executive."""
    seen = select(CaseFile.id).where(gate.scope(actor, CaseFile))
    rows = select(Obligation).where(
        Obligation.kind == ObligationKind.NEW_EXECUTIVE, Obligation.state == "due", Obligation.case_file_id.in_(seen)
    )
    found = db.session.scalars(rows.options(joinedload(Obligation.case_file)).order_by(Obligation.due_on))
    return [duty for duty in found if actor.person_id in duty.named_executive_ids]
