"""What administrators keep, with the figures that say what a change would do."""

from collections import Counter
from datetime import date

from sqlalchemy import func, select

from app import clock
from app.extensions import db
from app.requests.models.assistance import RequestTopic, Topic
from app.requests.models.parts import Statement, StatementKind
from app.workflow import calendar
from app.workflow.models.case_file import Closure


def today() -> date:
    """The present day in Washington, by which statements and closures are judged."""
    return calendar.eastern_day(clock.now())


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
