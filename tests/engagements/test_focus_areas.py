"""Focus areas: planned, started, found, proposed, agreed, asked for more, left out; the way to implementation."""

from datetime import timedelta

import pytest

from app import clock
from app.engagements.services import assessing
from app.errors import NotPermitted, StepNotReady
from app.extensions import db
from app.policy.roles import Role
from app.workflow.calendar import eastern_day
from app.workflow.models.record import Clock
from tests.engagements.assessment_way import today


def date_fields(name: str, day) -> dict[str, str]:
    return {f"{name}-month": str(day.month), f"{name}-day": str(day.day), f"{name}-year": str(day.year)}


def test_the_assessment_is_the_providers_turn_until_it_proposes_an_area(oa):
    oa.to_assessment()
    assert (oa.file.turn_party, oa.file.turn_clock) == (Role.COORDINATOR, "milestone")
    assert eastern_day(oa.file.due_at) == oa.area().due_on
    oa.started().found().proposed_assessed()
    assert (oa.file.turn_party, oa.file.turn_clock) == (Role.PROGRAM_MANAGER, "next_step")
    oa.agreed_assessed()
    assert eastern_day(oa.file.due_at) == oa.area(2).due_on


def test_a_focus_area_waits_for_the_assessment_to_begin(oa):
    oa.to_agreement().area_added()
    with pytest.raises(StepNotReady, match="The assessment has not begun"):
        oa.started()


def test_an_area_without_findings_is_not_assessed(oa):
    oa.to_assessment().started()
    with pytest.raises(StepNotReady, match="neither a finding nor an observation"):
        oa.proposed_assessed()


def test_who_proposed_an_area_does_not_agree_to_it(oa):
    oa.to_assessment().started().found().proposed_assessed()
    oa.area().proposed_by_id = oa.cast.manager.person.id
    db.session.commit()
    with pytest.raises(NotPermitted):
        oa.agreed_assessed()


def test_an_area_that_lacks_something_goes_back_to_the_provider(oa, at):
    oa.to_assessment().started().found().proposed_assessed()
    manager = at(oa.cast.manager)
    manager.get(f"/cases/{oa.file.reference}/focus-areas/1")
    manager.click("Ask for more")
    manager.submit("Ask for more", status=422)
    manager.submit("Ask for more", note="Ask the night shift, too")
    assert not oa.area().is_proposed_assessed
    assert oa.file.turn_party is Role.COORDINATOR
    assert "Ask the night shift, too" in at(oa.cast.x_coordinator).get(f"/cases/{oa.file.reference}/focus-areas/1").text
    agency = at(oa.cast.harbor_executive).get(f"/cases/{oa.file.reference}/focus-areas/1")
    assert "Ask the night shift, too" not in agency.body


def test_an_announced_area_is_left_out_by_the_director_alone(oa):
    oa.to_assessment()
    with pytest.raises(NotPermitted):
        oa._did(assessing.drop, oa.area(), oa.cast.manager, reason="Too wide")
    db.session.rollback()
    oa._did(assessing.drop, oa.area(), oa.cast.director, reason="Too wide")
    assert (oa.area().state, oa.area().drop_reason) == ("dropped", "Too wide")


def test_before_the_announcement_the_manager_leaves_an_area_out(oa):
    oa.to_agreement().area_added()
    oa._did(assessing.drop, oa.area(), oa.cast.manager, reason="Too wide")
    assert not oa.engagement.has_focus_area


def test_findings_are_the_providers_to_write_and_the_agency_reads_them_when_assessed(oa, at):
    oa.to_assessment().started()
    expert, address = at(oa.cast.x_expert), f"/cases/{oa.file.reference}/focus-areas/1"
    expert.get(address)
    expert.click("Add a finding or an observation")
    expert.submit("Add", status=422, text="Absent")
    expert.submit("Add", kind="finding", text="Sergeants are absent", sources="Interviews")
    assert "Finding 1.1" in expert.page.text
    expert.click("Revise")
    expert.submit("Save", kind="observation", text="Sergeants are often absent")
    assert "Observation 1.1" in expert.page.text
    agency = at(oa.cast.harbor_requester)
    assert "often absent" not in agency.get(address).body
    oa.proposed_assessed().agreed_assessed()
    assert "often absent" in agency.get(address).text
    expert.get(f"{address}/findings/add")
    expert.submit("Add", status=403, kind="finding", text="Too late")


def test_a_finding_revised_meanwhile_takes_the_second_press_with_the_typed_text(oa, at):
    oa.to_assessment().started().found()
    db.session.execute(db.text("UPDATE focus_areas SET version = version + 5"))
    db.session.commit()
    early, late = at(oa.cast.x_expert), at(oa.cast.x_coordinator)
    address = f"/cases/{oa.file.reference}/focus-areas/1/findings/1/revise"
    early.get(address)
    late.get(address)
    late.submit("Save", text="Sergeants are absent at night")
    early.submit("Save", status=409, text="Sergeants are absent by day")
    assert "Sergeants are absent by day" in early.page.body
    early.submit("Save")
    db.session.expire_all()
    assert oa.area().findings[0].text == "Sergeants are absent by day"


