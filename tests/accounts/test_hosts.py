"""Foreign host names are refused, and no link is built from them."""

import pytest

from app.accounts.mailed_links import LinkFor, address
from tests.accounts.mail import last_letter
from tests.factories.accounts import PersonFactory

FOREIGN = ["evil.example", "localhost.evil.example", "evil.example:80", "localhost@evil.example"]


@pytest.mark.parametrize("host", FOREIGN)
def test_a_foreign_host_is_refused(host, session, browser):
    assert browser.client.get("/sign-in", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "X-Host", "Forwarded", "X-Original-URL"])
def test_a_forwarded_host_changes_no_link_and_no_redirect(header, session, browser):
    person = PersonFactory(with_password=True)
    answer = browser.client.get("/account", headers={header: "evil.example"})
    assert answer.headers["Location"].startswith("/sign-in")
    token = browser.get("/reset-password").form("Send").fields["csrf_token"]
    data = {"email": person.email, "csrf_token": token}
    browser.client.post("/reset-password", data=data, headers={header: "evil.example"})
    assert last_letter().values["link"].startswith("http://localhost/reset/")


def test_links_are_built_outside_of_any_request(app):
    with app.app_context():
        assert address(LinkFor.RESET, "KEY").startswith("http://localhost/reset/KEY.")
