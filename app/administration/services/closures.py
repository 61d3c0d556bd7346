"""Days on which the office closes besides the federal holidays."""

from datetime import date

from app import clock
from app.administration.recorded import Kept
from app.audit import services as audit
from app.errors import InvalidFact
from app.extensions import db
from app.policy.actor import Actor
from app.wording import _
from app.workflow import calendar
from app.workflow.models.case_file import Closure


def add(day: date, reason: str, *, actor: Actor) -> Closure:
    """Close on a day; business time that is reckoned from now on skips it."""
    if day < calendar.eastern_day(clock.now()):
        raise InvalidFact("day", _("This day is over. Choose today or a later one."))
    if not calendar.is_business_day(day):
        raise InvalidFact("day", _("The office is closed on that day anyway: a weekend or a federal holiday."))
    if db.session.get(Closure, day) is not None:
        raise InvalidFact("day", _("That day is in the list already."))
    closure = Closure(day=day, reason=reason)
    db.session.add(closure)
    _reckon_anew()
    audit.record(actor, "closure:add", Kept("closure", day.isoformat()), reason=reason)
    return closure


def remove(closure: Closure, *, actor: Actor) -> None:
    """Work on a day after all."""
    db.session.delete(closure)
    _reckon_anew()
    audit.record(actor, "closure:remove", Kept("closure", closure.day.isoformat()), reason=closure.reason)


def _reckon_anew() -> None:
    """Forget the closures that this session has read for its clocks."""
    db.session.flush()
    db.session.info.pop("closures", None)
