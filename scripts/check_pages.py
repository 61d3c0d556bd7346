"""Runs html-validate over the pages that the tests saw."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / ".pages"


def main() -> None:
    """Fail on an invalid page, and when no test has seen one."""
    pages = sorted(PAGES.glob("*.html"))
    if not pages:
        sys.exit("No test has seen a page: run `make test` first.")
    validator = ["node_modules/.bin/html-validate", "--config", "htmlvalidate.json", ".pages"]
    command = ["scripts/install.sh", "node", *validator]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        sys.exit(1)
    print(f"{len(pages)} pages are valid.")


if __name__ == "__main__":
    main()
