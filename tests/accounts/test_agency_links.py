"""Triage says who belongs to which agency."""

import pytest
from sqlalchemy import select

from app.accounts.hints import hints
from app.accounts.models.people import Membership
from app.accounts.queries import belonging
from app.accounts.services import links
from app.audit.models import AuditEntry
from app.errors import DomainError, NotPermitted, NotVisible
from app.extensions import db
from app.policy.roles import Role
from tests.accounts.mail import last_letter
from tests.browser import Browser
from tests.cast import sign_in
from tests.factories.accounts import AgencyClaimFactory, MembershipFactory


def acts():
    """What the record says, oldest first."""
    return [entry.action for entry in db.session.scalars(select(AuditEntry).order_by(AuditEntry.id))]


def test_triage_confirms_a_newcomer_who_is_told(cast, browser):
    newcomer = cast.harbor_newcomer
    sign_in(browser, cast.triage)
    browser.get("/agency-links")
    browser.click("Look")
    browser.submit("Confirm", note="Called back on the number in the directory")
    assert newcomer.membership.confirmed_by_id == cast.triage.person.id
    assert (last_letter().template, last_letter().address) == ("membership_confirmed", newcomer.email)
    assert "membership:confirm" in acts()
    assert "Nobody waits" in browser.get("/agency-links").text


def test_triage_refuses_a_newcomer_with_a_reason_that_stays_inside(cast, browser):
    newcomer = cast.harbor_newcomer
    stranger = Browser(browser.app)
    sign_in(stranger, newcomer)
    sign_in(browser, cast.triage)
    browser.get(f"/agency-links/{newcomer.membership.key}/refuse")
    browser.submit("Refuse", reason="The agency does not know her")
    assert newcomer.membership.refused_at and not newcomer.membership.is_current
    assert "does not know" not in str(last_letter().values)
    assert stranger.get("/account").heading == "Sign in"


def test_a_refusal_needs_a_reason(cast, browser):
    sign_in(browser, cast.triage)
    browser.get(f"/agency-links/{cast.harbor_newcomer.membership.key}/refuse")
    browser.submit("Refuse", reason=" ", status=422)
    assert cast.harbor_newcomer.membership.refused_at is None


def test_the_second_answer_is_refused(cast):
    membership = cast.harbor_newcomer.membership
    links.confirm_link(membership, actor=cast.triage.actor)
    with pytest.raises(DomainError, match="already"):
        links.refuse_link(membership, actor=cast.triage_two.actor, reason="late")


def test_only_triage_confirms(cast, browser):
    for name, member in cast.everybody.items():
        if member.role is Role.TRIAGE:
            continue
        with pytest.raises((NotPermitted, NotVisible)):
            links.confirm_link(cast.harbor_newcomer.membership, actor=member.actor)
        visitor = Browser(browser.app)
        sign_in(visitor, member)
        visitor.get("/agency-links", status=403)
        visitor.get(f"/agency-links/{cast.harbor_newcomer.membership.key}", status=None)
        assert visitor.page.status in (403, 404), name


def test_a_membership_of_cops_is_as_good_as_absent_for_triage(cast, browser):
    sign_in(browser, cast.triage)
    absent = browser.get("/agency-links/0000000000", status=404)
    assert browser.get(f"/agency-links/{cast.director.membership.key}", status=404).text == absent.text


def test_nobody_confirms_his_own_link(cast):
    own = MembershipFactory(person=cast.triage.person, organization=cast.harbor.organization, confirmed_at=None)
    with pytest.raises(NotPermitted):
        links.confirm_link(own, actor=cast.triage.actor)


