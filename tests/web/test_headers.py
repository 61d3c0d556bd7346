"""Exact headers on every class of response."""

from dataclasses import replace

import pytest

from app import create_app
from tests.browser import Browser
from tests.response_headers import ASSET, header_faults


@pytest.mark.parametrize("path", ["/", "/choose?situation=", "/nowhere", "/healthz", "/static/nothing.css"])
def test_pages_refusals_and_plain_answers_bear_the_strict_headers(failing_app, session, path):
    assert header_faults(Browser(failing_app).get(path, status=None).response) == []


@pytest.mark.parametrize(
    "kind", ["400", "403", "404", "405", "409", "413", "415", "422", "429", "500", "503", "broken", "busy"]
)
def test_refusals_and_faults_bear_them_too(failing_app, kind):
    assert header_faults(failing_app.test_client().get(f"/fail/{kind}")) == []


def test_a_redirect_bears_them(failing_app):
    response = failing_app.test_client().get("/mine")
    assert response.status_code == 302
    assert header_faults(response) == []


@pytest.mark.parametrize("method", ["OPTIONS", "HEAD", "DELETE"])
def test_other_methods_bear_them(failing_app, method):
    assert header_faults(failing_app.test_client().open("/", method=method)) == []


def test_assets_may_be_kept_by_the_browser(failing_app):
    assert header_faults(failing_app.test_client().get("/static/app.css"), ASSET) == []


def test_https_is_remembered_where_cookies_are_secure(config):
    secure = create_app(replace(config, public_base_url="https://assistance.example.gov"))
    response = secure.test_client().get("/choose", base_url="https://localhost")
    assert response.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_the_cookie_of_forms_is_closed_to_scripts_and_other_sites(config):
    secure = create_app(replace(config, public_base_url="https://assistance.example.gov"))
    secure.add_url_rule("/token", "token", secure.view_functions["public.choose"])
    with secure.test_request_context("/", base_url="https://localhost"):
        from flask import session
        from flask_wtf.csrf import generate_csrf

        generate_csrf()
        response = secure.make_response("")
        secure.session_interface.save_session(secure, session, response)
    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith("__Host-form=")
    assert all(word in cookie for word in ("Secure", "HttpOnly", "Path=/", "SameSite=Lax"))
    assert "Domain" not in cookie
