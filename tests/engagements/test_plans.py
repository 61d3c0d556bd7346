"""The plan: what it needs, who decides, and that no one decides on his own work."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from app import clock
from app.engagements import comparing
from app.engagements.models.choices import ReturnReason
from app.engagements.queries import work as queries
from app.engagements.services import delivering, planning
from app.errors import NotPermitted, NotVisible, StaleCase, StepNotAvailable, StepNotReady
from app.extensions import db
from app.policy.roles import Role
from app.workflow.models.record import History
from app.workflow.rules import Behalf
from tests.engagements.way import plan_text
from tests.engagements.work_way import WorkWay


def did(verb, case, who, **words) -> None:
    """One verb of one person."""
    verb(case, actor=who.actor, seen_version=case.version, **words)
    db.session.commit()


@pytest.mark.parametrize(
    ("gap", "sentence"),
    [
        ({"goals": ()}, "no goal"),
        ({"goals": (("Calm", ""),)}, "no measure"),
        ({"items": ()}, "no dated"),
        ({"items": (planning.PlannedItem("milestone", "Half way", clock.now().date()),)}, "no dated"),
        ({"team": " "}, "no team"),
        ({"cost_estimate": None}, "cost estimate"),
    ],
)
def test_an_unfinished_plan_is_not_submitted_and_the_refusal_says_why(way, gap, sentence):
    way.to_planning()
    did(planning.write, way.plan, way.cast.x_coordinator, text=replace(plan_text(), **gap))
    with pytest.raises(StepNotReady, match=sentence):
        did(planning.submit, way.plan, way.cast.x_coordinator)


def test_a_cost_of_zero_is_an_estimate(way):
    way.to_planning()
    did(planning.write, way.plan, way.cast.x_coordinator, text=replace(plan_text(), cost_estimate=Decimal(0)))
    did(planning.submit, way.plan, way.cast.x_coordinator)
    assert way.plan.state == "cops_review"


@pytest.mark.parametrize("who", ["manager", "y_coordinator", "harbor_executive", "x_expert"])
def test_only_the_providers_people_write_the_plan(way, who):
    way.to_planning()
    with pytest.raises((NotPermitted, NotVisible)):
        did(planning.write, way.plan, getattr(way.cast, who), text=plan_text())


def test_a_plan_at_the_office_is_not_written(way):
    way.to_review()
    with pytest.raises((NotPermitted, StepNotAvailable)):
        did(planning.write, way.plan, way.cast.x_coordinator, text=plan_text())


def test_a_plan_changed_in_another_window_is_not_overwritten(way):
    way.to_planning()
    seen = way.plan.version
    way.written()
    with pytest.raises(StaleCase):
        planning.write(way.plan, actor=way.cast.x_staff.actor, seen_version=seen, text=plan_text())


def test_who_wrote_the_plan_does_not_approve_it_though_he_changed_his_role(way):
    way.to_review()
    manager = replace(way.cast.manager.actor, person_id=way.cast.x_coordinator.person.id)
    with pytest.raises(NotPermitted, match="Another person"):
        planning.approve(way.plan, actor=manager, seen_version=way.plan.version)


def test_a_plan_above_the_cost_limit_is_the_directors(way):
    way.to_planning()
    dear = replace(plan_text(), cost_estimate=Decimal("100000.01"))
    did(planning.write, way.plan, way.cast.x_coordinator, text=dear)
    way.submitted()
    assert way.file.turn_party is Role.DIRECTOR
    with pytest.raises(NotPermitted):
        way.approved()
    did(planning.approve, way.plan, way.cast.director)
    assert way.plan.state == "agency_concurrence"


def test_a_returned_plan_keeps_its_reason_and_shows_what_changed_since(way):
    way.to_review()
    reason = ReturnReason.UNCLEAR
    did(planning.give_back, way.plan, way.cast.manager, reason=reason, note="Say who trains")
    assert (way.plan.state, way.plan.return_reason, way.plan.return_comment) == ("drafting", reason, "Say who trains")
    did(planning.write, way.plan, way.cast.x_coordinator, text=replace(plan_text(), team="Elias Grant and a sergeant"))
    (change,) = comparing.changes(way.plan.text_before, way.plan.text)
    assert (change.what, change.now) == ("Team", "Elias Grant and a sergeant")


def test_a_return_needs_a_comment(way):
    way.to_review()
    with pytest.raises(StepNotReady, match="what should change"):
        did(planning.give_back, way.plan, way.cast.manager, reason=ReturnReason.UNCLEAR, note="")


@pytest.mark.parametrize("who", ["harbor_requester", "mill_executive", "x_coordinator", "director"])
def test_only_the_agencys_executive_concurs(way, who):
    way.to_review().approved()
    with pytest.raises((NotPermitted, NotVisible)):
        did(planning.concur, way.plan, getattr(way.cast, who))


def test_a_manager_records_the_agencys_agreement_only_with_evidence(way):
    way.to_review().approved()
    word = Behalf(Role.EXECUTIVE, "phone", happened_at=clock.now() - timedelta(days=1))
    with pytest.raises(StepNotReady, match="signed copy"):
        did(planning.concur, way.plan, way.cast.manager_two, behalf=word)
    db.session.rollback()
    did(planning.concur, way.plan, way.cast.manager_two, behalf=word, note="Sheriff Boone called on Monday")
    assert (way.plan.state, way.engagement.state) == ("agreed", "delivery")
    assert (way.plan.concurred_by_id, way.plan.concurrence_channel) == (None, "phone")


def test_changes_wanted_by_the_agency_go_back_to_the_provider(way):
    way.to_review().approved()
    did(planning.ask_changes, way.plan, way.cast.harbor_executive, note="Not in harvest week")
    assert (way.plan.state, way.plan.latest_comment) == ("drafting", "Not in harvest week")
    assert way.file.turn_party is Role.COORDINATOR


def test_an_amendment_replaces_the_agreed_plan_only_when_it_is_agreed(way):
    way.to_delivery()
    first = way.plan
    did(planning.amend, way.engagement, way.cast.x_coordinator, reason="A second day is needed")
    second = way.plan
    assert second is not first and second.is_amendment and first.state == "agreed"
    more = planning.PlannedItem("activity", "Training, day two", clock.now().date() + timedelta(days=40))
    text = replace(plan_text(), items=(*plan_text().items, more))
    did(planning.write, second, way.cast.x_coordinator, text=text)
    way.submitted().approved().concurred()
    assert (first.state, second.state) == ("superseded", "agreed")
    assert [each.title for each in way.engagement.activities] == ["Training, day one", "Training, day two"]


def test_an_amendment_is_withdrawn_and_a_first_plan_is_not(way):
    way.to_planning()
    with pytest.raises(NotPermitted):
        did(planning.withdraw_amendment, way.plan, way.cast.x_coordinator)
    way.written().submitted().approved().concurred()
    did(planning.amend, way.engagement, way.cast.manager, reason="Later dates")
    did(planning.withdraw_amendment, way.plan, way.cast.x_coordinator)
    assert [plan.state for plan in way.engagement.plans] == ["agreed", "withdrawn"]


def test_an_amendment_cancels_what_it_leaves_out_and_keeps_what_it_renames(way):
    way.to_delivery()
    did(planning.amend, way.engagement, way.cast.x_coordinator, reason="No lesson plan, another title")
    first, kept = way.engagement.activities[0], next(each for each in way.plan.items if each.kind == "activity")
    later = kept.on_date + timedelta(days=3)
    renamed = planning.PlannedItem("activity", "Scenario training", later, key=kept.key)
    did(planning.write, way.plan, way.cast.x_coordinator, text=replace(plan_text(), items=(renamed,)))
    way.submitted().approved().concurred()
    assert [(each.id, each.title, each.planned_on, each.state) for each in way.engagement.activities] == [
        (first.id, "Scenario training", later, "planned")
    ]
    assert [(each.state, each.drop_reason) for each in way.engagement.deliverables] == [("dropped", "amended")]
    assert queries.milestones(way.engagement) == []
    row = db.session.query(History).filter_by(lifecycle="deliverable", step="drop").one()
    assert (row.actor_role, row.reason) == (Role.SYSTEM, "amended")


def test_an_amendment_leaves_what_was_held_and_reached_alone(way):
    work = WorkWay(way.cast, way.engagement)
    work.to_delivery()
    work.logged()
    milestone = queries.milestones(way.engagement)[0]
    delivering.reach(milestone, actor=way.cast.manager.actor, seen_version=1, on=clock.today())
    db.session.commit()
    did(planning.amend, way.engagement, way.cast.x_coordinator, reason="All over again")
    other = planning.PlannedItem("activity", "Another day", clock.today() + timedelta(days=50))
    did(planning.write, way.plan, way.cast.x_coordinator, text=replace(plan_text(), items=(other,)))
    way.submitted().approved().concurred()
    assert [(each.title, each.state) for each in way.engagement.activities] == [
        ("Training, day one", "held"), ("Another day", "planned"),
    ]  # fmt: skip
    assert queries.milestones(way.engagement) == [milestone]
