"""Registering with an agency, and what the owner of a mailbox is asked before an account comes of it."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app import clock
from app.accounts.mailed_links import LinkFor, address, key_of, token
from app.accounts.models.access import Registration
from app.accounts.models.people import AgencyClaim, Membership, Person
from app.accounts.services import registration
from app.database.keys import random_key
from app.errors import NotVisible
from app.extensions import db
from app.outbox.models import Announcement
from app.policy.roles import Role
from tests.accounts.mail import last_letter, letters, link_in
from tests.browser import Browser
from tests.factories.accounts import PASSWORD, PersonFactory, RegistrationFactory

ANSWERS = {
    "name": "Nora Field",
    "title": "Deputy chief",
    "phone": "(202) 555-0143",
    "email": "nora@harbor.example.org",
    "role": "requester",
    "password": PASSWORD,
}


@pytest.fixture(autouse=True)
def agencies(cast):
    """The two agencies of the cast."""
    return cast


def register(browser, cast, *, status=200, **answers):
    """Fill the form in for Harbor County."""
    browser.get(f"/register/agency/{cast.harbor.organization.key}")
    return browser.submit("Register", **{**ANSWERS, **answers}, status=status)


def people_count():
    """How many people there are."""
    return db.session.scalar(select(func.count()).select_from(Person))


def test_a_requester_finds_the_agency_registers_confirms_by_mail_and_is_signed_in(cast, browser):
    browser.get("/register")
    browser.submit("Search", q="harbor county", state="FL")
    browser.click("This is mine")
    browser.submit("Register", **ANSWERS)
    assert browser.page.heading == "Look into your mail"
    browser.get(link_in(last_letter()))
    browser.submit("Confirm and sign in", password=PASSWORD)
    assert "Nora Field" in browser.get("/account").body
    membership = db.session.scalars(select(Membership).join(Membership.person).where(Person.name == "Nora Field")).one()
    assert membership.organization_id == cast.harbor.id
    assert membership.role is Role.REQUESTER and not membership.is_confirmed
    assert membership.person.email_verified_at is not None


def test_an_executive_asks_for_that_role_and_waits_too(cast, browser):
    register(browser, cast, role="executive")
    browser.get(link_in(last_letter()))
    browser.submit("Confirm", password=PASSWORD)
    membership = db.session.scalars(select(Membership).order_by(Membership.id.desc()).limit(1)).one()
    assert membership.role is Role.EXECUTIVE and not membership.is_confirmed


def test_an_agency_that_is_not_listed_gives_no_membership_until_triage_matches_it(browser):
    browser.get("/register")
    browser.click("not listed")
    browser.submit("Register", **ANSWERS, agency_name="Lost Creek Marshal", agency_state="NV")
    browser.get(link_in(last_letter()))
    browser.submit("Confirm", password=PASSWORD)
    claim = db.session.scalars(select(AgencyClaim)).one()
    assert (claim.agency_name, claim.agency_state, claim.person.memberships) == ("Lost Creek Marshal", "NV", [])
    assert "not yet linked to an agency" in browser.page.body


def test_nobody_becomes_a_person_before_the_link_is_used(cast, browser):
    before = people_count()
    register(browser, cast)
    assert people_count() == before


def test_a_mail_scanner_that_opens_the_link_changes_nothing(cast, browser):
    register(browser, cast)
    path = link_in(last_letter())
    for _ in range(3):
        assert Browser(browser.app).get(path).heading == "Confirm your address"
    browser.get(path)
    browser.submit("Confirm", password=PASSWORD)
    assert browser.page.status == 200


def test_the_password_of_the_registration_is_asked_so_that_no_stranger_slips_his_own_in(cast, browser):
    register(browser, cast)
    browser.get(link_in(last_letter()))
    page = browser.submit("Confirm", password="a guess of someone else", status=422)
    assert "not the password" in page.text
    assert people_count() == len(cast.everybody)


def test_a_known_address_sees_the_same_page_and_gets_another_mail(cast, browser):
    unknown = register(browser, cast)
    known = register(Browser(browser.app), cast, email=cast.triage.email.upper())
    assert known.body == unknown.body
    assert [letter.template for letter in letters()] == ["verify_email", "already_registered"]
    assert "link" not in last_letter().values


def test_a_known_address_leaves_the_same_rows(cast, browser):
    def rows():
        return [db.session.scalar(select(func.count()).select_from(table)) for table in (Registration, Announcement)]

    register(browser, cast)
    first = rows()
    register(Browser(browser.app), cast, email=cast.triage.email)
    assert rows() == [number * 2 for number in first]


def test_the_announcement_holds_an_id_and_no_token(cast, browser):
    register(browser, cast)
    payload = db.session.scalars(select(Announcement)).one().payload
    assert payload == {"registration": db.session.scalars(select(Registration.id)).one()}


def test_links_begin_with_the_fixed_address_whatever_host_was_asked(cast, browser):
    register(browser, cast)
    assert last_letter().values["link"].startswith("http://localhost/confirm/")


def test_a_link_works_once(cast, browser):
    register(browser, cast)
    path = link_in(last_letter())
    browser.get(path)
    browser.submit("Confirm", password=PASSWORD)
    assert Browser(browser.app).get(path, status=404).heading == "This link cannot be used"


def test_of_two_links_for_one_address_the_first_used_wins(cast, browser):
    register(browser, cast)
    register(browser, cast)
    first, second = [link_in(letter) for letter in letters()]
    browser.get(first)
    browser.submit("Confirm", password=PASSWORD)
    Browser(browser.app).get(second, status=404)


def test_expired_cut_changed_and_foreign_links_show_one_neutral_page(cast, browser):
    waiting, late = RegistrationFactory(), RegistrationFactory(expires_at=clock.now() - timedelta(seconds=1))
    good = token(LinkFor.CONFIRM, waiting.key)
    bad = [
        token(LinkFor.CONFIRM, late.key),
        good[:-1],
        good.partition(".")[0],
        good + "x",
        good.lower(),
        token(LinkFor.RESET, waiting.key),
        token(LinkFor.CONFIRM, random_key(26)),
        "é.x",
    ]
    pages = [browser.get(f"/confirm/{one}", status=404) for one in bad]
    assert {page.heading for page in pages} == {"This link cannot be used"}
    assert browser.get(f"/confirm/{good}").heading == "Confirm your address"


def test_a_link_signed_with_the_secret_before_is_good_after_a_rotation(app, session):
    key = random_key(26)
    old = token(LinkFor.CONFIRM, key)
    secret = app.config["SECRET_KEY"]
    try:
        app.config.update(SECRET_KEY="the next secret, which is long enough", SECRET_KEY_FALLBACKS=[secret])
        assert key_of(LinkFor.CONFIRM, old) == key
        assert token(LinkFor.CONFIRM, key) != old
    finally:
        app.config.update(SECRET_KEY=secret, SECRET_KEY_FALLBACKS=[])
    assert address(LinkFor.CONFIRM, key) == f"http://localhost/confirm/{old}"


def test_the_verb_refuses_a_dead_link(session):
    with pytest.raises(NotVisible):
        registration.confirm(RegistrationFactory(used_at=clock.now()).key, PASSWORD)


def test_an_address_that_got_an_account_meanwhile_needs_no_second_one(session):
    waiting = RegistrationFactory()
    PersonFactory(email=waiting.email)
    with pytest.raises(NotVisible):
        registration.confirm(waiting.key, PASSWORD)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", " \u00a0"),
        ("name", "a\x00b"),
        ("name", "\u202eabc"),
        ("name", "x" * 121),
        ("email", "no address"),
        ("email", "a@b@c.example"),
        ("email", "a@example.org\r\nBcc: x@example.org"),
        ("phone", "letters"),
        ("role", "administrator"),
        ("role", ""),
        ("password", "short"),
    ],
)
def test_a_bad_answer_is_refused_beside_its_field_and_the_rest_stays(field, value, cast, browser):
    page = register(browser, cast, **{field: value}, status=422)
    assert page.errors
    assert page.tree.xpath("//input[@name='title']/@value") == [ANSWERS["title"]]
    assert not db.session.scalar(select(func.count()).select_from(Registration))


def test_fields_that_nobody_asked_for_change_nothing(cast, browser):
    browser.get(f"/register/agency/{cast.harbor.organization.key}")
    hidden = browser.page.form("Register").fields["csrf_token"]
    more = {"confirmed_at": "2020-01-01", "organization_id": cast.cops.id, "disabled_at": "", "csrf_token": hidden}
    browser.post(f"/register/agency/{cast.harbor.organization.key}", {**ANSWERS, **more})
    waiting = db.session.scalars(select(Registration)).one()
    assert waiting.organization_id == cast.harbor.id


def test_only_agencies_can_be_registered_with(cast, browser):
    for key in (cast.cops.key, cast.x.organization.key, "0000000000"):
        browser.get(f"/register/agency/{key}", status=404)
