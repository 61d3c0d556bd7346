"""Invitations: who may invite whom, and what becomes of the link."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.accounts import rules
from app.accounts.mailed_links import LinkFor, token
from app.accounts.models.access import Invitation
from app.accounts.models.people import ROLES_WITHIN, Membership, Person
from app.accounts.rules import Seat
from app.accounts.services import invitations
from app.errors import NotPermitted
from app.extensions import db
from app.policy.actor import Actor
from app.policy.roles import Role
from tests.accounts.mail import last_letter, letters, link_in
from tests.browser import Browser
from tests.cast import sign_in
from tests.factories.accounts import InvitationFactory, PersonFactory

WHO = {"name": "Kim Stone", "email": "kim@provider.example.org"}
ANSWERS = {
    "name": "Kim Stone",
    "title": "Analyst",
    "phone": "202-555-0177",
    "password": "seven orchard kettles humming",
}


def invite_page(browser, organization, role):
    """Fill the invitation in."""
    browser.get("/people/invite")
    return browser.submit("Send the invitation", **WHO, seat=f"{organization.key}:{role}")


def path_of(invitation):
    """The path of an invitation's link."""
    return f"/invitations/{token(LinkFor.INVITATION, invitation.key)}"


def seats(cast):
    """Every seat there could be."""
    bodies = [cast.harbor.organization, cast.mill_river.organization, cast.x.organization, cast.y.organization]
    bodies += [cast.cops, cast.component, cast.oversight]
    return [Seat(body, role) for body in bodies for role in Role]


def may_fill(cast, who):
    """The seats that someone may invite into, in words."""
    return {(seat.organization.name, seat.role) for seat in seats(cast) if rules.may_invite(who.actor, seat)}


def test_an_administrator_invites_into_everything_but_agencies_and_only_into_fitting_roles(cast):
    inside = [cast.x.organization, cast.y.organization, cast.cops, cast.component, cast.oversight]
    expected = {(body.name, role) for body in inside for role in ROLES_WITHIN[body.kind]}
    assert may_fill(cast, cast.administrator) == expected


def test_a_coordinator_invites_own_staff_and_experts_and_an_executive_own_colleagues(cast):
    name = cast.x.organization.name
    assert may_fill(cast, cast.x_coordinator) == {(name, Role.PROVIDER_STAFF), (name, Role.EXPERT)}
    name = cast.harbor.organization.name
    assert may_fill(cast, cast.harbor_executive) == {(name, Role.REQUESTER), (name, Role.EXECUTIVE)}


def test_nobody_else_invites_anybody(cast):
    others = {"administrator", "x_coordinator", "y_coordinator", "harbor_executive", "mill_executive"}
    assert not [name for name, one in cast.everybody.items() if name not in others and may_fill(cast, one)]


def test_an_executive_whom_triage_has_not_confirmed_invites_nobody(cast, browser):
    cast.harbor_executive.membership.confirmed_at = None
    assert may_fill(cast, cast.harbor_executive) == set()
    sign_in(browser, cast.harbor_executive)
    browser.get("/people/invite", status=403)
    assert "Once we have confirmed" in browser.get("/colleagues").text


def test_an_invited_person_sets_a_name_and_a_password_and_is_signed_in(cast, browser):
    sign_in(browser, cast.x_coordinator)
    invite_page(browser, cast.x.organization, Role.PROVIDER_STAFF)
    assert "on its way" in browser.page.body
    guest = Browser(browser.app)
    guest.get(link_in(last_letter()))
    guest.submit("Accept", **ANSWERS)
    theirs = select(Membership).join(Membership.person).where(Person.email == WHO["email"])
    membership = db.session.scalars(theirs).one()
    assert (membership.role, membership.organization_id) == (Role.PROVIDER_STAFF, cast.x.id)
    assert membership.is_confirmed and membership.confirmed_by_id == cast.x_coordinator.person.id
    assert guest.get("/account").heading == "Your account"


def test_a_seat_that_is_not_offered_is_refused_in_the_form(cast, browser):
    sign_in(browser, cast.x_coordinator)
    browser.get("/people/invite")
    hidden = browser.page.form("Send").fields["csrf_token"]
    for body, role in ((cast.cops, "director"), (cast.y.organization, "expert"), (cast.x.organization, "coordinator")):
        browser.post("/people/invite", {**WHO, "seat": f"{body.key}:{role}", "csrf_token": hidden}, status=422)
    assert not db.session.scalars(select(Invitation)).all()


def test_the_verb_asks_the_gate_itself(cast):
    with pytest.raises(NotPermitted):
        invitations.invite(cast.cops, Role.DIRECTOR, actor=cast.x_coordinator.actor, **WHO)


def test_an_invited_executive_is_confirmed_by_triage_and_a_requester_by_the_invitation(cast):
    for role, confirmed in ((Role.REQUESTER, True), (Role.EXECUTIVE, False)):
        invitation = invitations.invite(
            cast.harbor.organization, role, name="Kim", email=f"{role}@example.org", actor=cast.harbor_executive.actor
        )
        person = invitations.accept_as_new(invitation, **ANSWERS)
        assert person.memberships[0].is_confirmed is confirmed


def test_opening_the_link_does_nothing_and_accepting_uses_it_up(session, browser):
    invitation = InvitationFactory()
    for _ in range(3):
        assert Browser(browser.app).get(path_of(invitation)).heading == "Accept your invitation"
    browser.get(path_of(invitation))
    browser.submit("Accept", **ANSWERS)
    Browser(browser.app).get(path_of(invitation), status=404)


