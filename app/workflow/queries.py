"""Finding case files and their parts within what the actor may see; unseen and absent are the same NotVisible."""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import TypeVar

from sqlalchemy import Select, and_, bindparam, select
from sqlalchemy.orm import joinedload

from app.database import memory
from app.errors import NotVisible
from app.extensions import db
from app.policy import gate
from app.policy.actor import Actor
from app.policy.roles import Role
from app.workflow import rules, scopes
from app.workflow.lifecycles.catalogue import ENGAGEMENTS
from app.workflow.models.case_file import CaseFile, Staged
from app.workflow.models.record import Clock, ClockPause, History
from app.workflow.turns_taken import Moved, Spell

Part = TypeVar("Part", bound=Staged)


def case_file(actor: Actor, reference: str) -> CaseFile:
    """The case file of that reference. Raises NotVisible."""
    found = db.session.execute(_file_for(actor), {"reference": reference.upper()}).first()
    if found is None:
        raise NotVisible
    file, running, levels = found
    scopes.note_found(actor, file, levels)
    memory.note(db.session(), _clock_question(file), running)
    return file


def present_clock(file: CaseFile) -> Clock | None:
    """The clock of the present turn, the latest if there are several."""
    if file.turn_clock is None:
        return None
    own = select(Clock).where(Clock.case_file_id == file.id, Clock.name == file.turn_clock, Clock.stopped_at.is_(None))
    latest = own.order_by(Clock.id.desc()).limit(1)
    return memory.recall(db.session(), _clock_question(file), lambda: db.session.scalar(latest))


def _clock_question(file: CaseFile) -> tuple[object, ...]:
    return ("present clock", file.id, file.turn_clock)


@lru_cache(maxsize=512)
def _file_for(actor: Actor) -> Select[CaseFile, Clock, list[str] | None]:
    """The file with its present clock, and what opens it to someone outside.

    Built once for each reader: building a statement costs more than running it.
    """
    running = and_(Clock.case_file_id == CaseFile.id, Clock.name == CaseFile.turn_clock, Clock.stopped_at.is_(None))
    here = select(CaseFile, Clock, scopes.levels_in_row(actor)).outerjoin(Clock, running)
    seen = here.where(CaseFile.reference == bindparam("reference"), gate.scope(actor, CaseFile))
    latest = seen.order_by(Clock.id.desc().nulls_last()).limit(1)
    return latest.options(joinedload(CaseFile.agency), joinedload(CaseFile.provider), joinedload(CaseFile.owner))


def part(actor: Actor, model: type[Part], reference: str, number: int) -> Part:
    """A part by its number within the case. Raises NotVisible."""
    file = case_file(actor, reference)
    here = select(model).where(model.case_file_id == file.id, model.number == number)
    row = db.session.scalar(here.where(gate.narrowed(actor, model)))
    if row is None or not rules.sees(actor, row):
        raise NotVisible
    return row


def whole(actor: Actor, model: type[Part], reference: str) -> Part:
    """The latest request or engagement of the case. Raises NotVisible."""
    file = case_file(actor, reference)
    row = db.session.scalar(select(model).where(model.case_file_id == file.id).order_by(model.number.desc()).limit(1))
    if row is None or not rules.sees(actor, row):
        raise NotVisible
    return row


def part_loader(model: type[Part]) -> Callable[..., Part]:
    """A loader for guards: `load(actor, reference, number)`."""

    def load(actor: Actor, reference: str, number: int) -> Part:
        return part(actor, model, reference, number)

    return load


def whole_loader(model: type[Part]) -> Callable[..., Part]:
    """A loader for guards: `load(actor, reference)`."""

    def load(actor: Actor, reference: str) -> Part:
        return whole(actor, model, reference)

    return load


def running_clock(case: Staged) -> Clock | None:
    """The clock that runs or stands for a case itself, the latest if there are several."""
    own = select(Clock).where(
        Clock.lifecycle == case.lifecycle, Clock.subject_id == case.id, Clock.stopped_at.is_(None)
    )
    return db.session.scalar(own.order_by(Clock.id.desc()).limit(1))


def left_behind(file: CaseFile) -> str | None:
    """The state from which a case last came into the one it is in."""
    came = select(History.from_state).where(History.case_file_id == file.id, History.lifecycle == file.stage)
    return db.session.scalar(came.where(History.to_state == file.state).order_by(History.id.desc()).limit(1))


def steps_taken(case: Staged) -> list[History]:
    """What happened to a case, the latest first."""
    own = select(History).where(History.lifecycle == case.lifecycle, History.subject_id == case.id)
    return list(db.session.scalars(own.options(joinedload(History.actor)).order_by(History.id.desc())))


MOVES = (
    select(
        History.recorded_at,
        History.lifecycle,
        History.subject_id,
        History.step,
        History.from_state,
        History.to_state,
        History.on_behalf_of,
        History.actor_role,
    )
    .where(History.case_file_id == bindparam("file_id"), History.lifecycle.in_(("request", *ENGAGEMENTS)))
    .order_by(History.id)
)
SPELLS = (
    select(
        Clock.id,
        Clock.lifecycle,
        Clock.name,
        Clock.party,
        Clock.started_at,
        Clock.stopped_at,
        ClockPause.since,
        ClockPause.until,
    )
    .outerjoin(ClockPause, ClockPause.clock_id == Clock.id)
    .where(Clock.case_file_id == bindparam("file_id"))
    .order_by(Clock.id, ClockPause.id)
)


def moves_of(file: CaseFile) -> list[Moved]:
    """The steps of the request and the engagements of a file, the oldest first."""
    return [
        Moved(
            at=row.recorded_at,
            lifecycle=row.lifecycle,
            subject_id=row.subject_id,
            begins=row.step == "open",
            state=row.to_state,
            moves=row.from_state != row.to_state,
            by=row.on_behalf_of or row.actor_role,
        )
        for row in db.session.execute(MOVES, {"file_id": file.id})
    ]


def spells_of(file: CaseFile) -> list[Spell]:
    """The clocks of a file with the times they stood still, the oldest first."""
    pauses: dict[int, list[tuple[datetime, datetime | None]]] = {}
    clocks: dict[int, tuple[str, str, Role, datetime, datetime | None]] = {}
    for number, *facts, since, until in db.session.execute(SPELLS, {"file_id": file.id}):
        clocks[number] = tuple(facts)  # type: ignore[assignment]
        pauses.setdefault(number, []).extend([(since, until)] if since else [])
    return [Spell(*facts, tuple(pauses[number])) for number, facts in clocks.items()]
