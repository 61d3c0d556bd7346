"""The pages of announcement, report stages and release, as each person sees and uses them."""

from datetime import timedelta

import pytest

from app import clock
from app.engagements.models.choices import ReturnReason
from app.engagements.views import tabs
from app.extensions import db
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.choices import NamingConsent
from app.worker import jobs
from tests.cast import sign_in
from tests.engagements.public_way import PublicWay

WHEN = {"on-month": "3", "on-day": "8", "on-year": "2027", "time": "10:00 a.m.", "zone": "America/Chicago"}


@pytest.fixture
def page(browser):
    """Open a page as somebody."""

    def opened(who, path, status=200):
        sign_in(browser, who)
        return browser.get(path, status=status)

    return opened


def address(way, tail=""):
    """A page of the case."""
    return f"/cases/{way.file.reference}/{tail}"


def test_the_manager_proposes_and_the_director_schedules(cast, browser, page):
    way = PublicWay.placed(cast, "announcement")
    page(cast.manager, address(way, "publicity"))
    browser.click("Propose the announcement")
    browser.submit("Propose it", **WHEN, text="A review of the night begins.")
    assert "Mon Mar 8, 2027, 10:00 a.m. CST" in browser.page.text
    page(cast.director, address(way, "publicity"))
    browser.click("Schedule the announcement")
    browser.submit("Schedule it")
    assert "Scheduled" in browser.page.text
    browser.click("Stop what is scheduled")
    browser.submit("Stop it", reason="The mayor asks")
    assert "No longer" not in browser.page.text


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ({"on-month": "3", "on-day": "14", "time": "2:30"}, "does not exist"),
        ({"on-month": "11", "on-day": "7", "time": "1:30", "zone": "America/New_York"}, "comes twice"),
        ({"on-year": "2020"}, "has passed"),
    ],
)
def test_a_bad_instant_is_told_beside_its_field(cast, browser, page, when, said):
    way = PublicWay.placed(cast, "announcement")
    page(cast.manager, address(way, "publicity/announcement"))
    browser.submit("Propose it", status=422, **(WHEN | when), text="A review of the night begins.")
    assert any(said in error for error in browser.page.errors)
    assert "A review of the night begins." in browser.page.body


def test_a_doubled_hour_is_chosen_on_the_second_press(cast, browser, page):
    way = PublicWay.placed(cast, "announcement")
    page(cast.manager, address(way, "publicity/announcement"))
    twice = WHEN | {"on-month": "11", "on-day": "7", "time": "1:30", "zone": "America/New_York"}
    browser.submit("Propose it", status=422, **twice, text="A review begins.")
    browser.submit("Propose it", which="later")
    assert "1:30 a.m. EST" in browser.page.text


def test_the_public_sees_an_announcement_from_its_instant_on(cast, browser):
    way = PublicWay.placed(cast, "announcement", mark="harborword")
    with clock.moved_to(clock.now()):
        way.proposed().scheduled()
        assert "harborword" not in browser.get("/announcements").body
        browser.get(f"/announcements/{way.file.reference}", status=404)
        clock.forward(days=8)
        jobs.until_idle()
        browser.get("/announcements")
        browser.click("Harbor County")
    assert "harborword" in browser.page.text


def test_writers_add_chapters_and_observations(cast, browser, page):
    way = PublicWay.reporting(cast)
    page(cast.x_expert, address(way, "report"))
    browser.click("Add a chapter")
    browser.submit("Add it", theme="tactics")
    browser.click("Add an observation")
    browser.submit("Add it", text="Units came from two sides", lesson="Name one way in", recommendation="One way in")
    assert "Observation 1" in browser.page.text
    assert "Recommendation 1" in browser.page.text
    browser.get(address(way, "reports/1/observations/1"))
    browser.submit("Save", text="Units came from three sides")
    assert "three sides" in browser.page.text


def test_the_executive_corrects_returns_and_confirms(cast, browser, page):
    way = PublicWay.reporting(cast).to_fact_check()
    page(cast.harbor_executive, address(way, "report"))
    browser.click("Read the draft and check the facts")
    browser.click("Correct something here")
    browser.submit("Write it down", text="The call came at 21:14")
    assert "Not sent yet" in browser.page.text
    browser.click("Return the draft with one correction")
    browser.submit("Return the draft")
    page(cast.harbor_executive, address(way, "reports/1"), status=404)
    page(cast.x_coordinator, address(way, "report"))
    browser.click("Answer it")
    browser.submit("Save", disposition="changed")
    way.submitted().sent()
    page(cast.harbor_executive, address(way, "reports/1/fact-check"))
    assert "The text was changed." in browser.page.text
    browser.click("The facts are right")
    browser.submit("The facts are right")
    db.session.expire_all()
    assert way.report.state == "department_review"


def test_a_correction_is_taken_back_before_it_is_sent(cast, browser, page):
    way = PublicWay.reporting(cast).to_fact_check().corrected()
    page(cast.harbor_executive, address(way, "reports/1/fact-check"))
    browser.submit("Take it back")
    assert "No correction is written down" in browser.page.text


