"""The request form in a browser that runs no script: every step, a mistake, the receipt."""

import pytest

from tests.journeys.form import TITLE, fill_in_the_form
from tests.journeys.world import World

pytestmark = [pytest.mark.browser, pytest.mark.several_connections, pytest.mark.xdist_group("journey_without_script")]


def test_the_form_is_filled_in_and_sent_without_script(world: World):
    requester = world.member("harbor_requester", java_script_enabled=False)
    requester.open("/requests")
    requester.follow("Start a request")
    requester.press("Begin")
    requester.follow("Find your agency in the directory")
    requester.write("Find your agency", "Harbor County")
    requester.press("Find")
    requester.answer("Choose your agency", "Harbor County Sheriff's Office")
    requester.press("Take it over")
    requester.sees("Filled in from the directory")
    fill_in_the_form(requester)
    requester.follow("Change What you need help with")
    requester.write("Your need in one line", "")
    requester.press("Save and continue", status=422)
    requester.sees("There is a problem")
    assert requester.page.get_by_label("What is the problem?").input_value().startswith("Use of force")
    requester.write("Your need in one line", TITLE)
    requester.press("Save and continue")
    requester.follow("Review and send")
    requester.press("Send the request")
    requester.is_at("We have your request")
    world.work()
    assert "We received your request" in world.subjects_to("harbor.requester@agency.example.org")[-1]
