"""docs/map.md names every package and top-level file of the application, and nothing that is not there."""

import re

from config import ROOT

MAP = ROOT / "docs" / "map.md"
NAMED = set(re.findall(r"^- `([^`]+)`", MAP.read_text(), re.MULTILINE)) if MAP.exists() else set()


def test_the_map_names_every_package_and_file_of_the_application():
    packages = {f"app/{path.parent.relative_to(ROOT / 'app')}/" for path in (ROOT / "app").glob("*/__init__.py")}
    files = {f"app/{path.name}" for path in (ROOT / "app").glob("*.py")}
    assert sorted((packages | files) - NAMED) == []


def test_the_map_names_every_package_of_the_tests():
    folders = {f"tests/{path.name}/" for path in (ROOT / "tests").iterdir() if path.is_dir() and any(path.glob("*.py"))}
    assert sorted(folders - NAMED) == []


def test_everything_on_the_map_is_there():
    assert [name for name in sorted(NAMED) if not (ROOT / name).exists()] == []
