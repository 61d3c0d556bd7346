"""The warning before a session ends: two minutes ahead, the focus on the button that extends it (WCAG 2.2.1)."""

import pytest

from tests.cast import assemble, sign_in
from tests.chromium import violations

pytestmark = pytest.mark.browser
MINUTE = 60_000


def test_a_reader_is_warned_and_stays_signed_in_with_what_was_typed(window, live_server):
    cast = assemble()
    client = live_server.app.test_client()
    sign_in(client, cast.manager)
    window.context.add_cookies([{"name": "sid", "value": client.get_cookie("sid").value, "url": live_server.url}])
    window.clock.install()
    window.goto("/account/password")
    window.fill("[name=current]", "What I typed")
    window.clock.fast_forward(13 * MINUTE + 1000)
    window.wait_for_selector("#time-out:not([hidden])")
    assert window.evaluate("document.activeElement.textContent") == "Stay signed in"
    assert violations(window) == []
    window.get_by_role("button", name="Stay signed in").click()
    window.wait_for_selector("#time-out", state="hidden")
    assert window.input_value("[name=current]") == "What I typed"
    assert window.evaluate("document.activeElement.name") == "current"
