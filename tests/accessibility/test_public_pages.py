"""Public pages and refusals in a real browser: no barrier, nothing wider than the screen, with script and without."""

import pytest

from tests.chromium import violations

PATHS = ["/", "/choose", "/choose?situation=review", "/choose?situation=", "/accessibility", "/privacy", "/nowhere"]
pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_no_barrier_and_fits_every_screen(window, path):
    window.goto(path)
    assert violations(window) == []
    for width in (1280, 360, 320):
        window.set_viewport_size({"width": width, "height": 800})
        assert window.evaluate("document.documentElement.scrollWidth") <= width


def test_text_may_be_spaced_out_and_colours_forced(window):
    window.emulate_media(forced_colors="active", reduced_motion="reduce")
    window.set_viewport_size({"width": 320, "height": 800})
    window.goto("/")
    spacing = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    window.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet] }",
        spacing,
    )
    assert window.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_summary_of_errors_has_the_focus_and_leads_to_the_field(window):
    window.goto("/choose")
    window.get_by_role("button", name="Show what fits").click()
    assert window.evaluate("document.activeElement.id") == "error-summary"
    window.keyboard.press("Tab")
    window.keyboard.press("Enter")
    assert window.evaluate("document.activeElement.id") == "situation-0"


def test_the_first_press_of_tab_offers_to_skip_to_the_main_part(window):
    window.goto("/")
    window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.textContent") == "Skip to main content"
    window.keyboard.press("Enter")
    assert window.evaluate("document.activeElement.id") == "main"


def test_without_script_the_question_is_answered_too(chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/choose")
    page.get_by_label("We want training or advice on a topic.").check()
    page.get_by_role("button", name="Show what fits").click()
    assert page.get_by_role("heading", name="Training and advice (CRI-TAC) fits best").is_visible()
    context.close()
