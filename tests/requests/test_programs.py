"""The form of each program as its pages: what it asks, what it keeps, what the review and the copy show."""

import pytest

from app.extensions import db
from app.policy.programs import Program
from app.requests.models import completeness
from app.requests.models.advice import advise
from app.requests.services import drafting
from tests.requests import walks
from tests.requests.test_form_pages import FILLED, begun

INCIDENT = {
    "help_wanted": "after_action_review", "review_justification": "Our own people were part of it.",
    "is_about_incident": "yes", "incident_kind": "demonstration", "incident_on-month": "1", "incident_on-day": "5",
    "incident_on-year": "2026", "incident_place": "Port Harbor", "proceedings": ["civil"],
}  # fmt: skip


def write(browser, reference: str, step: str, status: int = 200, **typed):
    browser.get(f"/cases/{reference}/form/{step}")
    return browser.submit("Save and continue", status=status, **typed)


def wrong(page) -> int:
    """How many fields are wrong: the page says each beside its field, and all in the summary."""
    return len(page.errors) - 1


def draft_for(as_, program: str, who: str = "harbor_requester"):
    browser = as_(who)
    reference = begun(browser)
    write(browser, reference, "program", program_wanted=program)
    return browser, reference


def test_critical_response_asks_its_own_questions_and_no_topic(as_, cast):
    browser, reference = draft_for(as_, "critical_response")
    assert browser.page.url.endswith("/form/incident") and "Step 4 of 9" in browser.page.text
    write(browser, reference, "incident", **INCIDENT)
    assert browser.page.url.endswith("/form/need")
    page = browser.get(f"/cases/{reference}/copy")
    for said in ("After-action review", "Our own people were part of it.", "Demonstration", "Civil"):
        assert said.lower() in page.text.lower(), said


def test_an_incident_is_optional_but_one_that_was_needs_its_kind_day_and_place(as_, cast):
    browser, reference = draft_for(as_, "critical_response")
    page = write(
        browser, reference, "incident", 422, help_wanted="advise", is_about_incident="yes", proceedings=["none"]
    )
    assert wrong(page) == 3
    write(browser, reference, "incident", help_wanted="advise", is_about_incident="no", proceedings=["none"])
    assert browser.page.url.endswith("/form/need")


def test_a_review_asks_why_and_nothing_open_stands_alone(as_, cast):
    browser, reference = draft_for(as_, "critical_response")
    typed = INCIDENT | {"review_justification": "", "proceedings": ["none", "civil"]}
    assert wrong(write(browser, reference, "incident", 422, **typed)) == 2


def test_an_assessment_asks_who_knows_and_whether_the_agency_acts(as_, cast):
    browser, reference = draft_for(as_, "organizational_assessment")
    assert browser.page.url.endswith("/form/assessment")
    assert wrong(write(browser, reference, "assessment", 422)) == 5
    typed = {"focus_areas_wanted": "Use of force", "community_concerns": "Trust"}
    aware = {"governing_body_aware": "yes", "unions_aware": "no", "commits_to_act": "yes"}
    write(browser, reference, "assessment", **typed, **aware)
    assert "Use of force" in browser.get(f"/cases/{reference}/review").text


@pytest.mark.parametrize(
    ("answers", "program", "because"),
    [
        ((True, True, True), Program.CRITICAL_RESPONSE, "event"),
        ((False, True, True), Program.ORGANIZATIONAL_ASSESSMENT, "whole_agency"),
        ((False, True, False), Program.CRI_TAC, "not_ready"),
        ((False, False, True), Program.CRI_TAC, "topic"),
    ],
)
def test_plain_answers_lead_to_a_program_with_its_reason(answers, program, because):
    event, whole_agency, ready = answers
    assert advise(event=event, whole_agency=whole_agency, ready=ready) == (program, because)


def test_who_is_not_sure_gets_a_recommendation_and_may_follow_it(as_, cast):
    browser, reference = draft_for(as_, "not_sure")
    page = write(browser, reference, "advice", advice_event="yes", advice_whole_agency="no", advice_ready="no")
    assert browser.page.url.endswith("/form/recommendation")
    assert "Critical Response fits best" in page.text and "a serious event" in page.text
    browser.submit("Save and continue", follows_advice="yes")
    assert browser.page.url.endswith("/form/incident")


def test_who_leaves_the_choice_to_the_office_goes_on_without_a_block(as_, cast):
    browser, reference = draft_for(as_, "not_sure")
    write(browser, reference, "advice", advice_event="no", advice_whole_agency="yes", advice_ready="yes")
    assert "Organizational Assessment fits best" in browser.page.text
    browser.submit("Save and continue", follows_advice="no")
    assert browser.page.url.endswith("/form/need")
    page = browser.get(f"/cases/{reference}/review")
    assert "Organizational Assessment" in page.text and "Leave the choice to the COPS Office" in page.text


def test_other_answers_ask_again_what_the_agency_wants(cast):
    assistance = walks.filled(
        cast.harbor_requester.actor, **(walks.UNSURE | {"recommendation": {"follows_advice": True}})
    )
    assert "recommendation" not in completeness.missing(assistance)
    answers = {"advice_event": True, "advice_whole_agency": False, "advice_ready": False}
    drafting.save_step(assistance, "advice", answers, actor=cast.harbor_requester.actor, seen="", whole=True)
    assert "recommendation" in completeness.missing(assistance)


def test_a_block_of_another_program_is_not_a_page_of_this_request(as_, cast):
    browser, reference = draft_for(as_, "organizational_assessment")
    browser.get(f"/cases/{reference}/form/incident")
    assert browser.page.url.endswith("/form/program")


def test_a_followed_recommendation_is_the_program_of_the_case_and_restricts_it(cast):
    unsure = walks.UNSURE | {
        "advice": {"advice_event": True, "advice_whole_agency": False, "advice_ready": False},
        "recommendation": {"follows_advice": True},
        "incident": walks.RESPONSE["incident"],
    }
    assistance = walks.submitted(cast.harbor_requester.actor, **unsure)
    assert (assistance.case_file.program, assistance.case_file.restricted) == (Program.CRITICAL_RESPONSE, True)


def test_urgency_asks_for_its_reason_in_critical_response_alone(as_, cast):
    browser, reference = draft_for(as_, "critical_response")
    outcome = {key: value for key, value in FILLED["outcome"].items() if key not in ("success_measure", "audience")}
    page = write(browser, reference, "outcome", 422, **(outcome | {"urgency": "urgent"}))
    assert wrong(page) == 1
    write(browser, reference, "outcome", **(outcome | {"urgency": "urgent", "urgency_reason": "It goes on tonight."}))
    assert browser.page.url.endswith("/form/other")


def test_the_review_says_that_the_executive_must_authorize(as_, cast):
    assistance = walks.filled(cast.harbor_requester.actor, **walks.ASSESSMENT)
    db.session.commit()
    browser = as_("harbor_requester")
    assert "Your executive must authorize this request" in browser.get(f"/cases/{assistance.reference}/review").text
    browser.submit("Send the request")
    assert "Your executive authorizes the request." in browser.page.text
