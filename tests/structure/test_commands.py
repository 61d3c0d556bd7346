"""The commands and locks of the house are what README and CI count on."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from config import ROOT

MAKEFILE = (ROOT / "Makefile").read_text()
TARGETS = re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.MULTILINE)
INNER = {"install-run", "install-dev", "front-end"}
LOCKS = sorted(ROOT.glob("*.lock"))


def test_every_target_has_a_description_and_is_phony():
    described = set(re.findall(r"^([a-z][a-z-]*):.*## \S", MAKEFILE, re.MULTILINE))
    assert described == set(TARGETS) - INNER
    phony = set(re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE).group(1).split())
    assert phony == set(TARGETS)


def test_help_lists_every_described_target():
    listed = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {line.split()[1] for line in listed.splitlines()} == set(TARGETS) - INNER


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_python_locks_are_hashed_and_name_no_address(lock):
    text = lock.read_text()
    assert "://" not in text and "--index" not in text and "--find-links" not in text
    requirements = re.split(r"\n(?=[a-z])", text.strip())
    assert all("==" in each and "--hash=sha256:" in each for each in requirements)


def test_the_development_lock_contains_the_running_one():
    run, dev = (
        set(re.findall(r"^[a-z][\w.-]*==\S+", (ROOT / name).read_text(), re.MULTILINE))
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert run <= dev


def test_the_front_end_lock_names_no_place():
    text = (ROOT / "package-lock.json").read_text()
    assert '"resolved"' not in text and '"integrity"' in text


@pytest.mark.parametrize(
    "line", ["-i simple", "--extra-index-url x", "--find-links /opt", "six==1.0 # https://x", '"resolved": "x"']
)
def test_the_lock_check_finds_what_it_is_for(line, tmp_path):
    from scripts.check_locks import faults

    lock = tmp_path / "x.lock"
    lock.write_text(f"{line}\n")
    assert faults(lock, is_python=True)


def test_the_import_ladders_know_every_subject():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    subjects, files = contracts[0]["layers"], contracts[1]["containers"]
    known = set(re.findall(r"app\.\w+", " ".join(subjects)))
    packages = {f"app.{path.parent.name}" for path in Path(ROOT / "app").glob("*/__init__.py")}
    assert packages <= known
    assert packages - {"app.web", "app.policy", "app.database", "app.cli", "app.api", "app.worker"} == set(files)


def test_the_front_end_files_carry_their_licences():
    from scripts.copy_front_end import VENDOR, WANTED

    for name, (_, _, licence) in WANTED.items():
        assert (VENDOR / name / licence.name).read_text().strip()
