"""Refuses lock files that carry the address or index of the machine they were written on."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON_LOCKS = sorted(ROOT.glob("*.lock"))
FRONT_END_LOCKS = [ROOT / "package-lock.json"]
INDEX_OPTION = re.compile(r"^\s*(-i|-f|--(extra-)?index-url|--trusted-host|--no-index)\b|registry\s*=|find-links")


def faults(file: Path, *, is_python: bool) -> list[str]:
    """What a lock must not hold, line by line."""
    return [
        f"{file.name}:{number}: {line.strip()}"
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if INDEX_OPTION.search(line) or '"resolved"' in line or (is_python and "://" in line)
    ]


def main() -> None:
    """Print what is wrong and fail, or say that nothing is."""
    found = [fault for file in PYTHON_LOCKS for fault in faults(file, is_python=True)]
    found += [fault for file in FRONT_END_LOCKS for fault in faults(file, is_python=False)]
    if found:
        sys.exit("\n".join(found))
    print(f"{len(PYTHON_LOCKS) + len(FRONT_END_LOCKS)} locks name no address.")


if __name__ == "__main__":
    main()
