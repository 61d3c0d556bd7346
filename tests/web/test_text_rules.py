"""What all typed text obeys (rows 1 to 13 of the list of bad inputs)."""

import pytest

from app.web import text_rules
from app.web.text_rules import BadText


@pytest.mark.parametrize("text", ["", "   ", "\u00a0", "\u200b\u200d\ufeff", "\u2060 \u00ad", "\r\n\t", "\u3164"])
def test_text_that_shows_nothing_is_empty(text):
    assert text_rules.is_blank(text)
    assert text_rules.prose(text, 10) == text_rules.line(text, 10) == text_rules.name(text, 10) == ""


def test_length_is_counted_in_code_points_with_a_line_break_as_one():
    assert text_rules.prose("a\r\n" * 4 + "bb", 10) == "a\na\na\na\nbb"
    assert text_rules.line("\U0001f46e" * 10, 10)
    with pytest.raises(BadText, match=r"Shorten this to 10 characters\. It has 11\."):
        text_rules.prose("x" * 11, 10)
    with pytest.raises(BadText, match=r"It has 100,000\."):
        text_rules.line("x" * 100_000, 1_000)


@pytest.mark.parametrize("text", ["a\x00b", "\x00", "\ud800", "x\udfffy", "bro\ufffdken"])
@pytest.mark.parametrize("rule", [text_rules.line, text_rules.name, text_rules.prose])
def test_nul_lone_surrogates_and_undecodable_bytes_are_refused_everywhere(rule, text):
    with pytest.raises(BadText, match="cannot be read"):
        rule(text, 50)


@pytest.mark.parametrize("control", ["\x01", "\x08", "\x0b", "\x1b", "\x7f", "\x85", "\x9f"])
def test_other_controls_are_taken_out_everywhere(control):
    text = f"Mill{control} River"
    assert text_rules.line(text, 50) == text_rules.name(text, 50) == text_rules.prose(text, 50) == "Mill River"


def test_a_lone_carriage_return_is_a_line_break_and_a_line_has_none():
    assert text_rules.prose("one\rtwo\r\nthree", 50) == "one\ntwo\nthree"
    assert text_rules.line("one\rtwo\tthree", 50) == "one two three"


@pytest.mark.parametrize("override", ["\u202a", "\u202e", "\u2066", "\u2069"])
def test_direction_overrides_are_refused_in_names_and_kept_in_prose(override):
    with pytest.raises(BadText, match="direction"):
        text_rules.name(f"evil{override}fdp.exe", 50)
    assert override in text_rules.prose(f"a {override}quote", 50)


@pytest.mark.parametrize(
    "text",
    [
        "क्ष\u200dमा",
        "می\u200cخواهم",
        "O'Brien",
        "Null",
        "None",
        "N/A",
        "X",
        "Å\u0308" + "\u0301" * 50,
        "👩\u200d✈️",
        "<script>alert(1)</script>",
        "{{7*7}}",
        "${7*7}",
        "%s%n",
        "../../etc",
        "'; DROP TABLE people",
        "“Word” – pasted…",
    ],
)
def test_real_and_strange_names_are_kept_as_typed(text):
    assert text_rules.name(text, 200) == text_rules.prose(text, 200) == text


def test_names_are_compared_without_case_and_encoding_of_accents():
    assert text_rules.same_name("Cañon City  Police", "CAN\u0303ON CITY POLICE")
    assert not text_rules.same_name("Mill River", "Mi11 River")
