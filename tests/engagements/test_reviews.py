"""A review up to its report: skills and their gaps, the scope, the facts that are gathered."""

from datetime import timedelta

import pytest

from app import clock
from app.engagements.models.fact_finding import DataItem, Precision, TimelineEntry
from app.engagements.services import fact_finding, planning, skills
from app.errors import InvalidFact, NotPermitted, StaleCase, StepNotReady
from app.extensions import db
from app.policy.roles import Role
from tests.engagements.critical_way import entry


def test_a_skill_that_nobody_brings_is_the_providers_to_fill_and_then_the_team_the_managers(review):
    review.call().offered().accepted().proposed().attested()
    manager = review.cast.manager
    assert review.file.turn_clock == "next_step"
    skills.name(review.engagement, actor=manager.actor, names=["Crowd management", "Drones"])
    db.session.commit()
    assert review.file.turn_clock == "next_step", "one of them is the expert's"
    first, second = review.engagement.needed_skills
    review._did(skills.fill, first, manager, assignment_id=review.assignment.id)
    assert (review.file.turn_party, review.file.turn_clock) == (Role.COORDINATOR, "empty_place")
    review._did(skills.accept_gap, second, manager, reason="Few drones flew")
    assert (review.file.turn_party, review.file.turn_clock) == (Role.PROGRAM_MANAGER, "next_step")


def test_a_review_walks_from_the_call_to_its_report(review):
    states = []
    for step in (
        review.call, review.offered, review.accepted, review.proposed, review.attested, review.confirmed,
        review.written, review.submitted, review.approved,
    ):  # fmt: skip
        step()
        states.append((review.engagement.state, review.file.turn_party, review.file.turn_clock))
    assert states == [
        ("provider_selection", Role.PROGRAM_MANAGER, "provider_selection"),
        ("provider_selection", Role.COORDINATOR, "offer"),
        ("team", Role.COORDINATOR, "empty_place"),
        ("team", Role.EXPERT, "conflict_attestation"),
        ("team", Role.PROGRAM_MANAGER, "next_step"),
        ("scoping", Role.COORDINATOR, "plan"),
        ("scoping", Role.COORDINATOR, "plan"),
        ("scoping", Role.PROGRAM_MANAGER, "cops_decision"),
        ("agreement", review.file.turn_party, "agreement_signature"),
    ]
    assert (review.plan.kind, review.plan.state) == ("review_scope", "agreed")
    review.filed().signed().concluded().begun_confidentially().gathered().facts_finished()
    assert review.engagement.state == "reporting"


def test_the_team_stands_when_each_skill_is_filled_by_a_confirmed_expert_or_its_gap_accepted(review):
    review.to_team().proposed().attested()
    confirm = "A needed skill is neither filled nor accepted as a gap."
    with pytest.raises(StepNotReady) as refused:
        review.team_confirmed()
    assert confirm in refused.value.missing
    db.session.rollback()
    review.skills_settled()
    assert not review.engagement.skills_are_filled_or_gaps_accepted, "an attested expert is not confirmed yet"
    review.confirmed_alone()
    assert review.engagement.skills_are_filled_or_gaps_accepted


def test_a_skill_is_named_once_and_a_gap_needs_words(review):
    manager = review.cast.manager.actor
    skills.name(review.engagement, actor=manager, names=["Crowd management", "crowd management", "Drones"])
    db.session.commit()
    assert [each.name for each in review.engagement.needed_skills] == ["Crowd management", "Drones"]
    first = review.engagement.needed_skills[0]
    with pytest.raises(InvalidFact):
        skills.accept_gap(first, actor=manager, seen_version=first.version, reason="  ")
    with pytest.raises(StaleCase):
        skills.accept_gap(first, actor=manager, seen_version=first.version + 1, reason="Few drones flew")


def test_a_writer_of_the_scope_never_approves_it(review):
    review.to_review()
    with pytest.raises(NotPermitted):
        review._did(planning.approve_scope, review.plan, review.cast.x_coordinator)


def test_the_fact_finding_is_finished_with_timeline_interviews_and_answered_data(review):
    review.to_fact_finding()
    with pytest.raises(StepNotReady) as refused:
        review.facts_finished()
    assert list(refused.value.missing) == [
        "The timeline is not begun.",
        "The interviews are not logged by role.",
        "An item of the data list is neither answered nor noted as missing.",
    ]
    db.session.rollback()
    assert review.gathered().facts_finished().engagement.state == "reporting"


def test_an_item_that_neither_came_nor_is_noted_as_missing_keeps_the_fact_finding_open(review):
    review.to_fact_finding().gathered()
    expert, today = review.cast.x_expert.actor, clock.now().date()
    facts = {"item": "Radio traffic", "asked_on": today, "arrived_on": None, "missing_reason": ""}
    item = fact_finding.log(review.engagement, DataItem, actor=expert, facts=facts)
    db.session.commit()
    with pytest.raises(StepNotReady):
        review.facts_finished()
    db.session.rollback()
    missing = facts | {"missing_reason": "The recorder was broken"}
    fact_finding.correct(item, actor=expert, seen_version=item.version, facts=missing)
    db.session.commit()
    assert review.facts_finished().engagement.state == "reporting"


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("on", {"occurred_at": clock.now() + timedelta(days=9)}),
        ("until_time", {"precision": Precision.BETWEEN, "until": clock.now() - timedelta(days=60)}),
    ],
)
def test_a_timeline_entry_lies_in_the_past_and_ends_after_it_began(review, field, more):
    review.to_fact_finding()
    with pytest.raises(InvalidFact) as refused:
        fact_finding.log(review.engagement, TimelineEntry, actor=review.cast.x_expert.actor, facts=entry(**more))
    assert refused.value.field == field


def test_an_entry_is_corrected_by_who_saw_it_as_it_is_and_struck_with_a_reason(review):
    review.to_fact_finding().gathered()
    (row,) = review.engagement.timeline
    expert = review.cast.x_expert.actor
    fact_finding.correct(row, actor=expert, seen_version=row.version, facts=entry(what="Second call"))
    db.session.commit()
    assert (row.what, row.version) == ("Second call", 2)
    with pytest.raises(StaleCase):
        fact_finding.correct(row, actor=expert, seen_version=1, facts=entry())
    db.session.rollback()
    fact_finding.strike(row, actor=expert, seen_version=2, why="Logged twice")
    db.session.commit()
    db.session.expire_all()
    assert review.engagement.timeline == []


def test_facts_are_logged_only_while_the_facts_are_found(review):
    review.to_agreement()
    with pytest.raises(NotPermitted):
        fact_finding.log(review.engagement, TimelineEntry, actor=review.cast.x_expert.actor, facts=entry())
