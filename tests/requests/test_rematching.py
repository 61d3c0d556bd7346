"""A request tied to another agency than before: nothing that was said about the first one counts for the second."""

from app.policy.programs import Kind
from app.requests.services import screening
from tests.requests import walks


def rematch(assistance, cast, agency) -> None:
    screening.match_agency(assistance, agency, actor=cast.triage.actor, seen_version=assistance.version)


def test_another_agency_inherits_no_word_of_the_first_one(cast):
    assistance = walks.ready_to_accept(cast, kind=Kind.ASSESSMENT)
    assert assistance.authorization_is_on_file and assistance.deconfliction_is_clear
    rematch(assistance, cast, cast.mill_river)
    assert assistance.authorization_is_awaited and assistance.authorization_by == ""
    assert assistance.authorization_asked_at is not None  # the new agency's executive was asked at once
    assert not assistance.deconfliction_is_clear and assistance.deconflictions[0].state == "asked"
    assert assistance.duplicates_checked_at is None


def test_a_component_that_has_not_answered_about_the_first_agency_is_asked_no_longer(cast):
    assistance = walks.in_screening(cast)
    rematch(assistance, cast, cast.harbor)
    screening.ask_component(
        assistance, walks.Component.CRS, "", actor=cast.triage.actor, seen_version=assistance.version
    )
    rematch(assistance, cast, cast.mill_river)
    assert assistance.deconflictions[0].state == "withdrawn"


def test_matching_the_same_agency_again_keeps_what_was_said(cast):
    assistance = walks.ready_to_accept(cast, kind=Kind.ASSESSMENT)
    rematch(assistance, cast, cast.harbor)
    assert assistance.authorization_is_on_file and assistance.deconfliction_is_clear
    assert assistance.duplicates_checked_at is not None
