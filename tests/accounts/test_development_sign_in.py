"""The demonstration sign-ins, and that production has none."""

from dataclasses import replace

from app import create_app
from config import Environment


def test_one_person_for_each_role_is_offered_and_signed_in_by_a_press(cast, browser):
    page = browser.get("/development/sign-in")
    assert len(page.tree.xpath("//table[@id='people']/tbody/tr")) == 12
    browser.submit("Sign in Tara Quinn")
    assert "triage officer, COPS Office" in browser.get("/account").body


def test_looking_signs_nobody_in(cast, browser):
    browser.get("/development/sign-in")
    assert browser.get("/account").heading == "Sign in"
    browser.get(f"/development/sign-in/{cast.triage.membership.key}", status=405)


def test_somebody_who_is_not_offered_cannot_be_had(cast, browser):
    hidden = browser.get("/development/sign-in").tree.xpath("//input[@name='csrf_token']/@value")[0]
    browser.post(f"/development/sign-in/{cast.triage_two.membership.key}", {"csrf_token": hidden}, status=404)


def test_in_production_neither_the_page_nor_the_endpoint_exists(config):
    production = create_app(
        replace(
            config,
            environment=Environment.PRODUCTION,
            public_base_url="https://assistance.example.gov",
            trusted_hosts=("assistance.example.gov",),
        )
    )
    assert not [rule.endpoint for rule in production.url_map.iter_rules() if "development" in rule.rule]
    answer = production.test_client().get("/development/sign-in", base_url="https://assistance.example.gov")
    assert answer.status_code == 404


def test_in_production_the_cookie_is_secure_and_for_this_host_alone(config, session):
    production = create_app(
        replace(
            config,
            environment=Environment.PRODUCTION,
            public_base_url="https://assistance.example.gov",
            trusted_hosts=("assistance.example.gov",),
        )
    )
    client = production.test_client()
    answer = client.get("/sign-in", base_url="https://assistance.example.gov")
    lines = answer.headers.getlist("Set-Cookie")
    assert lines and all(line.startswith("__Host-") and "Secure" in line and "HttpOnly" in line for line in lines)
