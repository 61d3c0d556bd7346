"""What the worker does when time has run out: lapses, misses, the end of timed holds, scheduled instants.

Each is a step of the life cycle taken by the system through the same door, one case a transaction.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app import clock
from app.extensions import db
from app.policy.actor import SYSTEM
from app.policy.roles import Role
from app.workflow import clock_rules, engine, registry
from app.workflow.clock_table import RULES
from app.workflow.lifecycles.catalogue import LIFECYCLES
from app.workflow.models.case_file import Staged
from app.workflow.models.record import Clock
from app.workflow.services.door import UNDER_LOCK, Facts, advance, nothing

LAPSING = frozenset(rule.name for rule in RULES.values() if rule.lapse is not None)
COMING = frozenset({"hold_date", "scheduled_instant"})
"""Clocks at whose end the system takes whichever of its steps is open and ready."""

_facts: dict[tuple[str, str], Facts] = {}


@dataclass(frozen=True, slots=True)
class Due:
    """A step that time has made due."""

    clock_id: int
    lifecycle: str
    subject_id: int
    step: str


def register_facts(family: str, step: str, facts: Facts) -> None:
    """Name what a subject writes under the lock when the system takes its step (a lapsed offer ends access)."""
    _facts[family, step] = facts


def due() -> list[Due]:
    """Every step that is due now, the longest waiting first."""
    run_out = select(Clock).where(
        Clock.name.in_(LAPSING | COMING),
        Clock.stopped_at.is_(None),
        Clock.paused_at.is_(None),
        Clock.due_at <= clock.now(),
    )
    found = []
    for running in db.session.scalars(run_out.order_by(Clock.due_at, Clock.id)):
        step = _step(running) if registry.is_known(_family(running.lifecycle)) else None
        if step is not None:
            found.append(Due(running.id, running.lifecycle, running.subject_id, step))
    return found


def take(item: Due) -> None:
    """Take a due step as the system; raises what the door raises when the case has moved on meanwhile."""
    family = _family(item.lifecycle)
    case = db.session.get_one(registry.family(family).model, item.subject_id)

    def facts(locked: Staged) -> None:
        _look_at_the_clock(locked, item.clock_id)
        _facts.get((family, item.step), nothing)(locked)

    advance(case, item.step, actor=SYSTEM, seen_version=UNDER_LOCK, facts=facts)


def _step(running: Clock) -> str | None:
    """The step that the end of a clock calls for; None while its time has not come or the system may not take it."""
    if running.name in COMING:
        return _open_step(running)
    lapse = RULES[running.name].lapse
    return lapse.step if lapse is not None and _has_lapsed(running, clock.now()) else None


def _open_step(running: Clock) -> str | None:
    case = db.session.get(registry.family(_family(running.lifecycle)).model, running.subject_id)
    if case is None:
        return None
    for step in engine.steps_from(LIFECYCLES[case.lifecycle], case.state):
        if engine.permits(step, case, (Role.SYSTEM,)) and not engine.missing_needs(step, case):
            return step.name
    return None


def _look_at_the_clock(locked: Staged, clock_id: int) -> None:
    """Judge under the lock whether the time is up and every reminder before it was posted."""
    running = db.session.get_one(Clock, clock_id, populate_existing=True)
    locked.time_is_up = running.is_running and _has_lapsed(running, clock.now())
    locked.reminders_were_posted = running.next_reminder_at is None or running.next_reminder_at > clock.now()


def _has_lapsed(running: Clock, now: datetime) -> bool:
    if running.due_at is None:
        return False
    at = clock_rules.lapses_at(RULES[running.name], running.started_at, running.due_at)
    return at is not None and at <= now


def _family(lifecycle: str) -> str:
    return LIFECYCLES[lifecycle].family
