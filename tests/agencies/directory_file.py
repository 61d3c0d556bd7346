"""Files of agencies for tests: a small invented one, and the FBI's real one where the machine has it."""

import gzip
import json
import os
import warnings
from pathlib import Path
from typing import Any

import pytest

NAME = "fbi-agencies-by-state.json.gz"
ROOT = Path(__file__).resolve().parents[2]


def real_file() -> Path:
    """The FBI's list beside the repository (or in CRI_SHARED_DATA); without it the test is skipped, loudly."""
    folders = [Path(os.environ["CRI_SHARED_DATA"])] if "CRI_SHARED_DATA" in os.environ else []
    for folder in [*folders, ROOT.parent / "shared" / "data"]:
        if (folder / NAME).is_file():
            return folder / NAME
    missing = f"NOT RUN: {NAME} is neither in CRI_SHARED_DATA nor in ../shared/data beside the repository"
    warnings.warn(missing, stacklevel=2)  # a skip alone is silent
    pytest.skip(missing)


def facts(name: str | None, type_name: str, county: str | None = None, **more: Any) -> dict[str, Any]:
    """What the file says of one agency."""
    return {
        "agency_name": name,
        "agency_type_name": type_name,
        "primary_county": county,
        "icpsr_lat": 40.5,
        "icpsr_lng": -99.25,
    } | more


def invented() -> dict[str, dict[str, dict[str, Any]]]:
    """A directory with every kind of agency, and entries that cannot be taken."""
    return {
        "NE": {
            "NB0010000": facts("Prairie County Sheriff's Office", "County", "PRAIRIE"),
            "NB0010100": facts("Millbrook Police Department", "City", "Prairie"),
            "NB0010200": facts("Prairie County Police Department", "County", "Prairie"),
        },
        "GU": {"GM0010000": facts("Harbor Island Police", "Other")},
        "IA": {
            "IA0710000": facts("O'Brien Valley Sheriff's Office", "County", "Queen Anne'S"),
            "IA0710100": facts("Lakeside State College", "University or College", "O'Brien"),
            "IA0710200": facts("State Park Rangers: Long Lake", "Other State Agency", "O'Brien"),
            "IASP00000": facts("Iowa Road Patrol", "State Police", None, icpsr_lat=None, icpsr_lng=None),
            "IADI00100": facts("Lone Elk Nation", "Tribal"),
            "IAFED0000": facts("Harbor Customs Service", "Federal"),
            "IAUNK0000": facts("Old Quarry", "Unknown"),
            "ia07103": facts("Elmtown Police Department", "City", "O'Brien", icpsr_lat="NaN"),
        },
        "CO": {"C0034019E": facts("High Mesa College", "University or College", "La Plata")},
        "CZ": {"CZ0000500": facts("Old Canal Zone", "Other")},
        "AL": {
            "TSOFENC02": facts("Test Agency", "Other"),
            "AL00": facts("Short Police Department", "City"),
            "AL0010000": facts(None, "City"),
        },
    }


def written(folder: Path, directory: object, name: str = "directory.json") -> Path:
    """The directory as a file; gzipped when its name says so."""
    content = json.dumps(directory).encode()
    file = folder / name
    file.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    return file
