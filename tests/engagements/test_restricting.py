"""Who may see a case at all: restricting, the list and its editor, deputies, lifting; an end by investigation."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from app import clock
from app.accounts.models.people import Deputy
from app.engagements.services import investigating, restricting
from app.errors import InvalidFact, NotPermitted, NotVisible
from app.extensions import db
from app.notifications.wording import ENGAGEMENT
from app.policy.actor import Actor
from app.policy.roles import Role
from app.workflow import readers, scopes
from app.workflow.history_words import HAPPENED
from app.workflow.models.case_file import CaseAccess
from app.workflow.services import access_list
from tests.browser import Browser
from tests.cast import sign_in
from tests.engagements.change_way import ChangeWay
from tests.engagements.test_pauses import did


@pytest.fixture
def way(cast) -> ChangeWay:
    """An engagement at its first call."""
    return ChangeWay.begin(cast)


def restricted(way) -> ChangeWay:
    """The director closes it to all but its list."""
    did(restricting.restrict, way.engagement, way.cast.director, reason="A sensitive matter")
    return way


def seers(way) -> set[str]:
    """Who of the cast sees the content."""
    return {name for name, who in way.cast.everybody.items() if scopes.sees_content(who.actor, way.file)}


def line_of(way, who) -> CaseAccess:
    """Someone's line on the list."""
    rows = select(CaseAccess).where(CaseAccess.case_file_id == way.file.id, CaseAccess.person_id == who.person.id)
    return db.session.scalars(rows.where(CaseAccess.until.is_(None))).one()


def test_a_restricted_case_is_seen_by_those_with_a_part_in_it_alone(way):
    restricted(way.to_delivery())
    assert seers(way) == {
        "harbor_requester", "harbor_executive", "manager", "director", "x_coordinator", "x_expert",
    }  # fmt: skip
    assert readers.count(way.file) == 6
    cast = way.cast
    access_list.add_person(way.file, cast.x_staff.person, actor=cast.director.actor, reason="Works on it")
    db.session.commit()
    assert "x_staff" in seers(way) and readers.count(way.file) == 7


def test_a_director_adds_a_person_and_takes_him_off_again_with_reasons(way):
    restricted(way)
    cast = way.cast
    access_list.add_person(way.file, cast.records.person, actor=cast.director.actor, reason="Keeps the records")
    db.session.commit()
    assert "records" in seers(way)
    access_list.remove(line_of(way, cast.records), way.file, actor=cast.director.actor, reason="Done")
    db.session.commit()
    assert "records" not in seers(way)
    lines = db.session.scalars(select(CaseAccess).where(CaseAccess.person_id == cast.records.person.id)).all()
    assert [(row.reason, row.end_reason) for row in lines] == [("Keeps the records", "Done")]


def test_nobody_stands_on_the_list_twice(way):
    restricted(way)
    with pytest.raises(InvalidFact, match="already"):
        access_list.add_person(way.file, way.cast.manager.person, actor=way.cast.director.actor, reason="Again")


def test_the_last_director_stays_on_the_list(way):
    restricted(way)
    with pytest.raises(InvalidFact, match="director stays"):
        access_list.remove(line_of(way, way.cast.director), way.file, actor=way.cast.director.actor, reason="Away")


def test_a_whole_organization_may_be_listed(way):
    restricted(way)
    access_list.add_organization(way.file, way.cast.cops, actor=way.cast.director.actor, reason="All hands")
    db.session.commit()
    assert {"triage", "triage_two", "manager_two", "records"} <= seers(way)
    assert "administrator" not in seers(way)


def test_a_deputy_sees_what_his_director_is_listed_for(way):
    restricted(way)
    cast, today = way.cast, clock.now().date()
    stand_in = Actor(Role.DIRECTOR, cast.manager_two.person.id, cast.cops.id, name="Miles Okafor")
    assert not scopes.sees_content(stand_in, way.file)
    deputy = Deputy(
        director_id=cast.director.person.id, deputy_id=cast.manager_two.person.id, since=today,
        until=today + timedelta(days=5),
    )  # fmt: skip
    db.session.add(deputy)
    db.session.commit()
    assert scopes.sees_content(stand_in, way.file)
    db.session.commit()
    with clock.moved_to(clock.now() + timedelta(days=7)):
        assert not scopes.sees_content(stand_in, way.file)


