"""Experts' profiles."""

import pytest
from sqlalchemy import select

from app.accounts.models.people import Membership
from app.accounts.services import people
from app.audit.models import AuditEntry
from app.extensions import db
from app.policy.roles import Role
from app.providers import queries
from app.providers.models import ExpertProfile
from tests.browser import Browser
from tests.cast import sign_in

SAID = {
    "skills": "De-escalation\n\nUse of force policy\nDe-escalation",
    "home_state": "OH",
    "about": "30 years.",
    "prior_employers": "Elmtown PD, 1990–2010",
}


@pytest.fixture
def at(app, cast):
    """A browser in which someone of the cast is signed in."""

    def at(name: str) -> Browser:
        browser = Browser(app)
        sign_in(browser, getattr(cast, name))
        return browser

    return at


def test_an_expert_writes_his_own_profile(at, cast):
    browser = at("x_expert")
    page = browser.get("/experts/me")
    assert "Not written yet" in page.text
    browser.click("Write the profile")
    page = browser.submit("Save", **SAID)
    profile = queries.own_profile(cast.x_expert.person.id)
    assert (profile.skills, profile.home_state) == (["De-escalation", "Use of force policy"], "OH")
    assert "Ohio" in page.text and "Elmtown PD" in page.text
    assert db.session.scalar(select(AuditEntry).where(AuditEntry.action == "expert:write")) is not None


def test_his_coordinator_writes_it_too(at, cast):
    browser = at("x_coordinator")
    browser.get(f"/providers/{cast.x.key}")
    browser.click(cast.x_expert.person.name)
    browser.click("Write the profile")
    assert "De-escalation" in browser.submit("Save", **SAID).text


@pytest.mark.parametrize("name", ["x_staff", "manager", "auditor", "administrator"])
def test_others_who_may_read_it_do_not_write_it(at, cast, name):
    browser = at(name)
    page = browser.get(f"/experts/{cast.x_expert.person.key}")
    assert page.heading == cast.x_expert.person.name and not page.links("profile")
    browser.get(f"/experts/{cast.x_expert.person.key}/edit", status=403)


@pytest.mark.parametrize("name", ["y_coordinator", "y_staff", "y_expert", "harbor_requester", "contact"])
def test_other_providers_agencies_and_components_do_not_find_it(at, cast, name):
    browser = at(name)
    browser.get(f"/experts/{cast.x_expert.person.key}", status=404)
    browser.get(f"/experts/{cast.x_expert.person.key}/edit", status=404)


@pytest.mark.parametrize("name", ["manager", "x_coordinator", "harbor_requester"])
def test_who_is_no_expert_has_no_profile_of_his_own(at, cast, name):
    at(name).get("/experts/me", status=404)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("skills", " \n ", "Name at least one skill."),
        ("skills", "\n".join(f"skill {number}" for number in range(31)), "at most 30 skills"),
        ("skills", "x" * 81, "at most 30 skills of at most 80 characters"),
        ("home_state", "ZZ", "not in the list"),
        ("about", "x" * 4001, "Shorten this to 4,000 characters."),
    ],
)
def test_a_bad_answer_is_refused_and_the_rest_kept(at, cast, field, typed, sentence):
    browser = at("x_expert")
    browser.get(f"/experts/{cast.x_expert.person.key}/edit")
    page = browser.submit("Save", status=422, **SAID | {field: typed})
    assert any(sentence in error for error in page.errors)
    assert page.tree.get_element_by_id("prior_employers").text.strip() == SAID["prior_employers"]


def test_two_who_write_at_once_do_not_undo_each_other(at, cast):
    expert, coordinator = at("x_expert"), at("x_coordinator")
    path = f"/experts/{cast.x_expert.person.key}/edit"
    expert.get(path)
    coordinator.get(path)
    expert.submit("Save", **SAID)
    page = coordinator.submit("Save", status=409, **SAID | {"skills": "Something else"})
    assert any("Someone changed this" in error for error in page.errors)


def test_who_joins_a_provider_as_an_expert_has_a_profile_at_once(cast):
    people.add_membership(cast.x_staff.person, cast.x.organization, Role.EXPERT, actor=cast.administrator.actor)
    assert db.session.get(ExpertProfile, cast.x_staff.person.id).provider_id == cast.x.id
    names = [profile.person.name for profile in queries.experts_of(cast.x)]
    assert names == sorted([cast.x_expert.person.name, cast.x_staff.person.name])


def test_who_left_a_provider_is_no_longer_among_its_experts(cast):
    membership = db.session.get(Membership, cast.x_expert.membership.id)
    people.end_membership(membership, actor=cast.administrator.actor)
    assert queries.experts_of(cast.x) == []
