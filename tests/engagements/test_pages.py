"""The same way by pages: each person finds the page, fills it in, and the case moves on."""

from datetime import timedelta

import pytest

from app import clock
from app.extensions import db
from app.requests.models.assistance import AssistanceRequest
from app.workflow.models.case_file import CaseFile
from tests.browser import Browser
from tests.cast import Member, sign_in


@pytest.fixture
def at(app, way):
    """Opens a browser as someone of the cast."""

    def open_as(who: Member) -> Browser:
        browser = Browser(app)
        sign_in(browser, who)
        return browser

    return open_as


def date_fields(name: str, day) -> dict[str, str]:
    """The three inputs of a date."""
    return {f"{name}-month": str(day.month), f"{name}-day": str(day.day), f"{name}-year": str(day.year)}


def test_the_way_from_the_call_to_delivery_by_pages(way, at, cast):
    reference, today = way.file.reference, clock.now().date()
    case = f"/cases/{reference}"
    manager, coordinator = at(cast.manager), at(cast.x_coordinator)

    manager.get(f"{case}/call")
    words = {"with_whom": "Sheriff Boone", "goals": "Fewer injuries", "audience": "48 deputies"}
    manager.submit("Record the call", time="9:30 am", **words, **date_fields("held_on", today - timedelta(days=1)))
    assert way.engagement.state == "provider_selection"

    manager.get(f"{case}/offers/new")
    assert "National Policing Partnership" in manager.page.text
    manager.submit("Make the offer", provider=str(cast.x.id), message="We would be glad.")
    assert "Waiting for an answer" in manager.page.text

    coordinator.get("/provider")
    coordinator.click("Answer the offer")
    assert "A secret narrative" in coordinator.page.text  # the need
    coordinator.click("Accept the offer")
    coordinator.submit("Accept the offer")
    assert way.engagement.state == "team"

    coordinator.click("Propose an expert")
    coordinator.submit("Propose the expert", person=str(cast.x_expert.person.id), skill="De-escalation")
    assert "Asked to attest" in coordinator.page.text

    expert = at(cast.x_expert)
    expert.get(f"{case}/experts/1")
    assert "Harbor County" in expert.page.heading
    assert "secret" not in expert.page.body
    expert.click("Attest to conflicts of interest")
    expert.submit("Attest", has_conflict="no", is_true="y")
    assert way.assignment.state == "attested"

    manager.get(f"{case}/team")
    manager.click("Confirm Elias Grant")
    manager.submit("Confirm the expert")
    manager.click("Confirm the team")
    manager.submit("Confirm the team")
    assert way.engagement.state == "planning"

    coordinator.get(f"{case}/plan")
    coordinator.click("Write the plan")
    coordinator.submit("Add an item")
    soon = today + timedelta(days=30)
    fields = {"summary": "Two days of training", "goals-0-goal": "Deputies de-escalate", "cost_estimate": "$18,500"}
    fields |= {"goals-0-measure": "Fewer injuries", "items-0-kind": "activity", "items-0-title": "Training"}
    fields |= date_fields("items-0-on_date", soon)
    fields |= {"items-1-kind": "deliverable", "items-1-title": "Lesson plan"}
    fields |= date_fields("items-1-on_date", soon - timedelta(days=7))
    coordinator.submit("Save the plan", **fields)
    assert "Lesson plan" in coordinator.page.text
    coordinator.click("Submit the plan")
    coordinator.submit("Submit the plan")
    assert way.plan.state == "cops_review"

    manager.get(f"{case}/plan")
    manager.click("Approve the plan")
    manager.submit("Approve the plan")
    executive = at(cast.harbor_executive)
    executive.get(f"{case}/plan")
    executive.click("Agree to the plan")
    executive.submit("Agree to the plan", agreed="y")
    assert (way.plan.state, way.engagement.state) == ("agreed", "delivery")
    assert executive.page.heading == "Plan"


def test_a_page_opened_before_the_plan_changed_answers_409_and_asks_to_look_again(way, at, cast):
    way.to_review()
    early, late = at(cast.manager), at(cast.manager_two)
    address = f"/cases/{way.file.reference}/plans/1"
    early.get(f"{address}/approve")
    late.get(f"{address}/return")
    late.submit("Return the plan", reason="cost", note="Too dear")
    way.submitted()
    early.submit("Approve the plan", status=409)
    assert "Someone changed this" in early.page.text
    assert way.plan.state == "cops_review"


def test_a_step_that_is_over_answers_409(way, at, cast):
    way.to_team()
    at(cast.manager).get(f"/cases/{way.file.reference}/call", status=409)