def test_lifting_opens_the_case_to_the_office_again(way):
    restricted(way)
    did(restricting.lift_restriction, way.engagement, way.cast.director, reason="It is public now")
    assert {"triage", "manager_two", "auditor"} <= seers(way)


@pytest.mark.parametrize("who", ["manager", "triage", "harbor_executive", "mill_executive"])
def test_nobody_but_a_director_restricts_a_case(way, who):
    with pytest.raises((NotPermitted, NotVisible)):
        did(restricting.restrict, way.engagement, getattr(way.cast, who), reason="Quiet")


def test_the_editor_by_pages(app, way):
    browser = Browser(app)
    sign_in(browser, way.cast.director)
    case = f"/cases/{way.file.reference}"
    browser.get(f"{case}/engagement/restrict")
    browser.submit("Restrict the case", reason="A sensitive matter")
    assert "4 people may see this case" in browser.page.text
    browser.get(f"{case}/access/add-person")
    browser.submit("Add the person", person="nobody@example.org", reason="Needed", status=422)
    assert "Nobody here has this address" in browser.page.text
    browser.submit("Add the person", person=way.cast.records.email, reason="Keeps the records")
    assert "Ruth Vance" in browser.page.text and "Keeps the records" in browser.page.text
    browser.get(f"{case}/access/{way.cast.records.person.key}/remove")
    browser.submit("Take off the list", reason="Done")
    assert "Ruth Vance is off the list" in browser.page.text
    browser.get(f"{case}/access/add-organization")
    browser.submit("Add the organization", reason="All hands", status=422)
    assert "Choose an organization" in browser.page.text


def investigated(way) -> ChangeWay:
    """The director ends it because of an investigation."""
    words = {"note": "The division opened one", "wording": "The engagement has ended."}
    did(investigating.end_for_investigation, way.engagement, way.cast.director, **words)
    return way


OUTSIDE = ("harbor_requester", "harbor_executive", "x_coordinator", "x_staff", "x_expert")


@pytest.mark.parametrize("who", OUTSIDE)
def test_nobody_outside_reads_that_an_investigation_ended_it_before_that_is_public(app, way, who):
    investigated(way.to_delivery())
    browser = Browser(app)
    sign_in(browser, getattr(way.cast, who))
    for page in ("", "/history", "/plan", "/team"):
        browser.get(f"/cases/{way.file.reference}{page}")
        assert "nvestigation" not in browser.page.text and "division" not in browser.page.text
    browser.get(f"/cases/{way.file.reference}")
    assert "The engagement has ended." in browser.page.text
    did(investigating.say_it_is_public, way.engagement, way.cast.director)
    browser.get(f"/cases/{way.file.reference}")
    assert "An investigation was opened" in browser.page.text and "division" not in browser.page.text


def test_the_end_by_investigation_places_a_legal_hold_that_the_database_keeps(way):
    investigated(way.to_delivery())
    assert way.file.is_under_legal_hold
    for table in ("plans", "engagements", "case_files"):
        with pytest.raises(DBAPIError, match="legal hold"), db.session.begin_nested():
            db.session.execute(text(f"DELETE FROM {table} WHERE {_own(table)} = {way.file.id}"))


def _own(table: str) -> str:
    return "id" if table == "case_files" else "case_file_id"


@pytest.mark.parametrize("who", ["manager", "triage", "harbor_executive", "x_coordinator"])
def test_nobody_but_a_director_ends_a_case_for_an_investigation(way, who):
    way.to_delivery()
    with pytest.raises(NotPermitted):
        words = {"note": "They opened one", "wording": "It has ended."}
        did(investigating.end_for_investigation, way.engagement, getattr(way.cast, who), **words)


def test_what_is_not_hidden_need_not_be_made_public(way):
    with pytest.raises(NotPermitted):
        did(investigating.say_it_is_public, way.engagement, way.cast.director)


def test_an_end_by_investigation_reads_outside_like_any_other_end_by_the_office():
    words = {step: HAPPENED["engagement", step] for step in ("end_early", "end_for_investigation")}
    assert len(set(words.values())) == 1, words
    assert ENGAGEMENT["end_early"] == ENGAGEMENT["end_for_investigation"]