def test_the_requester_does_not_see_the_draft(cast, page):
    way = PublicWay.reporting(cast).to_fact_check()
    page(cast.harbor_requester, address(way, "reports/1"), status=404)
    page(cast.harbor_requester, address(way, "reports/1/fact-check"), status=404)


def test_the_office_records_and_closes_the_fact_check(cast, browser, page):
    way = PublicWay.reporting(cast).to_fact_check()
    page(cast.manager, address(way, "reports/1/fact-check/confirm"))
    assert "Record that the agency confirms the facts" in browser.page.heading
    with clock.moved_to(clock.now() + timedelta(days=60)):
        page(cast.manager, address(way, "reports/1/fact-check/confirm"))
        browser.submit("Close it", note="No answer in two months", dissent="")
    db.session.expire_all()
    assert way.report.state == "department_review"


def test_the_director_returns_and_the_manager_resends(cast, browser, page):
    way = PublicWay.reporting(cast).to_department()
    page(cast.director, address(way, "report"))
    browser.click("Return with comments")
    browser.submit("Return it", reason=ReturnReason.UNCLEAR.value, note="Who decided?")
    way.report.comments[0].disposition = "changed"
    db.session.commit()
    way.submitted()
    page(cast.manager, address(way, "report"))
    browser.click("Send to the department again")
    browser.submit("Send it")
    page(cast.director, address(way, "report"))
    browser.click("Approve")
    browser.submit("Approve")
    assert "The report is approved" in browser.page.body


def test_versions_are_compared(cast, browser, page):
    way = PublicWay.reporting(cast).to_fact_check().corrected().returned()
    section = way.report.sections[0]
    section.body = "Something quite different"
    db.session.commit()
    page(cast.x_coordinator, address(way, "report"))
    browser.click("Version 1")
    assert "Something quite different" in browser.page.text.replace("put in: ", "")
    page(cast.harbor_executive, address(way, "reports/1/versions/1"), status=404)


def test_a_release_is_scheduled_confirmed_and_public(cast, browser, page):
    way = PublicWay.reporting(cast, mark="harborword").to_release()
    db.session.query(AssistanceRequest).one().naming_consent = NamingConsent.ASK_FIRST
    db.session.commit()
    page(cast.director, address(way, "publicity"))
    browser.click("Schedule the release")
    assert "wants to be asked before it is named in public" in browser.page.text
    browser.submit("Schedule it", **WHEN, briefing="recorded", briefing_note="The families, by the chaplain")
    with clock.moved_to(way.engagement.release_at + timedelta(minutes=1)):
        page(cast.director, address(way, "publicity"))
        assert "The time set for release has passed unconfirmed" in browser.page.text
        jobs.pass_on()
        assert (
            "set a new time, because the one that was set has passed"
            in browser.get(f"/cases/{way.file.reference}").text
        )
    page(cast.manager, address(way, "publicity"))
    browser.click("Confirm the release")
    browser.submit("Confirm it")
    assert "Scheduled and confirmed" in browser.page.text
    where = f"/released/{way.file.reference}/1"
    browser.client.delete_cookie("sid")
    assert "harborword" not in browser.get("/released").body
    browser.get(where, status=404)
    browser.get(f"{where}/report.pdf", status=404)
    with clock.moved_to(way.engagement.release_at + timedelta(minutes=1)):
        jobs.until_idle()
        browser.get("/released")
        browser.click("After-action report")
        assert browser.page.url == where
        assert "harborword" in browser.page.text
        assert browser.get(f"{where}/report.pdf").response.mimetype == "application/pdf"


def test_the_director_pulls_back_or_delivers_confidentially(cast, browser, page):
    way = PublicWay.reporting(cast).to_release()
    page(cast.director, address(way, "publicity"))
    browser.click("Deliver confidentially")
    browser.submit("Deliver it confidentially", status=422, reason="A minor", to="")
    browser.get(address(way, "publicity"))
    browser.click("Pull the report back")
    browser.submit("Pull it back", reason="A name stands in it")
    db.session.expire_all()
    assert way.report.state == "drafting"


def test_the_tab_shows_to_those_who_see_the_content(cast):
    file = PublicWay.placed(cast, "announcement").file
    shown = [tabs.has_agreement(who.actor, file) for who in (cast.manager, cast.x_coordinator, cast.y_coordinator)]
    assert shown == [True, True, False]


def test_an_announcement_is_left_out_for_a_reason(cast, browser, page):
    way = PublicWay.placed(cast, "announcement")
    page(cast.director, address(way, "publicity"))
    browser.click("Go on without an announcement")
    browser.submit("Go on confidentially", reason="A minor is involved")
    assert "This engagement is confidential" in browser.page.text


def test_the_office_records_the_agencys_corrections(cast, browser, page):
    way = PublicWay.reporting(cast).to_fact_check()
    page(cast.manager, address(way, "reports/1/fact-check/correct"))
    browser.submit("Write it down", text="The call came at 21:14")
    browser.get(address(way, "reports/1/fact-check/return"))
    browser.submit("Record it", status=422)
    browser.submit(
        "Record it", channel="phone", evidence="The chief read it to me",
        **{"happened_on-month": "1", "happened_on-day": "4", "happened_on-year": "2026"},
    )  # fmt: skip
    db.session.expire_all()
    assert way.report.state == "drafting"
