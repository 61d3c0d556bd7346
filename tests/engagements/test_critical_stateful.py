"""Random people try random acts on immediate help and on reviews in PostgreSQL: the record stays sound."""

import random
from datetime import timedelta

import pytest

from app import clock
from app.engagements.models.choices import Help
from app.engagements.models.fact_finding import DataItem, Interview, TimelineEntry
from app.engagements.services import executive_calling, fact_finding, immediate_help, planning, skills
from app.engagements.services.calling import Call
from app.errors import DomainError
from app.extensions import db
from tests.engagements.critical_way import CriticalWay, ReviewWay, entry
from tests.engagements.test_stateful import ACTS, DESTRUCTIVE, PEOPLE, Act, attempt, last, require_sound, whole
from tests.engagements.way import CALL

TODAY = clock.now().date()


def a_call() -> Call:
    return Call(at=clock.now() - timedelta(hours=1), **CALL)


def log(model, facts):
    def verb(case, *, actor, seen_version):
        fact_finding.log(case, model, actor=actor, facts=facts())

    return verb


def name_skills(case, *, actor, seen_version):
    skills.name(case, actor=actor, names=["Drones"])


def an_expert(work):
    held = [each.id for each in work.engagement.assignments if each.state in ("attested", "confirmed")]
    return {"assignment_id": held[-1] if held else None}


HELP = (
    Act(executive_calling.record, whole, lambda work: {"call": a_call(), "help_": Help.IMMEDIATE}),
    Act(executive_calling.settle_kind, whole, lambda work: {"help_": Help.CONSULTATION}),
    Act(immediate_help.start_at_once, whole),
    Act(immediate_help.propose_announcement, whole, lambda work: {"text": "We help."}),
    Act(immediate_help.announce, whole),
)
REVIEW = (
    Act(
        executive_calling.record_of_review, whole,
        lambda work: {"call": a_call(), "proceedings": "None", "other_reviews": "None"},
    ),
    Act(name_skills, whole),
    Act(skills.fill, last("needed_skills"), an_expert),
    Act(skills.accept_gap, last("needed_skills"), lambda work: {"reason": "A small team will do"}),
    Act(planning.approve_scope, last("plans")),
    Act(log(TimelineEntry, entry), whole),
    Act(log(Interview, lambda: {"role": "Sergeant", "people": 1, "held_on": TODAY, "mode": "virtual",
                                "interviewer": "X"}), whole),
    Act(log(DataItem, lambda: {"item": "Audio", "asked_on": TODAY, "arrived_on": TODAY, "missing_reason": ""}), whole),
    Act(fact_finding.finish, whole),
)  # fmt: skip
FORWARD = tuple(act for act in ACTS if act.verb not in DESTRUCTIVE)


HELP_STEPS = (
    "call", "offered", "accepted", "proposed", "attested", "confirmed", "written", "submitted", "approved",
    "concurred", "logged", "handed_in", "deliverable_accepted", "finished", "report_written", "report_submitted",
    "report_approved", "report_released", "handed_over", "surveyed", "checked_in", "closed",
)  # fmt: skip
REVIEW_STEPS = (
    "call", "offered", "accepted", "proposed", "attested", "skills_settled", "confirmed_alone", "team_confirmed",
    "written", "submitted", "approved", "filed", "signed", "concluded", "begun_confidentially", "gathered",
    "facts_finished",
)  # fmt: skip


@pytest.mark.parametrize("seed", [3, 17])
@pytest.mark.parametrize(("way", "more", "steps"), [(CriticalWay, HELP, HELP_STEPS), (ReviewWay, REVIEW, REVIEW_STEPS)])
def test_random_acts_on_the_way_of_critical_response_leave_it_sound(cast, way, more, steps, seed):
    chance = random.Random(seed)
    work = way.begin(cast, urgent=seed % 2 == 1)
    for name in steps:
        act = chance.choice((*FORWARD, *more))
        if any(attempt(work, act, who) for who in chance.sample(PEOPLE, 5)):
            require_sound(work)
        go_on(work, name)
        require_sound(work)
    for act in (act for act in ACTS if act.verb in DESTRUCTIVE):
        if any(attempt(work, act, who) for who in PEOPLE):
            require_sound(work)


def go_on(work, name: str) -> None:
    """Take the next step of the straight way, where what happened before leaves it open."""
    try:
        getattr(work, name)()
    except (DomainError, IndexError, ValueError):
        db.session.rollback()


@pytest.mark.parametrize("state", ["agreement", "announcement", "fact_finding", "reporting", "release"])
def test_the_executive_ends_a_review_from_its_late_states(review, state):
    review.to_agreement().put_in(state)
    withdraw = next(act for act in ACTS if act.verb.__name__ == "withdraw")
    assert attempt(review, withdraw, "harbor_executive")
    assert review.engagement.state == "ended"
