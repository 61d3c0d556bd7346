"""The director's home and calendar, and what waits for an agency's executive."""

import pytest

from app import clock
from app.engagements.queries import decisions, executive
from app.extensions import db
from app.policy.programs import Kind
from tests.cast import sign_in
from tests.engagements.public_way import PublicWay
from tests.engagements.way import Way


@pytest.fixture
def page(browser):
    """Open a page as somebody."""

    def opened(who, path, status=200):
        sign_in(browser, who)
        return browser.get(path, status=status)

    return opened


def test_the_director_sees_what_waits_for_him_with_a_brief(cast, page):
    announced = PublicWay.placed(cast, "announcement").proposed()
    department = PublicWay.reporting(cast).to_department()
    shown = page(cast.director, "/director")
    assert announced.file.reference in shown.text
    assert "Schedule the announcement" in shown.text
    assert department.file.reference in shown.text
    assert "Approve the report, or return it" in shown.text
    assert "What happened said" in shown.text


def test_late_decisions_are_counted_by_what_is_asked(cast, page):
    PublicWay.reporting(cast).to_department()
    with clock.moved_to(clock.now().replace(year=clock.now().year + 1)):
        waiting = decisions.waiting(cast.director.actor)
        assert decisions.late(waiting) == {"Approve the report, or return it": 1}
        assert "Late:" in page(cast.director, "/director").text


def test_what_is_scheduled_stands_in_the_calendar_and_waits_for_nobody(cast, page):
    way = PublicWay.placed(cast, "announcement").proposed().scheduled()
    assert decisions.waiting(cast.director.actor) == []
    shown = page(cast.director, "/director/calendar")
    assert way.file.reference in shown.text
    assert "scheduled" in shown.text


def test_the_calendar_tells_what_is_confirmed_and_what_is_not(cast):
    PublicWay.reporting(cast).to_release().release_scheduled()
    PublicWay.reporting(cast, Kind.ASSESSMENT).to_confirmed_release()
    states = [each.state for each in decisions.planned(cast.director.actor)]
    assert sorted(states) == ["scheduled and confirmed", "waits for a second person"]


def test_a_director_who_is_not_on_a_cases_list_learns_nothing_of_it(cast, page):
    way = PublicWay.placed(cast, "announcement").proposed()
    db.session.execute(
        db.text("UPDATE case_accesses SET until = now() WHERE person_id = :one"), {"one": cast.director.person.id}
    )
    db.session.commit()
    assert way.file.reference not in page(cast.director, "/director").body
    assert way.file.reference not in page(cast.director, "/director/calendar").body


def test_others_have_no_such_home(cast, page):
    for who in (cast.manager, cast.harbor_executive, cast.auditor, cast.x_coordinator):
        page(who, "/director", status=403)
        page(who, "/director/calendar", status=403)


def test_the_executive_sees_what_waits_for_his_own_word(cast, page):
    Way.begin(cast).to_review().approved()
    PublicWay.reporting(cast).to_fact_check()
    whats = [duty.what for duty in executive.duties(cast.harbor_executive.actor)]
    assert whats == ["Read the plan and agree to it", "Check the facts in the draft report"]
    shown = page(cast.harbor_executive, "/requests")
    assert "We wait for you" in shown.text
    assert shown.links("Check the facts in the draft report")
    assert "We wait for you" not in page(cast.harbor_requester, "/requests").text
    assert executive.duties(cast.mill_executive.actor) == []
