"""One engagement of any course in PostgreSQL, moved by whoever may move it, and what must hold after every move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from typing import Any

from sqlalchemy import select

from app import clock
from app.engagements.models.engagement import Engagement
from app.errors import DomainError
from app.extensions import db
from app.policy.actor import SYSTEM, Actor
from app.policy.roles import Role
from app.workflow import engine, rules
from app.workflow.lifecycle import Step
from app.workflow.lifecycles.catalogue import LIFECYCLES
from app.workflow.models.case_file import CaseFile, Staged
from app.workflow.models.record import Clock, History
from app.workflow.services import door
from app.workflow.services.clocks import parts
from app.workflow.services.consequences import is_final
from tests.cast import Cast
from tests.engagements import course_facts, course_kinds
from tests.workflow.test_composed import ENDS, WAY

STRAIGHT_ON = tuple(name for name in WAY if not name.startswith(("request.", "deconfliction.")))


EDGES = {name: {tuple(edge) for edge in engine.edges(lifecycle)} for name, lifecycle in LIFECYCLES.items()}


@dataclass(frozen=True)
class Move:
    """A step that somebody may take now."""

    case: Staged
    step: Step
    actor: Actor

    @property
    def name(self) -> str:
        """Family and step."""
        return f"{LIFECYCLES[self.case.lifecycle].family}.{self.step.name}"

    def __repr__(self) -> str:
        return f"{self.case.lifecycle}:{self.case.state}.{self.step.name} by {self.actor.name or self.actor.role}"


@dataclass
class Course:
    """The engagement, the cast around it, and what was done so far."""

    cast: Cast
    file: CaseFile
    log: list[str] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    actors: dict[str, Actor] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Ask the cast once who they are."""
        self.actors = self.actors or {name: member.actor for name, member in self.cast.everybody.items()}

    @property
    def engagement(self) -> Engagement:
        """The one that counts now."""
        rows = select(Engagement).where(Engagement.case_file_id == self.file.id).order_by(Engagement.number.desc())
        return db.session.scalars(rows.limit(1)).one()

    def moves(self, *names: str) -> Iterator[Move]:
        """Every step that somebody may take, or those of these names such as "offer.accept", in their order."""
        open_now: dict[str, list[tuple[Staged, Step]]] = {}
        for case in parts.cases_of(self.file):
            for step in engine.steps_from(LIFECYCLES[case.lifecycle], case.state):
                open_now.setdefault(f"{LIFECYCLES[case.lifecycle].family}.{step.name}", []).append((case, step))
        for name in names or open_now:
            for case, step in open_now.get(name, ()):
                if actor := self.taker(case, step):
                    yield Move(case, step, actor)

    def taker(self, case: Staged, step: Step) -> Actor | None:
        """Somebody who may take the step; the worker where nobody else does."""
        if not all(hasattr(case, need) for need in (*step.needs, *step.other_than)):
            return None
        for actor in self._people(case, step):
            if rules.may_take(actor, step, case):
                return actor
        return None

    def take(self, move: Move) -> bool:
        """Try a move in a savepoint; false when it is refused, and nothing is left of it."""
        savepoint = db.session.begin_nested()
        try:
            self._carry_out(move)
            db.session.flush()
        except DomainError:
            savepoint.rollback()
            db.session.expire_all()
            return False
        savepoint.commit()
        self.log.append(repr(move))
        self.taken.add(f"{move.case.lifecycle}.{move.step.name}")
        db.session.expire_all()
        return True

    def do(self, name: str) -> bool:
        """Take one step by its name, by whoever may; false when nobody can."""
        return any(self.take(move) for move in list(self.moves(name)))

    def go_on(self) -> bool:
        """Take the next step of the straight way; false at its end."""
        return any(self.take(move) for move in self.moves(*STRAIGHT_ON) if course_kinds.is_wanted(self, move))

    def wander(self, chance: Random) -> bool:
        """Take any step, seldom one that ends something."""
        moves = list(self.moves())
        chance.shuffle(moves)
        gentle = [move for move in moves if move.step.name not in ENDS or chance.random() < 0.03]
        fresh = [move for move in gentle if f"{move.case.lifecycle}.{move.step.name}" not in self.taken]
        return any(self.take(move) for move in (*fresh, *gentle))

    def _people(self, case: Staged, step: Step) -> Iterator[Actor]:
        roles = list(dict.fromkeys(who.role for who in step.who if not who.through))
        for role in roles:
            if not any(engine.permits(step, case, (role,), person) for person in self._meant(case, step, role)):
                continue
            if role is Role.SYSTEM:
                yield SYSTEM
            for name, actor in self.actors.items():
                if actor.role is role and not name.startswith("mill"):
                    yield actor

    def _meant(self, case: Staged, step: Step, role: Role) -> set[object]:
        """The persons to whom the step is bound in that role; None where it is bound to nobody."""
        bound = [who.only for who in step.who if who.role is role and who.only]
        return {person for name in bound for person in engine.persons(case, name)} or {None}

    def _carry_out(self, move: Move) -> None:
        verb = course_facts.VERBS.get(move.name)
        if move.case.lifecycle == "ta_report":
            verb = course_facts.TA_ONLY.get(move.name, verb)
        if verb is not None and not move.actor.is_system:
            service, words = verb
            told = words(move.case, self.cast, move.actor)
            service(move.case, actor=move.actor, seen_version=move.case.version, **told)
            return
        course_kinds.before(self, move)

        def facts(locked: Staged) -> None:
            locked.time_is_up = locked.reminders_were_posted = move.actor.is_system
            course_facts.supplied(locked, move.step.needs, move.actor)
            course_kinds.facts(locked, move)

        reason = course_kinds.REASONS.get(move.name, "other")
        door.advance(
            move.case, move.step.name, actor=move.actor, seen_version=door.UNDER_LOCK, facts=facts, reason=reason,
            note="As things are",
        )  # fmt: skip
        course_kinds.after(self, move)


