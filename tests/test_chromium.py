"""The real browser: it runs, it judges, and its absence is never taken for a pass."""

import pytest

from tests import chromium as browser_tests

BAD_PAGE = "<!doctype html><html><head><title></title></head><body><img src='data:,'><input></body></html>"


@pytest.mark.browser
def test_a_window_opens_a_page_of_the_application_without_violations(window, live_server):
    response = window.goto("/no-such-page")
    assert response is not None and response.status == 404
    assert browser_tests.violations(window) == []


@pytest.mark.browser
def test_axe_finds_what_is_wrong_with_a_bad_page(chromium):
    page = chromium.new_page()
    page.set_content(BAD_PAGE)
    found = " ".join(browser_tests.violations(page))
    page.close()
    assert "image-alt" in found and "html-has-lang" in found and "label" in found


def test_without_chromium_the_tests_are_skipped_loudly_and_fail_in_ci(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert browser_tests.chromium_path() is None
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="THERE IS NO CHROMIUM"):
        browser_tests.require_chromium()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="in CI browser tests must run"):
        browser_tests.require_chromium()
