"""The cases on the pages of an agency and of a provider."""

import pytest

from app import clock
from app.extensions import db
from app.policy.programs import Program
from app.workflow.models.case_file import CaseFile
from tests.browser import Browser
from tests.cast import sign_in


@pytest.fixture
def at(app, cast):
    """A browser in which someone of the cast is signed in."""

    def at(name: str) -> Browser:
        browser = Browser(app)
        sign_in(browser, getattr(cast, name))
        return browser

    return at


@pytest.fixture
def file(cast) -> CaseFile:
    """A case of Harbor County with provider X."""
    file = CaseFile(
        agency_id=cast.harbor.id,
        provider_id=cast.x.id,
        program=Program.CRI_TAC,
        title="Training for deputies",
        is_draft=False,
        state="screening",
        submitted_at=clock.now(),
    )
    db.session.add(file)
    db.session.flush()
    return file


@pytest.mark.parametrize("name", ["triage", "manager", "auditor"])
def test_cops_and_auditors_see_the_cases_of_an_agency_and_of_a_provider(at, cast, file, name):
    browser = at(name)
    assert file.reference in browser.get(f"/agencies/{cast.harbor.key}").text
    assert file.reference in browser.get(f"/providers/{cast.x.key}").text
    assert file.reference not in browser.get(f"/agencies/{cast.mill_river.key}").text


def test_administrators_see_no_cases(at, cast, file):
    browser = at("administrator")
    for path in (f"/agencies/{cast.harbor.key}", f"/providers/{cast.x.key}"):
        page = browser.get(path)
        assert file.reference not in page.text and "Cases" not in page.text


def test_a_restricted_case_is_not_in_the_list_of_who_may_not_see_it(at, cast, file):
    file.restricted = True
    assert file.reference not in at("manager").get(f"/agencies/{cast.harbor.key}").text


def test_a_draft_is_nobodys_business_yet(at, cast, file):
    file.is_draft = True
    assert file.reference not in at("triage").get(f"/agencies/{cast.harbor.key}").text


def test_a_providers_people_find_their_cases_elsewhere(at, cast, file):
    assert file.reference not in at("x_coordinator").get(f"/providers/{cast.x.key}").text
