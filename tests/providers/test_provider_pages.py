"""Providers and their part in programs, as administrators and providers see them."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.audit.models import AuditEntry
from app.extensions import db
from app.policy.programs import Program
from app.providers import queries
from app.providers.models import Participation
from app.providers.services import enrolling
from tests.browser import Browser
from tests.cast import sign_in

STAFF = ("triage", "manager", "director", "records", "auditor", "administrator")
PART = {
    "program": "critical_response",
    "since_month": "1",
    "since_day": "1",
    "since_year": "2027",
    "award_number": "15JX",
}


@pytest.fixture
def at(app, cast):
    """A browser in which someone of the cast is signed in."""

    def at(name: str) -> Browser:
        browser = Browser(app)
        sign_in(browser, getattr(cast, name))
        return browser

    return at


def dashed(fields: dict[str, str]) -> dict[str, str]:
    """Names as the page posts them: since-month for since_month."""
    return {
        name.replace("_month", "-month").replace("_day", "-day").replace("_year", "-year"): value
        for name, value in fields.items()
    }


def recorded(action: str) -> AuditEntry | None:
    return db.session.scalar(select(AuditEntry).where(AuditEntry.action == action))


@pytest.mark.parametrize("name", STAFF)
def test_cops_and_auditors_see_every_provider(at, cast, name):
    browser = at(name)
    assert "Leads" in browser.get("/providers").text
    page = browser.click("Coastal Chiefs Association")
    assert page.heading == "Coastal Chiefs Association"
    assert bool(page.links("Add a program")) == (name == "administrator")


@pytest.mark.parametrize("name", ["x_coordinator", "x_staff", "x_expert"])
def test_a_providers_people_see_their_own_provider_and_no_other(at, cast, name):
    browser = at(name)
    assert browser.get(f"/providers/{cast.x.key}").heading == "National Policing Partnership"
    browser.get(f"/providers/{cast.y.key}", status=404)
    browser.get("/providers", status=403)


@pytest.mark.parametrize("name", ["harbor_requester", "harbor_executive", "contact"])
def test_agencies_and_components_see_no_provider(at, cast, name):
    browser = at(name)
    browser.get(f"/providers/{cast.x.key}", status=404)
    browser.get(f"/providers/{cast.x.key}/describe", status=404)
    browser.get("/providers", status=403)


def test_an_administrator_adds_a_provider(at, cast):
    browser = at("administrator")
    browser.get("/providers")
    browser.click("Add a provider")
    page = browser.submit("Add this provider", name="Prairie Sheriffs", short_name="PSU", about="It trains.")
    assert page.heading == "Prairie Sheriffs" and "takes part in no program" in page.text
    assert recorded("provider:add") is not None


def test_a_provider_of_the_same_name_is_refused(at, cast):
    browser = at("administrator")
    browser.get("/providers/add")
    page = browser.submit("Add this provider", status=422, name="coastal chiefs association", short_name="C2")
    assert any("There is a provider of this name." in error for error in page.errors)


@pytest.mark.parametrize("name", ["manager", "x_coordinator", "auditor"])
def test_nobody_else_adds_or_enrolls_providers(at, cast, name):
    browser = at(name)
    browser.get("/providers/add", status=403)
    browser.get(f"/providers/{cast.x.key}/programs/add", status=403)
    browser.get(f"/providers/{cast.x.key}/programs/{cast.x.participations[0].id}", status=403)


@pytest.mark.parametrize("name", ["administrator", "x_coordinator"])
def test_administrators_and_its_coordinator_describe_a_provider(at, cast, name):
    browser = at(name)
    browser.get(f"/providers/{cast.x.key}")
    browser.click("Change names and description")
    page = browser.submit("Save", about="We train trainers.")
    assert "We train trainers." in page.text


@pytest.mark.parametrize("name", ["x_staff", "x_expert", "manager"])
def test_others_who_see_it_do_not_describe_it(at, cast, name):
    at(name).get(f"/providers/{cast.x.key}/describe", status=403)


def test_a_description_from_a_page_out_of_date_is_refused_with_the_text_kept(at, cast):
    browser = at("x_coordinator")
    browser.get(f"/providers/{cast.x.key}/describe")
    cast.x.version += 1
    page = browser.submit("Save", status=409, about="My new text")
    assert page.tree.get_element_by_id("about").text.strip() == "My new text"


def test_a_part_in_a_program_is_recorded_after_its_effect_was_said(at, cast):
    browser = at("administrator")
    browser.get(f"/providers/{cast.x.key}")
    browser.click("Add a program")
    page = browser.submit("Continue", **dashed(PART), is_lead="y")
    assert "can be offered engagements of Critical Response from Fri Jan 1, 2027 on, without an end." in page.text
    assert "it leads Critical Response" in page.text
    assert queries.lead_of(Program.CRITICAL_RESPONSE, date(2027, 1, 1)) is None
    browser.submit("Save")
    assert queries.lead_of(Program.CRITICAL_RESPONSE, date(2027, 1, 1)) is cast.x
    assert queries.lead_of(Program.CRITICAL_RESPONSE, date(2026, 12, 31)) is None
    assert recorded("provider:enroll") is not None


def test_other_answers_after_the_effect_are_said_anew_before_they_are_saved(at, cast):
    browser = at("administrator")
    browser.get(f"/providers/{cast.x.key}/programs/add")
    browser.submit("Continue", **dashed(PART))
    page = browser.submit("Save", **dashed(PART | {"since_year": "2028"}))
    assert "from Sat Jan 1, 2028 on" in page.text
    assert len(cast.x.participations) == 1


def test_a_second_lead_on_the_same_days_is_refused_with_the_name_of_the_first(at, cast):
    browser = at("administrator")
    browser.get(f"/providers/{cast.y.key}/programs/{cast.y.participations[0].id}")
    browser.submit("Continue", is_lead="y")
    page = browser.submit("Save", status=422)
    assert any("National Policing Partnership leads CRI-TAC on some of these days." in error for error in page.errors)


def test_the_lead_passes_on_when_the_first_one_ends(at, cast):
    first, second = cast.x.participations[0], cast.y.participations[0]
    end = date(2027, 6, 30)
    part = enrolling.Part(program=first.program, since=first.since, until=end, is_lead=True)
    enrolling.change(first, part, actor=cast.administrator.actor, seen_version=cast.x.version)
    ends_too = enrolling.Part(program=second.program, since=second.since, until=end)
    enrolling.change(second, ends_too, actor=cast.administrator.actor, seen_version=cast.y.version)
    follows = enrolling.Part(program=second.program, since=end + timedelta(days=1), is_lead=True)
    enrolling.enroll(cast.y, follows, actor=cast.administrator.actor, seen_version=cast.y.version)
    assert queries.providers_for(Program.CRI_TAC, end) == [cast.x, cast.y]
    assert queries.providers_for(Program.CRI_TAC, end + timedelta(days=1)) == [cast.y]
    assert queries.lead_of(Program.CRI_TAC, end) is cast.x
    assert queries.lead_of(Program.CRI_TAC, end + timedelta(days=1)) is cast.y


def test_the_lead_comes_first_whatever_its_name(cast):
    assert queries.providers_for(Program.CRI_TAC, queries.today()) == [cast.x, cast.y]


def test_the_database_itself_refuses_two_leads_and_two_parts_at_once(cast):
    for part in (
        Participation(provider_id=cast.y.id, program=Program.CRI_TAC, is_lead=True, since=date(2015, 1, 1)),
        Participation(provider_id=cast.x.id, program=Program.CRI_TAC, since=date(2015, 1, 1)),
    ):
        nested = db.session.begin_nested()
        db.session.add(part)
        with pytest.raises(IntegrityError):
            db.session.flush()
        nested.rollback()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"since_month": "13"}, "month"),
        ({"since_year": ""}, "year"),
        ({"until_month": "12", "until_day": "31", "until_year": "2026"}, "First day"),
        ({"program": "navy"}, "not in the list"),
    ],
)
def test_a_bad_date_or_program_is_refused(at, cast, typed, sentence):
    browser = at("administrator")
    browser.get(f"/providers/{cast.x.key}/programs/add")
    page = browser.submit("Continue", status=422, **dashed(PART | typed))
    assert any(sentence in error for error in page.errors), page.errors


def test_a_part_of_another_provider_is_not_found(at, cast):
    at("administrator").get(f"/providers/{cast.x.key}/programs/{cast.y.participations[0].id}", status=404)