def test_an_unlisted_agency_is_matched_to_the_directory(cast, browser):
    claim = AgencyClaimFactory(agency_name="Harbor County Sheriff", agency_state="FL", role=Role.EXECUTIVE)
    person = Browser(browser.app)
    sign_in(person, claim.person)
    assert "not yet linked to an agency" in person.get("/account").body
    sign_in(browser, cast.triage)
    browser.get("/agency-links")
    browser.click("Match")
    browser.submit("This is it", agency=cast.harbor.organization.key)
    membership = db.session.scalars(select(Membership).where(Membership.person_id == claim.person.id)).one()
    assert (membership.organization_id, membership.role) == (cast.harbor.id, Role.EXECUTIVE)
    assert membership.is_confirmed and claim.settled_by_id == cast.triage.person.id
    assert "agency executive, Harbor County" in person.get("/account").body


def test_a_claim_is_matched_to_agencies_only(cast, browser):
    claim = AgencyClaimFactory()
    sign_in(browser, cast.triage)
    hidden = browser.get(f"/agency-links/unlisted/{claim.key}").tree.xpath("//input[@name='csrf_token']/@value")[0]
    answer = {"csrf_token": hidden, "agency": cast.cops.key}
    browser.post(f"/agency-links/unlisted/{claim.key}", answer, status=404)
    with pytest.raises(NotVisible):
        links.link_to_agency(claim.person, cast.x.id, cast.triage.actor)


def test_a_claim_is_refused_with_a_reason(cast, browser):
    claim = AgencyClaimFactory()
    sign_in(browser, cast.triage)
    browser.get(f"/agency-links/unlisted/{claim.key}/refuse")
    browser.submit("Refuse", reason="No such agency")
    assert claim.refusal_reason == "No such agency"
    assert last_letter().template == "membership_refused"
    browser.get(f"/agency-links/unlisted/{claim.key}", status=404)


def test_linking_twice_gives_one_membership(cast):
    claim = AgencyClaimFactory()
    first = links.link_to_agency(claim.person, cast.harbor.id, cast.triage.actor)
    assert links.link_to_agency(claim.person, cast.harbor.id, cast.triage_two.actor) is first


def test_the_list_is_in_order_of_arrival_and_holds_agencies_only(cast):
    later = MembershipFactory(organization=cast.mill_river.organization, confirmed_at=None)
    MembershipFactory(organization=cast.cops, role=Role.TRIAGE, confirmed_at=None)
    waiting = belonging.waiting_links(cast.triage.actor)
    assert waiting == [cast.harbor_newcomer.membership, later]


@pytest.mark.parametrize(
    ("email", "names", "known", "word"),
    [
        ("a@gmail.com", ("Al",), ("harbor.gov",), "free mail"),
        ("a@harbor.gov", ("Al",), ("harbor.gov",), "same mail domain"),
        ("a@harb0r.gov", ("Al",), ("harbor.gov",), "LOOK-ALIKE"),
        ("a@hаrbor.gov", ("Al",), ("harbor.gov",), "LOOK-ALIKE"),
        ("a@xn--hrbor-3ve.gov", ("Al",), ("harbor.gov",), "LOOK-ALIKE"),
        ("a@harbor-county.gov", ("Al",), ("harborcounty.gov",), "LOOK-ALIKE"),
        ("a@rnillriver.gov", ("Al",), ("millriver.gov",), "LOOK-ALIKE"),
        ("a@other.gov", ("Al",), ("harbor.gov",), "other mail domains"),
        ("a@other.gov", ("Al",), (), "Nobody of this agency"),
        ("a@other.gov", ("Al",), (), "government"),
        ("a@other.org", ("Сaptain Smith",), (), "several alphabets"),
    ],
)
def test_triage_is_given_hints(email, names, known, word):
    assert any(word in sentence for sentence in hints(email, names, known))


@pytest.mark.parametrize("name", ["O'Brien", "José Nuñez", "Ана Петрова", "राम", "Null", "李 小龍"])
def test_honest_names_raise_no_alarm(name):
    assert not [sentence for sentence in hints("a@harbor.gov", (name,), ("harbor.gov",)) if "LOOK" in sentence]
