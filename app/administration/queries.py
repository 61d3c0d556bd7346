"""What administrators keep, with the figures that say what a change would do."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select

from app import clock
from app.engagements.models.plan import Plan
from app.extensions import db
from app.policy.programs import Kind
from app.requests.models.assistance import RequestTopic, Topic
from app.requests.models.authorization import REVIEWS
from app.requests.models.parts import Statement, StatementKind
from app.workflow import calendar
from app.workflow.lifecycles.plan import COPS_REVIEW
from app.workflow.models.case_file import CaseFile, Closure
from app.workflow.models.defaults import Default, value_of


def today() -> date:
    """The present day in Washington, by which statements and closures are judged."""
    return calendar.eastern_day(clock.now())


def cost_limit() -> Decimal:
    """The cost (US dollars) above which a director approves a plan."""
    return value_of(db.session(), Default.PLAN_COST_LIMIT)


def plans_between(one: Decimal, other: Decimal) -> list[Plan]:
    """Plans under the office's review that cost more than the lower amount, and no more than the higher one."""
    cost = Plan.cost_estimate
    within = (Plan.state == COPS_REVIEW, Plan.kind != "review_scope", cost > min(one, other), cost <= max(one, other))
    return list(db.session.scalars(select(Plan).where(*within)))


def reviews_asked_for(kinds: Collection[Kind]) -> Sequence[int]:
    """The case files (ids, in order) of open requests for these kinds of review: the director's turn hangs on them."""
    waiting = (CaseFile.stage == "request", CaseFile.is_open, CaseFile.is_draft.is_(False))
    chosen = select(CaseFile.id).where(*waiting, CaseFile.kind.in_([kind for kind in kinds if kind in REVIEWS]))
    return db.session.scalars(chosen.order_by(CaseFile.id)).all()


def topic(number: int) -> Topic | None:
    """A topic by its number, or None."""
    return db.session.get(Topic, number)


def topic_uses() -> Counter[int]:
    """How many requests name each topic, by the topic's number."""
    counted = select(RequestTopic.topic_id, func.count()).group_by(RequestTopic.topic_id)
    return Counter(dict(db.session.execute(counted).all()))


def statements() -> dict[StatementKind, list[Statement]]:
    """Every statement by kind, the latest first."""
    found: dict[StatementKind, list[Statement]] = {kind: [] for kind in StatementKind}
    for statement in db.session.scalars(select(Statement).order_by(Statement.since.desc())):
        found[statement.kind].append(statement)
    return found


def statement(number: int) -> Statement | None:
    """A statement by its number, or None."""
    return db.session.get(Statement, number)


def closures(since: date) -> list[Closure]:
    """The closures from a day on, in the order of days."""
    return list(db.session.scalars(select(Closure).where(Closure.day >= since).order_by(Closure.day)))


def closure(day: date) -> Closure | None:
    """The closure of a day, or None."""
    return db.session.get(Closure, day)
