"""Who sees which page of an engagement: unseen is the same 404 as absent, and less than all of it is really less."""

import re

import pytest

from tests.browser import Browser
from tests.cast import Member, sign_in

NARRATIVE = "secret narrative"
TOKEN = re.compile(r'value="[\w.-]{60,}"')
ABSENT = "/cases/TA-2020-ZZZZZ"


@pytest.fixture
def at(app, way):
    """Opens a browser as someone of the cast."""

    def open_as(who: str) -> Browser:
        browser = Browser(app)
        member: Member = getattr(way.cast, who)
        sign_in(browser, member)
        return browser

    return open_as


def case(way) -> str:
    """Where the case's addresses begin."""
    return f"/cases/{way.file.reference}"


@pytest.mark.parametrize(
    "page", ["/offers/1", "/offers/1/accept", "/offers/1/decline", "/team", "/plan", "", "/request"]
)
def test_a_provider_cannot_see_an_offer_to_another_provider(way, at, page):
    way.to_offer()
    browser = at("y_coordinator")
    unseen = browser.get(case(way) + page, status=404).body
    absent = browser.get(ABSENT + page, status=404).body
    assert TOKEN.sub("", unseen) == TOKEN.sub("", absent)
    assert way.file.reference not in browser.get("/provider").body


@pytest.mark.parametrize("page", ["/team", "/plan", "/request", "/call", "/team/propose"])
def test_before_acceptance_a_provider_sees_the_offer_and_nothing_else(way, at, page):
    way.to_offer()
    browser = at("x_coordinator")
    assert browser.get(f"{case(way)}/offers/1").status == 200
    browser.get(case(way) + page, status=404)


@pytest.mark.parametrize("page", ["", "/team", "/plan", "/request", "/offers/1"])
def test_an_expert_who_has_not_attested_sees_no_narrative(way, at, page):
    way.to_team().proposed()
    browser = at("x_expert")
    assert NARRATIVE not in browser.get(f"{case(way)}/experts/1").body
    assert NARRATIVE not in browser.get(f"{case(way)}/experts/1/attest").body
    assert NARRATIVE not in browser.get(case(way) + page, status=None).body
    assert browser.page.status == (200 if page == "" and browser.page.status == 200 else 404)


def test_another_expert_sees_no_assignment(way, at):
    way.to_team().proposed()
    at("y_expert").get(f"{case(way)}/experts/1", status=404)


def test_the_agency_does_not_hear_which_providers_were_asked(way, at):
    way.to_offer()
    browser = at("harbor_executive")
    assert "National Policing" not in browser.get(f"{case(way)}/team").text
    browser.get(f"{case(way)}/offers/1", status=404)


def test_the_agency_sees_the_confirmed_team_only(way, at):
    way.to_team().proposed()
    browser = at("harbor_requester")
    assert "Elias Grant" not in browser.get(f"{case(way)}/team").text
    browser.get(f"{case(way)}/experts/1", status=404)
    way.attested().confirmed()
    assert "Elias Grant" in browser.get(f"{case(way)}/team").text


def test_the_agency_sees_no_plan_before_it_is_laid_before_it(way, at):
    way.to_review()
    browser = at("harbor_executive")
    assert "Two days" not in browser.get(f"{case(way)}/plan").text
    browser.get(f"{case(way)}/plans/1", status=404)
    way.approved()
    assert "Two days" in browser.get(f"{case(way)}/plan").text


def test_the_agency_does_not_read_what_the_office_tells_the_provider(way, at):
    way.to_review()
    manager = at("manager")
    manager.get(f"{case(way)}/plans/1/return")
    manager.submit("Return the plan", reason="unclear", note="Their chief is difficult")
    way.submitted().approved()
    for page in ("/plan", ""):
        assert "difficult" not in at("harbor_executive").get(case(way) + page).body
    assert "difficult" in at("x_coordinator").get(f"{case(way)}/plan").body


@pytest.mark.parametrize("who", ["administrator", "contact"])
def test_administrators_and_sister_components_see_no_engagement(way, at, who):
    way.to_team()
    for page in ("/team", "/plan", "/offers/1"):
        at(who).get(case(way) + page, status=404)


@pytest.mark.parametrize("who", ["auditor", "records"])
def test_auditors_read_and_change_nothing(way, at, who):
    way.to_team()
    browser = at(who)
    browser.get(f"{case(way)}/team")
    browser.get(f"{case(way)}/team/propose", status=403)
    browser.get(f"{case(way)}/engagement/hold", status=403)


def test_an_agency_of_another_place_sees_nothing(way, at):
    way.to_delivery()
    for page in ("", "/team", "/plan", "/engagement/withdraw"):
        at("mill_executive").get(case(way) + page, status=404)
