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
from app.workflow.services.clocks import office_days


def add(day: date, reason: str, *, actor: Actor) -> Closure:
    """Close on a day: business time skips it, also that of clocks which run already."""
    if day < calendar.eastern_day(clock.now()):
        raise InvalidFact("day", _("This day is over. Choose today or a later one."))
    if not calendar.is_business_day(day):
        raise InvalidFact("day", _("The office is closed on that day anyway: a weekend or a federal holiday."))
    if db.session.get(Closure, day) is not None:
        raise InvalidFact("day", _("That day is in the list already."))
    closure = Closure(day=day, reason=reason)
    db.session.add(closure)
    moved = _reckon_anew(day, is_closed=True)
    audit.record(actor, "closure:add", Kept("closure", day.isoformat()), reason=reason, facts={"clocks_moved": moved})
    return closure


def remove(closure: Closure, *, actor: Actor) -> None:
    """Work on a day after all: clocks that skipped it come due a business day earlier."""
    kept, reason = Kept("closure", closure.day.isoformat()), closure.reason
    db.session.delete(closure)
    moved = _reckon_anew(closure.day, is_closed=False)
    audit.record(actor, "closure:remove", kept, reason=reason, facts={"clocks_moved": moved})


def _reckon_anew(day: date, *, is_closed: bool) -> int:
    """Forget the closures that this session has read, and let the running clocks follow."""
    db.session.flush()
    db.session.info.pop("closures", None)
    return office_days.reckon_anew(day, is_closed=is_closed)
