"""Looking agencies up as one types, in a real browser."""

import pytest

from tests import cast
from tests.chromium import violations

pytestmark = pytest.mark.browser


@pytest.fixture
def people(own_database):
    """The cast in a database that the served application sees."""
    return cast.assemble()


def test_agencies_appear_while_one_types_and_the_address_can_be_shared(people, window):
    window.goto("/agencies/search")
    window.get_by_label("Name, ORI, city or county").press_sequentially("mill riv")
    window.get_by_text("1 agency found.").wait_for()
    assert window.get_by_text("Mill River Police Department").first.is_visible()
    assert "q=mill" in window.url
    assert violations(window) == []
    window.reload()
    assert window.get_by_text("Mill River Police Department").first.is_visible()


def test_a_state_narrows_at_once(people, window):
    window.goto("/agencies/search?q=sheriff")
    window.get_by_label("State or territory").select_option("MA")
    window.get_by_text("No agency was found.").wait_for()
    window.get_by_label("State or territory").select_option("FL")
    window.get_by_text("1 agency found.").wait_for()


def test_registration_finds_the_agency_while_one_types(people, window):
    window.goto("/register")
    window.get_by_label("Name, ORI, city or county").press_sequentially("FL09900")
    window.get_by_role("link", name="This is mine").wait_for()
    assert window.get_by_text("Harbor County Sheriff's Office").first.is_visible()
    assert violations(window) == []
