"""The same way by pages: each person finds the page, fills it in, and the case moves on."""

from datetime import timedelta

import pytest

from app import clock
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
