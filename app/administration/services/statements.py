"""Publishing the statements of the form, and overriding the OMB expiry."""

import tomllib
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app import clock
from app.administration.recorded import Kept
from app.audit import services as audit
from app.errors import InvalidFact
from app.extensions import db
from app.policy.actor import Actor
from app.requests.models.parts import Statement, StatementKind
from app.wording import _
from app.workflow import calendar

TRIAL = Path(__file__).resolve().parent.parent / "data" / "trial_statements.toml"
PAPERWORK = StatementKind.PAPERWORK_REDUCTION_ACT
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A statement to publish; the last three facts belong to the Paperwork Reduction Act."""

    kind: StatementKind
    body: str
    since: date
    omb_number: str = ""
    expires_on: date | None = None
    burden_minutes: int | None = None


def publish(text: Text, *, actor: Actor) -> Statement:
    """Print a text from a day on; the one before ends the day before, one that follows ends this one."""
    _require_whole(text)
    before, after = _neighbours(text)
    if before is not None:
        before.until = text.since - ONE_DAY
        db.session.flush()
    statement = Statement(**asdict(text), until=after.since - ONE_DAY if after else None)
    db.session.add(statement)
    db.session.flush()
    audit.record(actor, "statement:publish", _kept(text.kind), facts=_said(text))
    return statement


def override_expiry(statement: Statement, *, actor: Actor, reason: str) -> None:
    """Keep the form open past the OMB expiry, for a recorded reason."""
    statement.expiry_overridden, statement.override_reason = True, reason
    audit.record(actor, "statement:override_expiry", _kept(statement.kind), reason=reason)


def let_expire(statement: Statement, *, actor: Actor, reason: str) -> None:
    """Take an override back: the form closes when the OMB number has expired."""
    statement.expiry_overridden, statement.override_reason = False, ""
    audit.record(actor, "statement:let_expire", _kept(statement.kind), reason=reason)


def load_trial_texts(*, actor: Actor) -> int:
    """Publish invented texts for kinds that have none, for trials and demonstrations; returns how many."""
    today = calendar.eastern_day(clock.now())
    texts = tomllib.loads(TRIAL.read_text(encoding="utf-8"))
    missing = [kind for kind in StatementKind if not _of_kind(kind)]
    for kind in missing:
        publish(_trial_text(kind, texts[kind], today), actor=actor)
    return len(missing)


def latest(kind: StatementKind) -> Statement | None:
    """The statement of a kind that begins last, on which a new text is modelled."""
    return next(reversed(_of_kind(kind)), None)


def neighbour_before(kind: StatementKind, since: date) -> Statement | None:
    """The statement that a text from a day on would end."""
    return next((one for one in reversed(_of_kind(kind)) if one.since < since), None)


def _trial_text(kind: StatementKind, facts: dict[str, Any], today: date) -> Text:
    years = facts.pop("valid_years", None)
    expires_on = date(today.year + years, 12, 31) if years else None
    return Text(kind=kind, since=today, expires_on=expires_on, **facts | {"body": facts["body"].strip()})


def _require_whole(text: Text) -> None:
    if text.kind is PAPERWORK:
        for name, sentence in (
            ("omb_number", _("Enter the OMB control number.")),
            ("expires_on", _("Enter the day on which the OMB number expires.")),
            ("burden_minutes", _("Enter how many minutes the form takes.")),
        ):
            if getattr(text, name) in ("", None):
                raise InvalidFact(name, sentence)
    if text.expires_on is not None and text.expires_on < text.since:
        raise InvalidFact("expires_on", _("The OMB number expires before the text begins."))


def _neighbours(text: Text) -> tuple[Statement | None, Statement | None]:
    """The statement that holds the day before and goes on, and the next one; raises InvalidFact in the past."""
    others = _of_kind(text.kind)
    if others and text.since < calendar.eastern_day(clock.now()):
        raise InvalidFact("since", _("What was printed cannot be changed. Choose today or a later day."))
    if any(one.since == text.since for one in others):
        raise InvalidFact("since", _("A text begins on that day already. Choose another day."))
    before = next((one for one in reversed(others) if one.since < text.since), None)
    is_open = before is not None and (before.until is None or before.until >= text.since)
    return before if is_open else None, next((one for one in others if one.since > text.since), None)


def _of_kind(kind: StatementKind) -> list[Statement]:
    return list(db.session.scalars(select(Statement).where(Statement.kind == kind).order_by(Statement.since)))


def _said(text: Text) -> dict[str, Any]:
    facts = asdict(text) | {"since": text.since.isoformat()}
    return facts | {"expires_on": text.expires_on.isoformat() if text.expires_on else None}


def _kept(kind: StatementKind) -> Kept:
    return Kept("statement", kind.value)