def test_a_finding_revised_meanwhile_is_taken_out_at_the_second_press(oa, at):
    oa.to_assessment().started().found()
    db.session.execute(db.text("UPDATE focus_areas SET version = version + 5"))
    db.session.commit()
    early, late = at(oa.cast.x_expert), at(oa.cast.x_coordinator)
    address = f"/cases/{oa.file.reference}/focus-areas/1/findings/1"
    early.get(f"{address}/take-out")
    late.get(f"{address}/revise")
    late.submit("Save", text="Sergeants are absent at night")
    early.submit("Take it out", status=409)
    early.submit("Take it out")
    db.session.expire_all()
    assert [each.number for each in oa.area().standing_findings] == [2]


def test_a_finding_that_is_taken_out_keeps_its_number(oa, at):
    oa.to_assessment().started().found()
    expert = at(oa.cast.x_expert)
    expert.get(f"/cases/{oa.file.reference}/focus-areas/1/findings/1/take-out")
    expert.submit("Take it out")
    assert [each.number for each in oa.area().standing_findings] == [2]
    expert.get(f"/cases/{oa.file.reference}/focus-areas/1/findings/1/revise", status=404)
    oa.found()
    assert [each.number for each in oa.area().standing_findings] == [2, 3, 4]


@pytest.mark.parametrize(
    ("who", "rest", "status"),
    [
        ("harbor_requester", "", 200),
        ("auditor", "", 200),
        ("mill_requester", "", 404),
        ("y_coordinator", "/1", 404),
        ("x_coordinator", "/add", 200),
        ("manager", "/add", 200),
        ("harbor_executive", "/add", 403),
        ("x_staff", "/1/start", 403),
        ("x_coordinator", "/1/start", 200),
        ("manager", "/1/start", 200),
        ("director", "/1/drop", 200),
        ("manager", "/1/drop", 403),
        ("x_coordinator", "/2/findings/add", 200),
        ("manager", "/2/findings/add", 403),
        ("x_coordinator", "/9", 404),
    ],
)
def test_who_finds_which_page(oa, at, who, rest, status):
    oa.to_assessment()
    at(getattr(oa.cast, who)).get(f"/cases/{oa.file.reference}/focus-areas{rest}", status=status)


def test_a_training_case_has_no_focus_areas(way, at):
    at(way.cast.manager).get(f"/cases/{way.file.reference}/focus-areas", status=404)


def test_an_area_is_added_and_taken_through_by_pages(oa, at):
    oa.to_assessment()
    coordinator, manager = at(oa.cast.x_coordinator), at(oa.cast.manager)
    coordinator.get(f"/cases/{oa.file.reference}/focus-areas")
    coordinator.click("Add a focus area")
    past = date_fields("due_on", today() - timedelta(days=2))
    coordinator.submit("Add the focus area", status=422, title="Hiring", scope="All of it", **past)
    assert "must not lie in the past" in coordinator.page.text
    coordinator.submit(
        "Add the focus area", title="Hiring", scope="All of it", **date_fields("due_on", today() + timedelta(days=60))
    )
    coordinator.click("Hiring")
    coordinator.click("Start the focus area")
    coordinator.submit("Start it")
    oa.found(3)
    coordinator.get(f"/cases/{oa.file.reference}/focus-areas/3")
    coordinator.click("Propose as assessed")
    coordinator.submit("Propose it")
    manager.get(f"/cases/{oa.file.reference}/focus-areas/3")
    manager.click("Agree that it is assessed")
    manager.submit("Agree")
    assert oa.area(3).state == "assessed"


def test_the_assessment_ends_when_areas_are_settled_and_the_plan_is_agreed(oa, at):
    oa.to_assessment().assessed()
    manager = at(oa.cast.manager)
    page = manager.get(f"/cases/{oa.file.reference}/focus-areas")
    assert "The plan is not agreed." in page.text
    manager.click("Begin the implementation plan")
    manager.submit("Begin the plan")
    assert oa.plan.kind == "implementation_plan"
    oa.written().submitted().approved().concurred()
    assert oa.engagement.state == "assessment"
    manager.get(f"/cases/{oa.file.reference}/focus-areas")
    manager.click("Finish the assessment")
    manager.submit("Finish the assessment")
    assert oa.engagement.state == "implementation"


def test_areas_that_fell_with_an_ending_are_begun_anew(oa):
    oa.to_assessment().started()
    for area in oa.engagement.focus_areas:
        area.keep_reason("drop")
        area.state = "dropped"
    db.session.commit()
    assert oa.engagement.owes_focus_areas
    begun = assessing.open_focus_areas(oa.engagement, oa.cast.manager.actor)
    assert [(area.title, area.state or "planned") for area in begun] == [
        ("First-line supervision", "planned"), ("Complaints and trust", "planned"),
    ]  # fmt: skip


def test_the_clock_of_an_area_reminds_a_week_and_a_day_before_and_the_day_after(oa):
    oa.to_assessment()
    running = db.session.query(Clock).filter_by(lifecycle="focus_area", name="milestone", stopped_at=None)
    first = running.order_by(Clock.id).first()
    assert (oa.area().due_on - eastern_day(first.next_reminder_at)).days == 7
    assert first.started_at <= clock.now()
