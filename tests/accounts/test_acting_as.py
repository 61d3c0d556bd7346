"""Acting as one of several memberships, or in a director's place."""

from datetime import timedelta

import pytest

from app import clock
from app.accounts.services import people, sessions
from app.errors import InvalidFact, NotPermitted, NotVisible
from app.policy.roles import Role
from tests.browser import Browser
from tests.cast import sign_in
from tests.factories.accounts import PASSWORD, MembershipFactory, PersonFactory

TODAY = clock.today()


def name_deputy(cast, deputy, since=TODAY, until=TODAY + timedelta(days=3), actor=None):
    """Name someone as the director's deputy."""
    return people.name_deputy(
        cast.director.person, deputy.person, since, until, actor=actor or cast.administrator.actor
    )


def test_a_person_with_two_memberships_picks_one_and_acts_as_it(cast, browser):
    MembershipFactory(person=cast.triage.person, organization=cast.x.organization, role=Role.COORDINATOR)
    sign_in(browser, cast.triage)
    assert "triage officer, COPS Office" in browser.get("/account").body
    browser.click("Switch")
    second = browser.page.tree.xpath("//input[@name='choice']/@value")[1]
    browser.submit("Go on", choice=second)
    assert "provider coordinator, National Policing Partnership" in browser.page.body
    browser.get("/agency-links", status=403)


def test_who_has_one_membership_is_offered_no_switch(cast, browser):
    sign_in(browser, cast.triage)
    assert not browser.get("/account").links("Switch")


def test_the_next_sign_in_acts_as_the_membership_last_used(session, browser):
    person = PersonFactory(with_password=True)
    MembershipFactory(person=person)
    second = MembershipFactory(person=person, role=Role.EXECUTIVE)
    row = sign_in(browser, person)
    sessions.switch(row, second)
    again = Browser(browser.app)
    again.get("/sign-in")
    again.submit("Sign in", email=person.email, password=PASSWORD)
    assert "agency executive" in again.get("/account").body


def test_nobody_acts_as_the_membership_of_another(cast, browser):
    row = sign_in(browser, cast.triage)
    with pytest.raises(NotVisible):
        sessions.switch(row, cast.director.membership)
    browser.get("/account/acting-as")
    browser.submit("Go on", choice=cast.director.membership.key, status=422)


def test_nobody_acts_as_a_membership_that_has_ended(cast, browser):
    ended = MembershipFactory(person=cast.triage.person, role=Role.REQUESTER)
    ended.until = TODAY
    with pytest.raises(NotVisible):
        sessions.switch(sign_in(browser, cast.triage), ended)


def test_a_deputy_acts_as_director_on_the_days_named(cast, browser):
    deputy = name_deputy(cast, cast.manager)
    with clock.moved_to(clock.now()):
        sign_in(browser, cast.manager)
        browser.get("/account")
        browser.click("Switch")
        browser.submit("Go on", choice=deputy.key)
        assert "deputy director, COPS Office" in browser.get("/account").body
        for _ in range(4):
            clock.forward(days=1)
        assert browser.get("/account").heading == "Sign in"


@pytest.mark.parametrize("days", [(1, 3), (-3, -1)])
def test_a_deputy_of_other_days_has_no_such_choice(days, cast, browser):
    since, until = (TODAY + timedelta(days=number) for number in days)
    deputy = name_deputy(cast, cast.manager, since, until)
    row = sign_in(browser, cast.manager)
    assert not browser.get("/account").links("Switch")
    with pytest.raises(NotVisible):
        sessions.switch(row, cast.manager.membership, deputy)


def test_ending_the_appointment_ends_the_session_that_acts_in_it(cast, browser):
    deputy = name_deputy(cast, cast.manager)
    sessions.switch(sign_in(browser, cast.manager), cast.manager.membership, deputy)
    people.end_deputy(deputy, actor=cast.director.actor)
    assert browser.get("/account").heading == "Sign in"


def test_a_director_names_his_own_deputy_through_the_page(cast, browser):
    sign_in(browser, cast.director)
    browser.get(f"/people/{cast.director.person.key}/name-deputy")
    parts = {part: str(getattr(TODAY, part)) for part in ("month", "day", "year")}
    day = {f"{name}-{part}": value for name in ("since", "until") for part, value in parts.items()}
    form = browser.page.form("Name the deputy")
    hidden = form.fields["csrf_token"]
    browser.post(
        f"/people/{cast.director.person.key}/name-deputy",
        {"deputy": cast.manager_two.person.key, "csrf_token": hidden, **day},
    )
    assert "Miles Okafor" in browser.page.text


def test_others_name_no_deputies_and_a_deputy_names_none_either(cast, browser):
    with pytest.raises(NotPermitted):
        name_deputy(cast, cast.manager_two, actor=cast.manager.actor)
    deputy = name_deputy(cast, cast.manager)
    row = sign_in(browser, cast.manager)
    sessions.switch(row, cast.manager.membership, deputy)
    browser.get(f"/people/{cast.director.person.key}/name-deputy", status=404)


def test_a_deputy_is_another_person_of_the_office_with_days_in_order(cast):
    for deputy, since, until in (
        (cast.director, TODAY, TODAY),
        (cast.x_coordinator, TODAY, TODAY),
        (cast.manager, TODAY, TODAY - timedelta(days=1)),
    ):
        with pytest.raises(InvalidFact):
            name_deputy(cast, deputy, since, until)
