"""An expert's day on a phone of 360 by 740: home, the attestation, the next trip, the log in two minutes."""

import pytest

from tests.journeys.visitor import PHONE
from tests.journeys.world import World

pytestmark = [pytest.mark.browser, pytest.mark.several_connections, pytest.mark.xdist_group("journey_phone")]
EMAIL = "x.expert@provider.example.org"


def test_an_expert_attests_finds_the_place_and_logs_the_day(world: World):
    reference = world.staged(lambda way: way.to_team().proposed())
    expert = world.member("x_expert", PHONE)
    assert any(reference in subject for subject in world.subjects_to(EMAIL))
    expert.open("/expert")
    expert.sees("Waiting for your attestation", "Harbor County Sheriff's Office")
    expert.follow("Attest to conflicts of interest")
    expert.press("Attest", status=422)
    expert.sees("Say yes or no.")
    expert.answer("Do you have a conflict", "No")
    expert.tick("This is true")
    expert.press("Attest")
    expert.sees("The attestation is on file.")
    _to_delivery(world, reference)
    expert.open("/expert")
    expert.sees("Where I go next", "Training, day one", "Port Harbor")
    expert.follow("Training, day one")
    expert.follow("Arrange")
    expert.write("Starting time", "8:30 a.m.")
    expert.choose("Time zone", "Eastern")
    expert.write("Contact on site", "Captain Alvarez, 202-555-0100")
    expert.press("Save")
    world.pass_days(31)
    expert.open("/expert")
    expert.sees("To log", "Training, day one")
    expert.follow("Log it")
    fields = expert.page.locator("main form input:visible, main form textarea:visible").count()
    assert fields <= 14, "a log of two minutes asks for little"
    expert.write("What happened?", "Scenarios with two shifts.")
    expert.write("People there in person", "46")
    expert.write("Your hours", "6.5")
    expert.press("Save the log")
    expert.sees("The activity is logged.", "Captain Alvarez")
    expert.open("/expert")
    expert.sees_not("To log")


def _to_delivery(world: World, reference: str) -> None:
    world.go_on(reference, lambda way: way.confirmed().written().submitted().approved().concurred())
