"""Who is on call, and when."""

from sqlalchemy import Row, select

from app import clock
from app.accounts.models.people import Person
from app.extensions import db
from app.policy.actor import Actor
from app.requests.models.parts import DutyPeriod


def coming() -> list[Row[tuple[DutyPeriod, Person]]]:
    """The periods that are not over, the next first."""
    rows = select(DutyPeriod, Person).join(Person, Person.id == DutyPeriod.person_id)
    return list(db.session.execute(rows.where(DutyPeriod.until >= clock.today()).order_by(DutyPeriod.since)))


def period(_actor: Actor, number: int) -> DutyPeriod | None:
    """A period by its number."""
    return db.session.get(DutyPeriod, number)
