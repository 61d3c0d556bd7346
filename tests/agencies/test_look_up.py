"""Finding an agency from what a person types."""

import time

import pytest

from app.agencies import queries
from app.agencies.models import Agency, AgencyType
from app.agencies.services import directory, importing
from app.agencies.source import read
from app.extensions import db
from app.policy.actor import SYSTEM
from tests.agencies.directory_file import real_file


@pytest.fixture
def listed(session):
    """Adds an agency to the directory."""

    def listed(name: str, state: str, ori: str, county: str = "", **more) -> Agency:
        facts = directory.Facts(
            name=name, state=state, ori=ori, county=county, type=more.pop("type", AgencyType.MUNICIPAL), **more
        )
        return directory.add(facts, actor=SYSTEM, reason="A test needs it.")

    return listed


@pytest.fixture
def some(listed):
    """A few agencies that are easily confused."""
    listed("Washington County Sheriff's Office", "OR", "OR0340000", "Washington", type=AgencyType.SHERIFF)
    listed("Washington County Sheriff's Office", "UT", "UT0270000", "Washington", type=AgencyType.SHERIFF)
    listed("Washington College", "MD", "MD0150100", "Kent", type=AgencyType.CAMPUS)
    listed("Peñasco Police Department", "NM", "NM0280300", "Taos", city="Peñasco")
    listed("O'Brien County Sheriff's Office", "IA", "IA0710000", "O'Brien", type=AgencyType.SHERIFF)
    listed("St. Clair Shores Police Department", "MI", "MI5047500", "Macomb", city="St. Clair Shores")
    listed("Grand Island Police Department", "NE", "NB0400100", "Hall", city="Grand Island")
    listed("Highway Patrol", "OH", "OHOHP0000", type=AgencyType.STATE)


def found(typed: str, **more) -> list[str]:
    return [f"{agency.name} {agency.state}" for agency in queries.find(typed, **more).agencies]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("washington county sheriff oregon", "Washington County Sheriff's Office OR"),
        ("OR sheriffs washington", "Washington County Sheriff's Office OR"),
        ("WASHINGTON COLLEGE", "Washington College MD"),
        ("kent maryland", "Washington College MD"),
        ("penasco", "Peñasco Police Department NM"),
        ("Pen\u0303asco police", "Peñasco Police Department NM"),
        ("obrien", "O'Brien County Sheriff's Office IA"),
        ("O’Brien County", "O'Brien County Sheriff's Office IA"),
        ("saint clair shores pd", "St. Clair Shores Police Department MI"),
        ("City of Grand Island Police Dept", "Grand Island Police Department NE"),
        ("grand isl", "Grand Island Police Department NE"),
        ("nebraska hall county", "Grand Island Police Department NE"),
        ("nb04001", "Grand Island Police Department NE"),
        ("NB 040 0100", "Grand Island Police Department NE"),
        ("NBO4OO1OO", "Grand Island Police Department NE"),
        ("OH0HP0000", "Highway Patrol OH"),
        ("OHOHP00", "Highway Patrol OH"),
    ],
)
def test_words_in_any_order_find_the_agency_first(some, typed, first):
    assert found(typed)[0] == first


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("gand iland police", "Grand Island Police Department NE"),
        ("washingtn colege", "Washington College MD"),
        ("sherif obrian", "O'Brien County Sheriff's Office IA"),
    ],
)
def test_misspelt_words_find_it_too_and_the_page_can_say_so(some, typed, first):
    assert found(typed)[0] == first
    assert queries.find(typed).guessed


def test_a_seven_character_ori_matches_only_its_nine_with_two_zeros(listed):
    listed("First", "MA", "MA0146600")
    listed("Second", "MA", "MA014669E")
    assert found("MA01466") == ["First MA"]
    assert found("MA014669E") == ["Second MA"]
    assert found("MA01467") == []


def test_agencies_of_one_name_can_be_told_apart_by_their_place(some):
    assert [agency.place for agency in queries.find("Washington County Sheriff").agencies] == [
        "Washington, OR",
        "Washington, UT",
    ]


def test_a_state_narrows_the_search(some):
    assert found("washington", state="UT") == ["Washington County Sheriff's Office UT"]


def test_a_longer_list_is_cut_and_says_so(some):
    assert queries.find("washington", limit=2).more
    assert not queries.find("washington", limit=3).more


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "%", "_", "\\", "'; DROP TABLE agencies", "\x00", "%_%", "| & !", "\u202e", "xyzzyq", "\ud800", "١٢٣"],
)
def test_strange_text_finds_nothing_and_breaks_nothing(some, typed):
    assert found(typed) == []


def test_very_long_text_is_answered_quickly(some):
    started = time.perf_counter()
    queries.find("washington " * 10_000)
    queries.find("x" * 100_000)
    assert time.perf_counter() - started < 1


def test_a_key_finds_its_agency_and_nothing_else_does(some):
    agency = queries.find("penasco").agencies[0]
    assert queries.by_key(agency.key) is agency
    assert queries.by_key(agency.key.lower()) is queries.by_key("0000000000") is queries.by_key("\x00") is None


def test_in_the_whole_directory_each_look_up_takes_milliseconds(session):
    importing.bring_up_to_date(read(real_file()), actor=SYSTEM, file_name="real", progress=lambda _count: None)
    db.session.flush()
    typed = ["boston", "washington county sheriff", "police", "ny", "UT02704", "saint louis pd", "university of texas"]
    for text in typed:
        queries.find(text)
    started = time.perf_counter()
    for text in typed:
        queries.find(text)
    assert (time.perf_counter() - started) / len(typed) < 0.05  # some 8 ms on an idle machine
    same_name = queries.find("Washington County Sheriff's Office", limit=100).agencies
    exact = [agency for agency in same_name if agency.name == "Washington County Sheriff's Office"]
    assert len(exact) == 31 and exact == same_name[:31]
    assert len({(agency.ori, agency.place) for agency in exact}) == 31
    assert queries.find("nebraska state patrol").agencies[0].ori == "NBNSP0000"
    assert queries.find("guam").agencies[0].ori == "GMTGM0000"
