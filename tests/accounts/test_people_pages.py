"""What administrators do with people, and what others cannot."""

import re

import pytest
from sqlalchemy import select

from app import clock
from app.accounts.models.access import Invitation
from app.accounts.models.people import Membership
from app.accounts.queries import people as questions
from app.accounts.services import people
from app.audit.models import AuditEntry
from app.errors import DomainError, NotPermitted, NotVisible
from app.extensions import db
from app.policy.roles import Role
from tests.browser import Browser
from tests.cast import sign_in
from tests.factories.accounts import MembershipFactory, PersonFactory


@pytest.fixture
def administrator(cast, browser):
    """A browser in which the administrator is signed in."""
    sign_in(browser, cast.administrator)
    return browser


def without_tokens(page):
    """A page's text without the form tokens, which change by the second."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", page.body)


def test_the_list_finds_people_by_part_of_a_name_or_address(cast, administrator):
    assert "Rita Alvarez" in administrator.get("/people", query_string={"q": "alvar"}).text
    assert "Rita Alvarez" in administrator.get("/people", query_string={"q": "HARBOR.REQ"}).text
    for text in ("%", "_", "\\", "'; drop table people; --", "no such person"):
        assert "Nobody fits" in administrator.get("/people", query_string={"q": text}).text


def test_the_list_goes_on_page_by_page_without_loss_or_repeat(cast, administrator):
    for _ in range(120):
        PersonFactory(name="Same Name")
    seen, page = [], administrator.get("/people")
    while True:
        seen += page.tree.xpath("//table[@id='people']/tbody/tr/th/a/@href")
        if not page.links("Next"):
            break
        page = administrator.get(page.links("Next")[0])
    assert len(seen) == len(set(seen)) == 140


def test_the_list_costs_the_same_few_statements_for_any_number_of_people(cast, session):
    assert len(questions.listed(cast.administrator.actor).rows) == 20
    assert questions.listed(cast.administrator.actor, after="nonsense").rows


def test_only_administrators_see_people(cast, browser):
    for name, member in cast.everybody.items():
        if member.role is Role.ADMINISTRATOR:
            continue
        visitor = Browser(browser.app)
        sign_in(visitor, member)
        visitor.get("/people", status=403)
        other = cast.harbor_requester if name != "harbor_requester" else cast.triage
        absent = visitor.get("/people/0000000000", status=404)
        hidden = visitor.get(f"/people/{other.person.key}", status=404)
        assert without_tokens(hidden) == without_tokens(absent), name


def test_an_account_is_closed_with_a_reason_and_opened_again(cast, administrator):
    person = cast.x_staff.person
    administrator.get(f"/people/{person.key}")
    administrator.click("Close the account")
    administrator.submit("Close the account", reason="", status=422)
    administrator.submit("Close the account", reason="Left the provider")
    assert person.disabled_at is not None
    administrator.submit("Open the account again")
    assert person.disabled_at is None
    entries = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [entry.action for entry in entries] == ["person:disable", "person:enable"]
    assert entries[0].reason == "Left the provider" and entries[0].actor_person_id == cast.administrator.person.id
    assert all(entry.request_id for entry in entries)


def test_nobody_closes_his_own_account(cast, administrator):
    administrator.get(f"/people/{cast.administrator.person.key}/disable", status=403)
    with pytest.raises(NotPermitted):
        people.disable(cast.administrator.person, actor=cast.administrator.actor, reason="mistake")
    assert not administrator.get(f"/people/{cast.administrator.person.key}").links("Close the account")


def test_an_administrator_ends_every_session_of_a_person(cast, administrator):
    other = Browser(administrator.app)
    sign_in(other, cast.director)
    administrator.get(f"/people/{cast.director.person.key}")
    administrator.submit("End every session")
    assert other.get("/account").heading == "Sign in"
    assert "An administrator ended this session" in other.page.text


def test_a_membership_is_added_once_and_ended(cast, administrator):
    person = cast.x_staff.person
    path = f"/people/{person.key}/add-membership"
    seat = f"{cast.y.organization.key}:expert"
    administrator.get(path)
    administrator.submit("Add", seat=seat)
    administrator.get(path)
    assert "already" in administrator.submit("Add", seat=seat, status=422).text
    added = next(one for one in person.memberships if one.organization_id == cast.y.id)
    administrator.get(f"/memberships/{added.key}/end")
    administrator.submit("End the membership", reason="Project over")
    assert not added.is_current


def test_an_administrator_adds_nobody_to_an_agency(cast, administrator):
    path = f"/people/{cast.x_staff.person.key}/add-membership"
    administrator.get(path)
    administrator.submit("Add", seat=f"{cast.harbor.organization.key}:executive", status=422)
    with pytest.raises(NotPermitted):
        people.add_membership(
            cast.x_staff.person, cast.harbor.organization, Role.EXECUTIVE, actor=cast.administrator.actor
        )


def test_nobody_ends_the_membership_he_acts_in(cast, administrator):
    administrator.get(f"/memberships/{cast.administrator.membership.key}/end", status=403)


def test_a_coordinator_ends_own_staff_but_not_others_nor_coordinators(cast, browser):
    sign_in(browser, cast.x_coordinator)
    browser.get("/colleagues")
    browser.click("End")
    browser.submit("End the membership", reason="Left")
    assert len([one for one in (cast.x_staff, cast.x_expert) if not one.membership.is_current]) == 1
    browser.get(f"/memberships/{cast.y_staff.membership.key}/end", status=404)
    second = MembershipFactory(organization=cast.x.organization, role=Role.COORDINATOR)
    browser.get(f"/memberships/{second.key}/end", status=403)


def test_colleagues_are_those_of_ones_own_organization(cast, browser):
    sign_in(browser, cast.x_coordinator)
    text = browser.get("/colleagues").text
    assert "Sean Park" in text and "Stella Byrne" not in text


def test_ending_needs_a_form_token_and_a_post(cast, administrator):
    key = cast.x_staff.person.key
    administrator.post(f"/people/{key}/end-sessions", status=400)
    administrator.get(f"/people/{key}/end-sessions", status=405)


def test_a_person_describes_himself_and_cannot_move_the_address(cast, browser):
    sign_in(browser, cast.triage)
    browser.get("/account")
    hidden = browser.page.form("Save").fields["csrf_token"]
    more = {"email": "other@example.org", "disabled_at": "1", "password_hash": "x"}
    browser.post(
        "/account", {"name": "Tara Q.", "title": "Officer", "phone": "202-555-0100", "csrf_token": hidden, **more}
    )
    person = cast.triage.person
    assert (person.name, person.email, person.disabled_at) == ("Tara Q.", "triage@cops.example.org", None)


def test_the_database_holds_one_current_membership_of_a_kind(session):
    first = MembershipFactory()
    with pytest.raises(Exception, match="uq_memberships_current"):
        MembershipFactory(person=first.person, organization=first.organization)


def test_a_membership_ends_on_its_last_day_in_python_and_in_queries_alike(session):
    today = clock.today()
    refused = MembershipFactory(refused_at=clock.now(), confirmed_at=None)
    rows = [MembershipFactory(until=today), MembershipFactory(), refused]
    current = set(db.session.scalars(select(Membership.id).where(Membership.is_current)))
    assert {one.id for one in rows if one.is_current} == current == {rows[1].id}


def test_the_first_administrator_comes_by_a_command_and_its_link(session, app, browser):
    result = app.test_cli_runner().invoke(
        args=["people", "create-administrator", "first@example.gov", "--name", "First Person"]
    )
    assert result.exit_code == 0, result.output
    link = result.output.splitlines()[-1]
    assert link.startswith("http://localhost/invitations/")
    browser.get(link.removeprefix("http://localhost"))
    answers = {"title": "IT", "phone": "202-555-0101", "password": "seven orchard kettles humming"}
    browser.submit("Accept", name="First Person", **answers)
    assert browser.get("/people").heading == "People"
    assert db.session.scalars(select(Invitation)).one().used_at is not None


def test_the_command_refuses_what_is_no_address(session, app):
    result = app.test_cli_runner().invoke(args=["people", "create-administrator", "nonsense", "--name", "X"])
    assert result.exit_code == 2 and "such as" in result.output


def test_services_refuse_what_pages_refuse(cast):
    for member in (cast.director, cast.triage, cast.x_coordinator):
        with pytest.raises((NotPermitted, NotVisible)):
            people.disable(cast.harbor_requester.person, actor=member.actor, reason="no")
        with pytest.raises(DomainError):
            people.end_sessions(cast.harbor_requester.person, actor=member.actor)
