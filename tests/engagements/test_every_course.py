"""Every course in PostgreSQL, composed with its parts, holds, replacements and endings: none gets where it cannot end.

The straight way is walked by whoever may take its steps; from every state on it the detours are tried and undone. Then
random people take random steps. After each the record is sound: a legal past, somebody's turn with its clock, nothing
left open at an end, nobody who approved his own work.
"""

from random import Random

import pytest

from app.extensions import db
from app.workflow.lifecycles.catalogue import ENGAGEMENTS
from tests.engagements import course_kinds
from tests.engagements.course_walk import Course, held_still, require_sound

DETOURS = (
    ("hold", "resume"),
    ("hold", "withdraw", "reopen"),
    ("replace_provider", "make_offer", "offer.accept"),
    ("replace_provider", "end_early"),
    ("rework",),
    ("restrict",),
    ("ask_for_hold", "hold"),
    ("give_back", "replace_provider"),
    ("withdraw", "reopen", "withdraw"),
    ("end_early", "reopen"),
    ("end_for_investigation",),
    ("hold", "end_for_investigation"),
)
"""What may befall an engagement wherever it stands; steps that are not open there are left out."""


@pytest.fixture
def still():
    """The clock moves only when a walk moves it."""
    with held_still():
        yield


def begun(cast, lifecycle: str) -> Course:
    """An engagement of that course at its beginning."""
    way = course_kinds.BEGINNINGS[lifecycle](cast)
    return Course(cast, way.file)


def named(step: str) -> str:
    """Family and step."""
    return step if "." in step else f"engagement.{step}"


def try_detours(course: Course) -> None:
    """Try each detour from where the case stands, look at it after every step, and undo it."""
    for detour in DETOURS:
        savepoint = db.session.begin_nested()
        taken = list(course.log)
        for step in detour:
            if not course.do(named(step)):
                break
            require_sound(course)
        savepoint.rollback()
        db.session.expire_all()
        course.log[:] = taken


@pytest.mark.parametrize("lifecycle", ENGAGEMENTS)
def test_a_course_reaches_its_close_and_may_take_every_detour_from_every_state(cast, still, lifecycle):
    course, seen = begun(cast, lifecycle), []
    for _step in range(120):
        state = course.engagement.state
        if state not in seen:
            seen.append(state)
            try_detours(course)
        if state == "closed" or not course.go_on():
            break
        require_sound(course)
    assert course.engagement.state == "closed", (course.log[-8:], list(course.moves()))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("lifecycle", ENGAGEMENTS)
def test_no_walk_of_random_people_leads_where_a_course_cannot_end(cast, still, lifecycle, seed):
    chance, course = Random(seed), begun(cast, lifecycle)
    for _step in range(chance.randint(0, 25)):
        course.go_on()
    require_sound(course)
    for _step in range(25):
        moved = course.go_on() if chance.random() < 0.3 else course.wander(chance)
        if moved:
            require_sound(course)
    ends = course.engagement.state in ("closed", "ended") or course.do("engagement.withdraw")
    assert ends, (course.engagement.state, course.log)
    require_sound(course)
