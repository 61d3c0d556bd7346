"""Finding what the fact finding logged, within what the actor may see."""

from sqlalchemy import func, select

from app.engagements.models.engagement import Engagement
from app.engagements.models.fact_finding import DataItem, Interview, TimelineEntry
from app.engagements.models.skills import NeededSkill
from app.errors import NotVisible
from app.extensions import db
from app.policy.actor import Actor
from app.workflow.queries import whole

KINDS: dict[str, type[TimelineEntry] | type[Interview] | type[DataItem]] = {
    "timeline": TimelineEntry, "interviews": Interview, "data": DataItem,
}  # fmt: skip
"""What is logged, by the word in its address."""


def fact(actor: Actor, reference: str, kind: str, number: int) -> TimelineEntry | Interview | DataItem:
    """A logged row of a review that the actor sees. Raises NotVisible."""
    model = KINDS[kind]
    engagement = whole(actor, Engagement, reference)
    row = db.session.scalar(select(model).where(model.engagement_id == engagement.id, model.number == number))
    if row is None:
        raise NotVisible
    return row


def begun(actor: Actor, reference: str, kind: str) -> Engagement:
    """The engagement to which something of that kind is added. Raises NotVisible."""
    return whole(actor, Engagement, reference)


def skill(actor: Actor, reference: str, number: int) -> NeededSkill:
    """A needed skill of an engagement that the actor sees. Raises NotVisible."""
    engagement = whole(actor, Engagement, reference)
    rows = select(NeededSkill).where(NeededSkill.engagement_id == engagement.id, NeededSkill.number == number)
    row = db.session.scalar(rows)
    if row is None:
        raise NotVisible
    return row


def people_by_role(engagement: Engagement) -> list[tuple[str, int, int]]:
    """Who was asked: each role with how many interviews and how many people, the most people first."""
    people = func.sum(Interview.people)
    rows = select(Interview.role, func.count(), people).where(Interview.engagement_id == engagement.id)
    found = db.session.execute(rows.group_by(Interview.role).order_by(people.desc(), Interview.role))
    return [(role, count, int(total)) for role, count, total in found]
