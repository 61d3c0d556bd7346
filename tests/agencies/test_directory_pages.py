"""The directory for staff."""

import pytest
from sqlalchemy import select

from app.agencies import queries
from app.agencies.models import AgencyType, Eligibility
from app.agencies.services import directory
from app.audit.models import AuditEntry
from app.extensions import db
from app.policy.actor import SYSTEM
from tests.browser import Browser
from tests.cast import sign_in

READERS = ("triage", "manager", "director", "records", "auditor", "administrator")
KEEPERS = ("triage", "administrator")
OUTSIDE = ("harbor_requester", "harbor_executive", "x_coordinator", "x_staff", "x_expert", "contact")
NEW = {
    "name": "Elmtown Police Department",
    "type": "municipal",
    "state": "IA",
    "ori": "ia 071 0300",
    "reason": "They called.",
}


@pytest.fixture
def at(app, cast):
    """A browser in which someone of the cast is signed in."""

    def at(name: str) -> Browser:
        browser = Browser(app)
        sign_in(browser, getattr(cast, name))
        return browser

    return at


@pytest.mark.parametrize("name", READERS)
def test_cops_and_auditors_search_the_directory_and_open_an_agency(at, cast, name):
    browser = at(name)
    browser.get("/agencies?q=harbor")
    page = browser.click("Harbor County Sheriff's Office")
    assert page.heading == "Harbor County Sheriff's Office"
    assert "FL0990000" in page.text and cast.harbor_executive.person.name in page.text
    assert bool(page.links("Correct the facts")) == (name in KEEPERS)


def test_without_a_search_the_directory_says_how_many_agencies_it_lists(at, cast):
    assert "The directory lists 2 agencies." in at("triage").get("/agencies").text


@pytest.mark.parametrize("name", OUTSIDE)
def test_others_neither_search_it_nor_open_an_agency(at, cast, name):
    browser = at(name)
    browser.get("/agencies", status=403)
    browser.get(f"/agencies/{cast.harbor.key}", status=404)
    browser.get(f"/agencies/{cast.harbor.key}/correct", status=404)
    browser.get("/agencies/add", status=403)


@pytest.mark.parametrize("name", sorted({*READERS} - {*KEEPERS}))
def test_readers_change_nothing(at, cast, name):
    browser = at(name)
    for path in ("correct", "eligibility"):
        browser.get(f"/agencies/{cast.harbor.key}/{path}", status=403)
    browser.get("/agencies/add", status=403)
    browser.post("/agencies/add", NEW, status=None)
    assert queries.by_ori("IA0710300") is None


@pytest.mark.parametrize("key", ["0000000000", "harbor", "harborPD10"])
def test_an_agency_that_does_not_exist_is_not_found(at, cast, key):
    at("triage").get(f"/agencies/{key}", status=404)


@pytest.mark.parametrize("name", KEEPERS)
def test_triage_and_administrators_add_an_agency_with_a_reason(at, cast, name):
    browser = at(name)
    browser.get("/agencies?q=elmtown")
    browser.click("Add an agency")
    page = browser.submit("Add this agency", **NEW)
    assert (page.heading, "IA0710300" in page.text) == ("Elmtown Police Department", True)
    added = queries.by_ori("IA07103")
    assert (added.eligibility, added.source) == (Eligibility.ELIGIBLE, "added")
    assert queries.find("elmtown").agencies == [added]
    entry = db.session.scalar(select(AuditEntry).where(AuditEntry.action == "agency:add"))
    assert (entry.reason, entry.actor_person_id) == ("They called.", getattr(cast, name).person.id)


