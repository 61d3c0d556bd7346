"""ORIs as people type them."""

import time

import pytest

from app.agencies.identifiers import comparable_ori, full_ori
from app.agencies.jurisdictions import JURISDICTIONS, JurisdictionKind


@pytest.mark.parametrize("typed", ["UT0270400", "ut0270400", " UT 027 0400 ", "UT02704", "ut-027-04", "UT0270400\t"])
def test_every_way_to_type_an_ori_means_the_same_nine_characters(typed):
    assert full_ori(typed) == "UT0270400"


def test_seven_characters_stand_only_for_the_nine_that_end_in_two_zeros():
    assert full_ori("MA01466") == "MA0146600"


@pytest.mark.parametrize(
    "typed", ["", "UT", "UT027040", "UT02704001", "Ùt0270400", "UT0270٤00", "policed", "x" * 100_000]
)
def test_what_is_no_ori_is_none(typed):
    assert full_ori(typed) is None


def test_the_letter_o_typed_for_a_zero_compares_equal():
    assert comparable_ori("UTO27O4OO") == comparable_ori("UT0270400") == "UT0270400"
    assert comparable_ori("0H00101") == "OH0010100"


def test_words_that_look_like_an_ori_of_no_state_are_none():
    assert comparable_ori("TROOP12") is None


def test_judging_an_ori_takes_no_time_whatever_is_typed():
    started = time.process_time()
    for typed in ("A" * 1_000_000, " " * 1_000_000, "UT" + "0" * 1_000_000, "-" * 1_000_000):
        assert comparable_ori(typed) is None
    assert time.process_time() - started < 0.5


def test_there_are_56_jurisdictions_with_nebraska_and_guam_under_their_own_prefixes():
    kinds = [one.kind for one in JURISDICTIONS]
    assert len({one.code for one in JURISDICTIONS}) == len(kinds) == 56
    assert (kinds.count(JurisdictionKind.STATE), kinds.count(JurisdictionKind.TERRITORY)) == (50, 5)
    prefixes = {one.code: one.ori_prefixes[0] for one in JURISDICTIONS if one.ori_prefixes[0] != one.code}
    assert prefixes == {"NE": "NB", "GU": "GM"}
