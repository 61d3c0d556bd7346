"""Publishing the criteria by which assessment sites are chosen; loading the first ones."""

import tomllib
from datetime import date
from pathlib import Path

from sqlalchemy import func, or_, select

from app import clock
from app.administration.recorded import Kept
from app.audit import services as audit
from app.engagements.models.selection import SelectionCriterion
from app.errors import InvalidFact
from app.extensions import db
from app.policy.actor import Actor
from app.wording import _
from app.workflow import calendar

FILE = Path(__file__).resolve().parent.parent / "data" / "criteria.toml"


def publish(title: str, text: str, *, actor: Actor) -> SelectionCriterion:
    """Publish a criterion from today on, after the others. Raises InvalidFact when one of this title holds."""
    if _holds(title):
        raise InvalidFact("title", _("A criterion of this title is published already. Retire it first."))
    last = db.session.scalar(select(func.max(SelectionCriterion.position))) or 0
    criterion = SelectionCriterion(position=last + 1, title=title, text=text, since=_today())
    db.session.add(criterion)
    db.session.flush()
    audit.record(actor, "criterion:publish", Kept("criterion", title), facts={"text": text})
    return criterion


def retire(criterion: SelectionCriterion, *, actor: Actor) -> None:
    """Let a criterion end today; sites judged by it keep its words. Raises InvalidFact where it ended before."""
    db.session.refresh(criterion, with_for_update=True)
    if criterion.until is not None:
        raise InvalidFact("criterion", _("This criterion is retired already."))
    criterion.until = _today()
    audit.record(actor, "criterion:retire", Kept("criterion", criterion.title))


def load(*, actor: Actor, file: Path = FILE) -> int:
    """Publish the first criteria where there never were any; returns how many. Harmless when done twice."""
    if db.session.scalar(select(func.count()).select_from(SelectionCriterion)):
        return 0
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["criteria"]
    for row in rows:
        publish(row["title"], row["text"], actor=actor)
    return len(rows)


def _holds(title: str) -> bool:
    still = or_(SelectionCriterion.until.is_(None), SelectionCriterion.until > _today())
    same = select(SelectionCriterion.id).where(func.lower(SelectionCriterion.title) == title.lower(), still)
    return db.session.scalar(same.limit(1)) is not None


def _today() -> date:
    return calendar.eastern_day(clock.now())