def test_an_added_agency_of_type_other_is_to_be_confirmed_and_a_federal_one_not_eligible(at, cast):
    for kind, ori, eligibility in (("other", "IA0710400", "to_be_confirmed"), ("federal", "IA0710500", "not_eligible")):
        browser = at("triage")
        browser.get("/agencies/add")
        browser.submit("Add this agency", **NEW | {"type": kind, "ori": ori})
        assert queries.by_ori(ori).eligibility == eligibility


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "", "Enter the name of the agency."),
        ("name", "x" * 201, "Shorten this to 200 characters."),
        ("name", "Elm\x00town", ""),
        ("type", "navy", "not in the list"),
        ("state", "ZZ", "not in the list"),
        ("ori", "12345", "7 or 9 letters and digits"),
        ("ori", "MA0010100", "begins with IA"),
        ("reason", " ", "Say why"),
    ],
)
def test_a_bad_answer_is_refused_beside_its_field_with_the_rest_kept(at, cast, field, typed, sentence):
    browser = at("triage")
    browser.get("/agencies/add")
    page = browser.submit("Add this agency", status=422, **NEW | {field: typed})
    assert any(sentence in error for error in page.errors)
    assert page.tree.get_element_by_id("city").get("value") == ""
    assert page.tree.get_element_by_id("reason" if field != "reason" else "name").get("value") in NEW.values()
    assert queries.by_ori("IA0710300") is None


def test_an_ori_that_another_agency_has_is_refused_with_its_name(at, cast):
    browser = at("triage")
    browser.get("/agencies/add")
    page = browser.submit("Add this agency", status=422, **NEW | {"state": "FL", "ori": "fl09900"})
    assert any("Harbor County Sheriff's Office (Harbor, FL) has this ORI." in error for error in page.errors)


def test_facts_are_corrected_with_a_reason_and_the_look_up_follows(at, cast):
    browser = at("triage")
    browser.get(f"/agencies/{cast.harbor.key}")
    browser.click("Correct the facts")
    page = browser.submit("Save", name="Harbour County Sheriff's Office", county="Harbour", reason="They write it so.")
    assert page.heading == "Harbour County Sheriff's Office"
    assert "set by hand: county, name" in page.text
    assert queries.find("harbour").agencies == [cast.harbor]
    entry = db.session.scalar(select(AuditEntry).where(AuditEntry.action == "agency:correct"))
    assert entry.reason == "They write it so."


def test_a_correction_of_a_page_that_is_out_of_date_is_refused_and_nothing_is_lost(at, cast):
    browser = at("triage")
    browser.get(f"/agencies/{cast.harbor.key}/correct")
    directory.settle_eligibility(
        cast.harbor, Eligibility.TO_BE_CONFIRMED, actor=SYSTEM, seen_version=cast.harbor.version, reason="Meanwhile."
    )
    page = browser.submit("Save", status=409, city="Elsewhere", reason="They moved.")
    assert page.tree.get_element_by_id("city").get("value") == "Elsewhere"
    assert cast.harbor.city == "Port Harbor"


def test_eligibility_is_settled_with_a_reason(at, cast):
    browser = at("administrator")
    browser.get(f"/agencies/{cast.mill_river.key}")
    browser.get(f"/agencies/{cast.mill_river.key}/eligibility")
    page = browser.submit("Save", eligibility="to_be_confirmed", reason="Merged with the county.")
    assert "To be confirmed" in page.text
    entry = db.session.scalar(select(AuditEntry).where(AuditEntry.action == "agency:settle_eligibility"))
    assert entry.reason == "Merged with the county."


def test_a_federal_agency_cannot_be_made_eligible(at, cast):
    facts = directory.Facts(name="Harbor Customs Service", type=AgencyType.FEDERAL, state="FL")
    federal = directory.add(facts, actor=SYSTEM, reason="A test needs it.")
    browser = at("triage")
    browser.get(f"/agencies/{federal.key}/eligibility")
    page = browser.submit("Save", status=422, eligibility="eligible", reason="Please.")
    assert any("A federal agency is not eligible." in error for error in page.errors)
    assert federal.eligibility is Eligibility.NOT_ELIGIBLE


def test_fields_that_the_form_does_not_have_change_nothing(at, cast):
    browser = at("triage")
    browser.get("/agencies/add")
    token = browser.page.form("Add").fields.get("csrf_token")
    extra = {"eligibility": "not_eligible", "source": "fbi", "id": "1", "corrected": "name"}
    browser.post("/agencies/add", NEW | extra | {"csrf_token": token})
    added = queries.by_ori("IA0710300")
    assert (added.eligibility, added.source, added.corrected) == (Eligibility.ELIGIBLE, "added", [])