def test_expired_revoked_used_and_cut_links_show_the_neutral_page(session, browser):
    dead = [
        InvitationFactory(expires_at=clock.now() - timedelta(seconds=1)),
        InvitationFactory(revoked_at=clock.now()),
        InvitationFactory(used_at=clock.now()),
    ]
    paths = [path_of(one) for one in dead] + [path_of(InvitationFactory())[:-2]]
    assert {browser.get(path, status=404).heading for path in paths} == {"This link cannot be used"}


def test_an_invitation_holds_for_seven_days(cast):
    with clock.moved_to(clock.now()):
        invitation = invitations.invite(cast.cops, Role.TRIAGE, actor=cast.administrator.actor, **WHO)
        clock.forward(days=7, seconds=-1)
        assert invitation.is_open
        clock.forward(seconds=1)
        assert not invitation.is_open


def test_sending_again_kills_the_old_link_and_mails_a_new_one(cast, browser):
    sign_in(browser, cast.x_coordinator)
    invite_page(browser, cast.x.organization, Role.EXPERT)
    old = link_in(last_letter())
    browser.get("/colleagues")
    browser.submit("Send again")
    new = link_in(letters()[-1])
    assert new != old
    Browser(browser.app).get(old, status=404)
    Browser(browser.app).get(new)


def test_taking_an_invitation_back_kills_its_link_and_unsent_letter(cast, browser):
    sign_in(browser, cast.x_coordinator)
    invite_page(browser, cast.x.organization, Role.EXPERT)
    path = link_in(last_letter())
    browser.get("/colleagues")
    browser.submit("Take back")
    Browser(browser.app).get(path, status=404)
    assert letters() == []


def test_invitations_of_others_are_as_good_as_absent(cast, browser):
    theirs = InvitationFactory(organization=cast.y.organization, role=Role.EXPERT)
    sign_in(browser, cast.x_coordinator)
    hidden = browser.get("/people/invite").form("Send").fields["csrf_token"]
    for key in (theirs.key, "0" * 26):
        for verb in ("resend", "revoke"):
            browser.post(f"/invited/{key}/{verb}", {"csrf_token": hidden}, status=404)
    assert theirs.revoked_at is None


def test_who_has_an_account_signs_in_and_adds_the_membership(cast, browser):
    invitation = InvitationFactory(email=cast.x_staff.email.upper(), organization=cast.y.organization, role=Role.EXPERT)
    page = browser.get(path_of(invitation))
    assert "Sign in" in page.text and not page.tree.xpath("//input[@name='password']")
    sign_in(browser, cast.x_staff)
    browser.get(path_of(invitation))
    browser.submit("Accept")
    assert browser.page.heading == "Act as"
    assert {one.organization_id for one in cast.x_staff.person.memberships} == {cast.x.id, cast.y.id}


def test_nobody_accepts_the_invitation_of_another(cast, browser):
    invitation = InvitationFactory(organization=cast.cops, role=Role.DIRECTOR)
    sign_in(browser, cast.x_staff)
    page = browser.get(path_of(invitation))
    assert "another address" in page.text
    hidden = page.tree.xpath("//input[@name='csrf_token']/@value")[0]
    browser.post(path_of(invitation), {"csrf_token": hidden})
    assert invitation.used_at is None
    with pytest.raises(NotPermitted):
        invitations.accept_as(invitation, cast.x_staff.person)


def test_accepting_a_seat_that_one_holds_already_changes_nothing(cast):
    invitation = InvitationFactory(email=cast.x_staff.email, organization=cast.x.organization, role=Role.PROVIDER_STAFF)
    invitations.accept_as(invitation, cast.x_staff.person)
    assert len(cast.x_staff.person.memberships) == 1


def test_a_weak_password_is_refused_and_the_link_stays_good(session, browser):
    invitation = InvitationFactory()
    browser.get(path_of(invitation))
    browser.submit("Accept", **{**ANSWERS, "password": "kim stone analyst"}, status=422)
    browser.submit("Accept", **ANSWERS)
    assert invitation.used_at is not None


def test_the_letter_names_who_invites_and_where_to(cast):
    invitations.invite(cast.cops, Role.TRIAGE, actor=cast.administrator.actor, **WHO)
    letter = last_letter()
    assert (letter.template, letter.address) == ("invitation", WHO["email"])
    assert (letter.values["inviter"], letter.values["organization"]) == (cast.administrator.person.name, cast.cops.name)


def test_an_account_that_came_to_be_meanwhile_is_not_overwritten(session):
    invitation = InvitationFactory()
    PersonFactory(email=invitation.email)
    with pytest.raises(Exception, match="has an account now"):
        invitations.accept_as_new(invitation, **ANSWERS)


def test_a_stranger_is_sent_to_sign_in_and_sees_no_list(browser, session):
    for path in ("/people", "/people/invite", "/colleagues", "/agency-links", "/account", "/account/acting-as"):
        assert browser.get(path).heading == "Sign in"


def test_the_worker_invites_only_administrators(cast):
    worker = Actor(Role.SYSTEM)
    assert {seat.role for seat in seats(cast) if rules.may_invite(worker, seat)} == {Role.ADMINISTRATOR}
