"""Reading the FBI's file."""

import pytest

from app.agencies import source
from app.agencies.models import AgencyType, Eligibility
from tests.agencies.directory_file import facts, invented, real_file, written


def entries(reading: source.Reading) -> dict[str, source.Entry]:
    return {entry.name: entry for entry in reading.entries}


def test_type_names_become_our_kinds_of_agencies(tmp_path):
    kinds = {name: entry.type for name, entry in entries(source.read(written(tmp_path, invented()))).items()}
    assert kinds == {
        "Prairie County Sheriff's Office": AgencyType.SHERIFF,
        "Millbrook Police Department": AgencyType.MUNICIPAL,
        "Prairie County Police Department": AgencyType.COUNTY_POLICE,
        "Harbor Island Police": AgencyType.TERRITORIAL,
        "O'Brien Valley Sheriff's Office": AgencyType.SHERIFF,
        "Lakeside State College": AgencyType.CAMPUS,
        "State Park Rangers: Long Lake": AgencyType.SPECIAL,
        "Iowa Road Patrol": AgencyType.STATE,
        "Lone Elk Nation": AgencyType.TRIBAL,
        "Harbor Customs Service": AgencyType.FEDERAL,
        "Old Quarry": AgencyType.UNKNOWN,
        "Elmtown Police Department": AgencyType.MUNICIPAL,
        "High Mesa College": AgencyType.CAMPUS,
    }


def test_federal_agencies_are_not_eligible_and_unknown_and_other_ones_are_to_be_confirmed(tmp_path):
    found = {name: entry.eligibility for name, entry in entries(source.read(written(tmp_path, invented()))).items()}
    assert found.pop("Harbor Customs Service") is Eligibility.NOT_ELIGIBLE
    assert found.pop("Old Quarry") is found.pop("Harbor Island Police") is Eligibility.TO_BE_CONFIRMED
    assert set(found.values()) == {Eligibility.ELIGIBLE}


def test_what_cannot_be_taken_is_refused_with_its_reason(tmp_path):
    refused = {remark.ori: remark.reason for remark in source.read(written(tmp_path, invented())).refused}
    assert refused == {
        "CZ0000500": "CZ is none of the 56 jurisdictions",
        "TSOFENC02": "the ORI does not begin with AL",
        "AL00": "the ORI is not nine letters and digits",
        "AL0010000": "has no name",
    }


def test_an_ori_that_stands_twice_is_refused_the_second_time(tmp_path):
    file = tmp_path / "twice.json"
    file.write_text('{"IA": {"IA0010000": {"agency_name": "First"}, "IA00100": {"agency_name": "Second"}}}')
    reading = source.read(file)
    assert [entry.name for entry in reading.entries] == ["First"]
    assert [(one.name, one.reason) for one in reading.refused] == [("Second", "the ORI stands in the file twice")]


def test_a_zero_typed_for_the_o_of_a_state_is_corrected_and_said(tmp_path):
    reading = source.read(written(tmp_path, invented()))
    assert [(one.ori, one.reason) for one in reading.corrected] == [
        ("ia07103", "taken as IA0710300"),
        ("C0034019E", "taken as CO034019E"),
    ]


@pytest.mark.parametrize(
    ("typed", "county"),
    [
        ("SALT LAKE", "Salt Lake"),
        ("Queen Anne'S", "Queen Anne's"),
        ("O'Brien", "O'Brien"),
        ("DeKalb", "DeKalb"),
        ("Prince Of Wales-Hyder", "Prince of Wales-Hyder"),
        ("ISLE OF WIGHT", "Isle of Wight"),
        ("", ""),
    ],
)
def test_counties_are_written_in_mixed_case(typed, county):
    assert source.county_name(typed) == county


def test_names_lose_control_characters_and_coordinates_that_are_none_are_left_out(tmp_path):
    strange = {"IA": {"IA0010000": facts("Elm\x00 \n town ", "City", icpsr_lat=1000, icpsr_lng=True)}}
    entry = source.read(written(tmp_path, strange)).entries[0]
    assert (entry.name, entry.latitude, entry.longitude) == ("Elm town", None, None)


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", b"[1, 2]", b'{"IA": 3}', b'{"IA": {"IA0010000": "x"}}', b"\x1f\x8b00"]
)
def test_a_file_of_another_shape_is_refused_in_one_sentence(tmp_path, content):
    file = tmp_path / "strange.json"
    file.write_bytes(content)
    with pytest.raises(source.UnreadableFile):
        source.read(file)


def test_the_real_file_has_23243_agencies_of_which_four_cannot_be_taken():
    reading = source.read(real_file())
    assert (reading.total, len(reading.entries)) == (23_243, 23_239)
    assert sorted(remark.ori for remark in reading.refused) == ["CZ0000500", "MA014669E", "TSARRES06", "TSOFENC02"]
    assert [(one.ori, one.reason) for one in reading.corrected] == [("C0034019E", "taken as CO034019E")]
    assert sum(entry.eligibility is Eligibility.NOT_ELIGIBLE for entry in reading.entries) == 9