@pytest.mark.parametrize(
    ("who", "page", "status"),
    [
        ("triage", "/call", 403),
        ("director", "/call", 403),
        ("harbor_requester", "/call", 403),
        ("x_coordinator", "/call", 404),
        ("harbor_requester", "/engagement/withdraw", 403),
        ("harbor_executive", "/engagement/withdraw", 200),
        ("manager", "/engagement/withdraw", 200),  # records the agency's word
        ("harbor_executive", "/engagement/hold", 403),
    ],
)
def test_who_finds_which_page_at_the_call(way, at, cast, who, page, status):
    at(getattr(cast, who)).get(f"/cases/{way.file.reference}{page}", status=status)


def test_the_call_keeps_the_typed_text_when_a_date_is_wrong(way, at, cast):
    browser = at(cast.manager)
    browser.get(f"/cases/{way.file.reference}/call")
    tomorrow = clock.now().date() + timedelta(days=2)
    words = {"with_whom": "Sheriff Boone", "goals": "Fewer injuries", "audience": "48 deputies", "time": "9:30 am"}
    browser.submit("Record the call", status=422, **words, **date_fields("held_on", tomorrow))
    assert "cannot be in the future" in browser.page.text
    assert "Fewer injuries" in browser.page.body
    assert way.engagement.state == "intake_call"


@pytest.mark.parametrize(
    ("page", "button", "words", "sentence"),
    [
        ("/engagement/hold", "Put on hold", {}, "Choose a reason"),
        ("/engagement/hold", "Put on hold", {"reason": "funding"}, "end date or a review date"),
        ("/engagement/end-early", "End the engagement", {"note": "x"}, "Choose a reason"),
        ("/engagement/end-early", "End the engagement", {"reason": "duplicate", "note": "x"}, "surviving case"),
    ],
)
def test_pauses_and_ends_say_what_is_missing(way, at, cast, page, button, words, sentence):
    browser = at(cast.manager)
    browser.get(f"/cases/{way.file.reference}{page}")
    browser.submit(button, status=422, **words)
    assert sentence in browser.page.text
    assert way.engagement.state == "intake_call"


def test_a_case_is_held_and_resumed_by_pages(way, at, cast):
    browser = at(cast.manager)
    browser.get(f"/cases/{way.file.reference}/engagement/hold")
    review = clock.now().date() + timedelta(days=20)
    browser.submit(
        "Put on hold", reason="funding", audience="cops", note="No money yet", **date_fields("review_on", review)
    )
    assert "On hold" in browser.page.text
    assert "No money yet" not in at(cast.harbor_executive).get(f"/cases/{way.file.reference}").body
    browser.get(f"/cases/{way.file.reference}/engagement/resume")
    assert "No money yet" in browser.page.text
    browser.submit("Resume")
    assert way.engagement.state == "intake_call"


def test_a_provider_declines_with_a_reason_and_the_next_one_is_suggested(way, at, cast):
    way.to_offer()
    coordinator, manager = at(cast.x_coordinator), at(cast.manager)
    coordinator.get(f"/cases/{way.file.reference}/offers/1/decline")
    coordinator.submit("Decline the offer", status=422)
    coordinator.submit("Decline the offer", reason="no_capacity", note="Full until May")
    assert coordinator.page.heading == "Our work"
    manager.get(f"/cases/{way.file.reference}/offers/new")
    assert "Declined this case: no capacity" in manager.page.text
    manager.submit("Make the offer", provider=str(cast.y.id))
    assert [offer.state for offer in way.engagement.offers] == ["declined", "offered"]


def test_rows_of_a_plan_are_added_and_removed_without_script(way, at, cast):
    way.to_planning().written()
    browser = at(cast.x_staff)
    browser.get(f"/cases/{way.file.reference}/plans/1/write")
    browser.submit("Add a goal", summary="Another summary")
    assert "Another summary" in browser.page.body and "Goal 2" in browser.page.text
    browser.submit("Save the plan", **{"goals-1-goal": "Peers teach peers", "items-2-remove": "y"})
    assert [goal.goal for goal in way.plan.goals] == ["Deputies de-escalate", "Peers teach peers"]
    assert len(way.plan.items) == 2
    assert cast.x_staff.person.id in way.plan.author_ids


def test_an_item_without_a_date_is_refused_beside_its_field(way, at, cast):
    way.to_planning()
    browser = at(cast.x_coordinator)
    browser.get(f"/cases/{way.file.reference}/plans/1/write")
    browser.submit("Save the plan", status=422, **{"items-0-kind": "activity", "items-0-title": "Training"})
    assert "Enter the date." in browser.page.text
    assert "Training" in browser.page.body


