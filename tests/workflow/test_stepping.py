"""What a page says of a step before it is taken."""

from app.workflow.needs import GIVEN_WITH_THE_STEP, SENTENCES


def test_what_a_steps_own_page_asks_for_is_a_known_need():
    assert set(SENTENCES) >= GIVEN_WITH_THE_STEP
