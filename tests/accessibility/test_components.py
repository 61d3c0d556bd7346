"""Every component in a real browser: no barrier, and nothing wider than the screen."""

import threading

import pytest
from werkzeug.serving import make_server

from tests.chromium import listen, violations

pytestmark = pytest.mark.browser


@pytest.fixture
def gallery(chromium, failing_app):
    """A window on the page of all components."""
    server = make_server("127.0.0.1", 0, failing_app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = chromium.new_context(base_url=f"http://localhost:{server.server_port}")
    page = context.new_page()
    complaints = listen(page)
    page.goto("/gallery")
    yield page
    context.close()
    server.shutdown()
    assert not complaints


def test_components_have_no_barrier_and_fit_every_screen(gallery):
    for width in (1280, 360, 320):
        gallery.set_viewport_size({"width": width, "height": 800})
        assert violations(gallery) == []
        assert gallery.evaluate("document.documentElement.scrollWidth") <= width
        overflowing = (
            "[...document.querySelectorAll('.table-scroll')].filter(each => each.scrollWidth > each.clientWidth)"
        )
        assert gallery.evaluate(f"{overflowing}.length") == 0, "a table scrolls sideways"
    assert gallery.locator("#activities tbody tr").first.get_by_role("cell").first.is_visible()


def test_components_with_errors_have_no_barrier_either(gallery):
    gallery.get_by_role("button", name="Save", exact=True).click()
    gallery.wait_for_selector("#error-summary")
    assert violations(gallery) == []


def test_targets_are_large_enough_for_a_thumb(gallery):
    gallery.set_viewport_size({"width": 360, "height": 800})
    small = gallery.evaluate(
        """() => [...document.querySelectorAll("main button, main input, main select, nav a, .acting a, summary")]
            .filter(each => each.offsetParent && each.type !== "hidden")
            .filter(each => each.getBoundingClientRect().height < 24)
            .map(each => each.outerHTML.slice(0, 80))"""
    )
    assert small == []
