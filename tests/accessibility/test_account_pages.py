"""The pages of accounts in a real browser: no barrier, nothing wider than a phone, passwords shown on request."""

import pytest

from app.accounts.mailed_links import LinkFor, token
from app.extensions import db
from tests.cast import assemble, sign_in
from tests.chromium import violations
from tests.factories.accounts import AgencyClaimFactory, InvitationFactory, PasswordResetFactory, RegistrationFactory

pytestmark = pytest.mark.browser


@pytest.fixture
def cast(live_server):
    """The cast, in the live server's database."""
    return assemble()


def enter(window, live_server, who):
    """Sign the window in as one of the cast."""
    client = live_server.app.test_client()
    sign_in(client, who)
    window.context.add_cookies([{"name": "sid", "value": client.get_cookie("sid").value, "url": live_server.url}])


def hold_to_the_bar(window, path):
    """A page has no barrier and fits a phone."""
    window.set_viewport_size({"width": 360, "height": 800})
    window.goto(path)
    assert violations(window) == [], path
    assert window.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_strangers_pages_have_no_barrier(window, cast):
    links = {
        "confirm": token(LinkFor.CONFIRM, RegistrationFactory().key),
        "reset": token(LinkFor.RESET, PasswordResetFactory().key),
        "invitations": token(LinkFor.INVITATION, InvitationFactory().key),
    }
    db.session.commit()
    paths = ["/sign-in", "/register", "/register?q=harbor", f"/register/agency/{cast.harbor.organization.key}"]
    paths += ["/register/not-listed", "/registered", "/reset-password", "/reset-password/asked", "/signed-out"]
    for path in [*paths, "/development/sign-in", *(f"/{name}/{value}" for name, value in links.items())]:
        hold_to_the_bar(window, path)


def test_triages_pages_about_newcomers_have_no_barrier(window, live_server, cast):
    claim = AgencyClaimFactory(agency_name="Harbor County", agency_state="FL")
    enter(window, live_server, cast.triage)
    key = cast.harbor_newcomer.membership.key
    paths = ["/agency-links", f"/agency-links/{key}", f"/agency-links/{key}/refuse"]
    for path in [*paths, f"/agency-links/unlisted/{claim.key}", "/account", "/account/sessions", "/account/password"]:
        hold_to_the_bar(window, path)


def test_administrators_pages_have_no_barrier(window, live_server, cast):
    InvitationFactory(organization=cast.cops, role=cast.triage.role)
    enter(window, live_server, cast.administrator)
    person = cast.director.person.key
    paths = [f"/people/{person}{rest}" for rest in ("", "/disable", "/add-membership", "/name-deputy")]
    for path in ["/people", "/people/invite", *paths, f"/memberships/{cast.director.membership.key}/end"]:
        hold_to_the_bar(window, path)


def test_a_form_with_errors_has_no_barrier(window, cast):
    window.goto(f"/register/agency/{cast.harbor.organization.key}")
    window.get_by_role("button", name="Register").click()
    assert window.evaluate("document.activeElement.id") == "error-summary"
    assert violations(window) == []


def test_a_password_is_shown_and_hidden_on_request(window, cast):
    window.goto("/sign-in")
    window.get_by_label("Password", exact=True).fill("otter velvet quarry lamp")
    window.get_by_role("button", name="Show password").click()
    assert window.locator("#password").get_attribute("type") == "text"
    window.get_by_role("button", name="Hide password").click()
    assert window.locator("#password").get_attribute("type") == "password"
