"""Logging what a review's fact finding gathers: timeline entries, interviews by role, the list of data."""

from collections.abc import Mapping
from typing import Any, TypeVar

from app import clock
from app.audit import services as audit
from app.engagements.models.engagement import Engagement
from app.engagements.models.fact_finding import LOGGED_IN, DataItem, Interview, TimelineEntry
from app.engagements.numbering import next_number
from app.engagements.services import authorship
from app.errors import InvalidFact, NotPermitted, StaleCase
from app.extensions import db
from app.policy.actions import Action
from app.policy.actor import Actor
from app.wording import _
from app.workflow.rules import Behalf
from app.workflow.services import door, legal_hold

Row = TypeVar("Row", TimelineEntry, Interview, DataItem)
Facts = Mapping[str, Any]
PRINTED = (TimelineEntry, Interview)
"""What the report prints; the data list stays within the case."""


def log(engagement: Engagement, model: type[Row], *, actor: Actor, facts: Facts) -> Row:
    """Add an entry, an interview or an item of data. Raises InvalidFact, NotPermitted once the report is handed in."""
    locked = _locked(engagement)
    row = model(
        case_file_id=locked.case_file_id,
        engagement_id=locked.id,
        number=next_number(model, locked.case_file_id),
        logged_by_id=actor.person_id,
        logged_at=clock.now(),
        **_checked(model, facts),
    )
    db.session.add(row)
    db.session.flush()
    _record(actor, locked, row, "logged")
    return row


def correct(row: Row, *, actor: Actor, seen_version: int, facts: Facts) -> None:
    """Write an entry, interview or item anew. Raises InvalidFact, StaleCase, NotPermitted."""
    locked = _locked(row.engagement)
    _require_seen(row, seen_version)
    for name, value in _checked(type(row), facts).items():
        setattr(row, name, value)
    row.version += 1
    db.session.flush()
    _record(actor, locked, row, "corrected")


def strike(row: Row, *, actor: Actor, seen_version: int, why: str) -> None:
    """Take an entry, interview or item out, with a reason; the audit keeps that it was there. Raises NotPermitted."""
    if not why.strip():
        raise InvalidFact("note", _("Say why it is taken out."))
    locked = _locked(row.engagement)
    _require_seen(row, seen_version)
    legal_hold.require_none(locked.case_file)
    _record(actor, locked, row, "struck", why)
    db.session.delete(row)
    db.session.flush()


def finish(
    engagement: Engagement, *, actor: Actor, seen_version: int, note: str = "", behalf: Behalf | None = None
) -> None:
    """Say that the facts are gathered; the report begins. Raises StepNotReady with what is missing."""
    door.advance(engagement, "finish_fact_finding", actor=actor, seen_version=seen_version, note=note, behalf=behalf)


def _locked(engagement: Engagement) -> Engagement:
    locked = door.locked_for(engagement, door.UNDER_LOCK)
    if locked.state not in LOGGED_IN:
        raise NotPermitted(_("Facts are logged while the fact finding is under way."))
    if not locked.report_is_with_its_writers:
        raise NotPermitted(_("The report is handed in with the facts as they stand. Have it returned first."))
    return locked


def _require_seen(row: TimelineEntry | Interview | DataItem, seen_version: int) -> None:
    if row.version != seen_version:
        raise StaleCase


def _checked(model: type, facts: Facts) -> Facts:
    if model is TimelineEntry:
        _require_order(facts)
    if model is DataItem and facts["arrived_on"] and facts["missing_reason"].strip():
        raise InvalidFact("missing_reason", _("It cannot both have arrived and be missing."))
    if model is DataItem and facts["arrived_on"] and facts["arrived_on"] < facts["asked_on"]:
        raise InvalidFact("arrived_on", _("It cannot arrive before it was asked for."))
    return facts


def _require_order(facts: Facts) -> None:
    if facts["occurred_at"] > clock.now():
        raise InvalidFact("on", _("The timeline tells what has happened: this lies in the future."))
    if facts["until"] is not None and facts["until"] <= facts["occurred_at"]:
        raise InvalidFact("until_time", _("The later time must come after the earlier one."))


def _record(actor: Actor, locked: Engagement, row: Any, what: str, why: str = "") -> None:
    _count_as_written(actor, locked, row)
    facts = {"kind": row.__tablename__, "number": row.number, "what": what}
    audit.record(actor, str(Action.FACTS_LOG), locked, reason=why, facts=facts)


def _count_as_written(actor: Actor, locked: Engagement, row: Any) -> None:
    """The report prints timeline and interviews: who changes them while it is drafted has written in it."""
    if locked.own_report is not None and isinstance(row, PRINTED):
        locked.own_report.facts_changed_at = clock.now()
        authorship.note(locked.own_report, actor)