def require_sound(course: Course) -> None:
    """Every invariant of a case, read anew from the database."""
    db.session.expire_all()
    file, cases = course.file, parts.cases_of(course.file)
    _require_legal_past(cases)
    running = db.session.scalars(select(Clock).where(Clock.case_file_id == file.id, Clock.stopped_at.is_(None))).all()
    whole = course.engagement
    if is_final(whole):
        _require_rest(course, cases, running)
        return
    _require_way_out(course)
    assert file.is_open and file.turn_party is not None and file.turn_clock is not None, course.log
    assert whole.last_open_state is None or whole.state, course.log
    if whole.state == "on_hold":
        assert whole.state_before_hold is not None
        assert {each.name for each in running if each.is_running} == {"hold_date"}, course.log
    else:
        assert whole.state_before_hold is None
        assert any(each.name == file.turn_clock and each.is_running for each in running), course.log
    for case in cases:
        approver = getattr(case, "approved_by_id", None) or getattr(case, "accepted_by_id", None)
        assert approver is None or approver not in getattr(case, "author_ids", set()), (case, course.log)


def _require_rest(course: Course, cases: list[Staged], running: Any) -> None:
    """At its end nothing is open but the survey and reports that are decided or corrected on their own."""
    assert not course.file.is_open and course.file.turn_party is None, course.log
    left = [case for case in cases if not is_final(case)]
    assert all(getattr(case, "is_survey", False) or getattr(case, "edition", 1) > 1 for case in left), course.log
    named = {(LIFECYCLES[each.lifecycle].family, each.name) for each in running}
    assert all(family == "report" or clock == "survey" for family, clock in named), (named, course.log)
    assert course.engagement.last_open_state is not None or course.engagement.end_reason == "converted", course.log


def _require_way_out(course: Course) -> None:
    """The agency can withdraw from wherever it stands, so that no state is one which cannot end."""
    whole = course.engagement
    step = LIFECYCLES[whole.lifecycle].step_from[whole.state, "withdraw"]
    assert rules.may_take(course.actors["harbor_executive"], step, whole), (whole.state, course.log)


def _require_legal_past(cases: list[Staged]) -> None:
    """The history of each case is one unbroken way along the arrows, to where it stands."""
    rows = db.session.scalars(
        select(History).where(History.case_file_id == cases[0].case_file_id).order_by(History.id)
    ).all()
    for case in cases:
        own = [row for row in rows if (row.lifecycle, row.subject_id) == (case.lifecycle, case.id)]
        edges = EDGES[case.lifecycle]
        assert own[-1].to_state == case.state
        assert all(before.to_state == after.from_state for before, after in pairwise(own))
        assert all((row.from_state, row.step, row.to_state) in edges for row in own if row.step != "open")


def held_still() -> Any:
    """The clock, held at the present instant."""
    return clock.moved_to(clock.now())