def test_a_manager_records_the_agencys_agreement_by_page(way, at, cast):
    way.to_review().approved()
    browser = at(cast.manager_two)
    browser.get(f"/cases/{way.file.reference}/plans/1/concur")
    browser.submit("Record the agreement", status=422, channel="phone")
    today = date_fields("happened_on", clock.now().date() - timedelta(days=1))
    browser.submit("Record the agreement", channel="phone", evidence="Sheriff Boone on the phone", **today)
    assert way.engagement.state == "delivery"


def test_a_plan_shows_its_reader_what_changed_since_it_was_returned(way, at, cast):
    way.to_review()
    manager = at(cast.manager)
    manager.get(f"/cases/{way.file.reference}/plans/1/return")
    manager.submit("Return the plan", reason="unclear", note="Say who trains")
    coordinator = at(cast.x_coordinator)
    coordinator.get(f"/cases/{way.file.reference}/plan")
    assert "Say who trains" in coordinator.page.text
    coordinator.click("Write the plan")
    coordinator.submit("Save the plan", team="Elias Grant and Sergeant Lane")
    way.submitted()
    manager.get(f"/cases/{way.file.reference}/plan")
    assert "What changed since" in manager.page.text
    assert "Sergeant Lane" in manager.page.text


def test_triage_cannot_accept_and_a_manager_sees_what_is_missing(at, cast, way):
    assistance = AssistanceRequest(
        case_file=CaseFile(agency_id=cast.harbor.id, title="Help", state="screening", is_draft=False), state="screening"
    )
    db.session.add(assistance)
    db.session.commit()
    address = f"/cases/{assistance.case_file.reference}/accept"
    at(cast.triage).get(address, status=403)
    manager = at(cast.manager)
    manager.get(address)
    assert "The agency is not matched with the directory." in manager.page.text
    manager.submit("Accept the request", status=422)
    assert assistance.state == "screening"


def test_an_experts_home_shows_what_to_attest_then_where_to_go(way, at, cast):
    way.to_team().proposed()
    expert = at(cast.x_expert)
    expert.get("/expert")
    assert "Waiting for your attestation" in expert.page.text
    expert.click("Attest to conflicts of interest")
    expert.submit("Attest", status=422, has_conflict="yes", is_true="y")
    assert "Describe the conflict" in expert.page.text
    expert.submit("Attest", has_conflict="no", is_true="y")
    way.confirmed().written().submitted().approved().concurred()
    assert "Training, day one" in expert.get("/expert").text
    assert "Port Harbor" in expert.page.text


def test_an_expert_declines_on_the_phone_and_is_led_home(way, at, cast):
    way.to_team().proposed()
    expert = at(cast.x_expert)
    expert.get(f"/cases/{way.file.reference}/experts/1/decline")
    expert.submit("Decline the assignment", reason="not_available")
    assert expert.page.heading == "My work"
    assert "You have no assignment" in expert.page.text


def test_a_manager_records_an_attestation_that_came_by_phone(way, at, cast):
    way.to_team().proposed()
    manager = at(cast.manager)
    manager.get(f"/cases/{way.file.reference}/experts/1")
    manager.click("Record an attestation")
    today = date_fields("happened_on", clock.now().date() - timedelta(days=1))
    manager.submit("Record the attestation", has_conflict="no", channel="phone", evidence="Mr. Grant called", **today)
    assert way.assignment.state == "attested"


def test_nobody_else_finds_the_homes_of_providers_and_experts(at, cast):
    for who, page in ((cast.manager, "/provider"), (cast.x_expert, "/provider"), (cast.x_coordinator, "/expert")):
        at(who).get(page, status=403)


def test_a_provider_sees_its_cases_its_dates_and_what_came_back(way, at, cast):
    way.to_review()
    manager = at(cast.manager)
    manager.get(f"/cases/{way.file.reference}/plans/1/return")
    manager.submit("Return the plan", reason="unclear", note="Say who trains")
    home = at(cast.x_staff).get("/provider").text
    assert "Came back to you" in home and "Say who trains" in home
    assert "Elias Grant" in home and "Harbor County" in home
    way.submitted().approved().concurred()
    with clock.moved_to(clock.now() + timedelta(days=25)):
        assert "Lesson plan" in at(cast.x_coordinator).get("/provider").text


def test_an_agency_withdraws_and_a_manager_ends_early_by_pages(way, at, cast):
    executive = at(cast.harbor_executive)
    executive.get(f"/cases/{way.file.reference}/engagement/withdraw")
    executive.submit("Withdraw", status=422)
    executive.submit("Withdraw", reason="timing")
    assert way.engagement.state == "ended"
    assert "Ended" in executive.page.text
