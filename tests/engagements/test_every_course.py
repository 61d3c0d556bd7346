"""Every course in PostgreSQL, composed with its parts and all that leads aside: none gets where it cannot end.

The straight way is walked by whoever may take its steps; from every state on it the detours are tried and undone. Then
random people take random steps, between which a component holds, the provider changes, the help becomes another kind,
a request follows, an investigation ends it. After each act the record is sound: a legal past, somebody's turn with its
clock, a way out, nothing left open at an end, nobody who approved his own work.
"""

from contextlib import ExitStack
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from app.extensions import db
from app.workflow.lifecycles.catalogue import ENGAGEMENTS
from tests.engagements import course_changes, course_kinds
from tests.engagements.course_walk import Course, held_still, require_sound

DETOURS = (
    ("ask_for_hold", "hold", "resume", "hold", "withdraw", "reopen", "end_early", "reopen"),
    ("give_back", "replace_provider", "make_offer", "offer.accept", "end_early"),
    ("rework", "restrict", "hold", "end_for_investigation"),
    ("ask_deconfliction", "deconfliction.answer", "resume", "deconfliction.ask_again", "deconfliction.answer"),
    ("record_new_executive", "spawn_follow_on", "convert"),
    ("convert_by_director",),
    ("settle_as_review",),
)
"""What may befall an engagement wherever it stands; steps that are not open there are left out."""
EVENTS = (
    ("hold", "resume"),
    ("ask_deconfliction", "deconfliction.answer"),
    ("deconfliction.ask_again", "deconfliction.answer", "resume"),
    ("replace_provider", "make_offer", "offer.accept"),
    ("rework",),
    ("convert",),
    ("convert_by_director",),
    ("record_new_executive", "spawn_follow_on"),
    ("withdraw", "reopen"),
    ("end_for_investigation", "reopen"),
)
"""What befalls an engagement between the steps of a random walk."""


@pytest.fixture
def still():
    """The clock moves only when a walk moves it."""
    with held_still():
        yield


def begun(cast, lifecycle: str) -> Course:
    """An engagement of that course at its beginning."""
    way = course_kinds.BEGINNINGS[lifecycle](cast)
    course_changes.ready(cast, way.file)
    return Course(cast, way.file)


NOT_OF_EVERY_COURSE = {"engagement.convert_by_director", "engagement.settle_as_review", "engagement.restrict"}
"""A review and an assessment are the director's from the start, and Critical Response is restricted from its start."""


def named(step: str) -> str:
    """Family and step."""
    return step if "." in step else f"engagement.{step}"


def try_detours(course: Course) -> set[str]:
    """Try each detour from where the case stands, look at it after every step, and undo it; says what was taken."""
    seen: set[str] = set()
    for detour in DETOURS:
        savepoint = db.session.begin_nested()
        taken = list(course.log)
        for step in detour:
            if course.do(named(step)):
                require_sound(course)
                seen.add(step)
        savepoint.rollback()
        db.session.expire_all()
        course.log[:] = taken
    return seen


@pytest.mark.parametrize("lifecycle", ENGAGEMENTS)
def test_a_course_reaches_its_close_and_may_take_every_detour_from_every_state(cast, still, lifecycle):
    course, seen, aside = begun(cast, lifecycle), [], set()
    for _step in range(120):
        state = course.engagement.state
        if state not in seen:
            seen.append(state)
            aside |= try_detours(course)
        if state == "closed" or not course.go_on():
            break
        require_sound(course)
    assert course.engagement.state == "closed", (course.log[-8:], list(course.moves()))
    assert {named(step) for detour in DETOURS for step in detour} - set(map(named, aside)) <= NOT_OF_EVERY_COURSE


class Walk(RuleBasedStateMachine):
    """One case file from somewhere on its way, and back to the same beginning for the next walk."""

    def __init__(self, course: Course) -> None:
        super().__init__()
        self.around = ExitStack()
        self.around.enter_context(held_still())
        self.savepoint = db.session.begin_nested()
        self.course = Course(course.cast, course.file, actors=course.actors)

    @initialize(start=st.integers(0, 25))
    def begin(self, start: int) -> None:
        for _step in range(start):
            self.course.go_on()
        require_sound(self.course)

    @rule()
    def go_on(self) -> None:
        if self.course.go_on():
            require_sound(self.course)

    @rule(seed=st.integers(0, 2**16))
    def wander(self, seed: int) -> None:
        if self.course.wander(Random(seed)):
            require_sound(self.course)

    @rule(event=st.sampled_from(EVENTS))
    def befall(self, event: tuple[str, ...]) -> None:
        for step in event:
            if self.course.do(named(step)):
                require_sound(self.course)

    def teardown(self) -> None:
        ended = self.course.engagement.state in ("closed", "ended") or self.course.do("engagement.withdraw")
        assert ended, (self.course.engagement.state, self.course.log)
        require_sound(self.course)
        self.savepoint.rollback()
        db.session.expire_all()
        self.around.close()


FEW = settings(
    max_examples=4, stateful_step_count=20, deadline=None, derandomize=True, database=None,
    phases=(Phase.generate,), suppress_health_check=list(HealthCheck),
)  # fmt: skip


@pytest.mark.parametrize("lifecycle", ENGAGEMENTS)
def test_no_walk_of_random_people_leads_where_a_course_cannot_end(cast, still, lifecycle):
    course = begun(cast, lifecycle)
    run_state_machine_as_test(lambda: Walk(course), settings=FEW)
