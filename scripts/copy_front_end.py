"""Copies the front-end files that pages use, with their licences, from node_modules into app/static/vendor."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules"
VENDOR = ROOT / "app" / "static" / "vendor"

WANTED = {
    "uswds": (
        PACKAGES / "@uswds" / "uswds" / "dist",
        (
            "css/uswds.min.css",
            "js/uswds.min.js",
            "js/uswds-init.min.js",
            "fonts/**/*.woff2",
            "img/*.svg",
            "img/us_flag_small.png",
            "img/hero.jpg",
            "img/favicons/favicon.ico",
            "img/favicons/favicon-40.png",
            "img/favicons/favicon-192.png",
            "img/usa-icons/*.svg",
            "img/usa-icons-bg/*.svg",
        ),
        PACKAGES / "@uswds" / "uswds" / "LICENSE.md",
    ),
    "htmx": (
        PACKAGES / "htmx.org" / "dist",
        ("htmx.min.js",),
        PACKAGES / "htmx.org" / "LICENSE",
    ),
}


def copy_package(name: str, source: Path, patterns: tuple[str, ...], licence: Path) -> int:
    """Copy one package's wanted files and its licence; returns how many. Fails on a pattern that names nothing."""
    found = [(pattern, list(source.glob(pattern))) for pattern in patterns]
    if missing := [pattern for pattern, files in found if not files]:
        raise SystemExit(f"{name}: nothing matches {', '.join(missing)}; run npm ci first")
    for file in [file for _, files in found for file in files]:
        target = VENDOR / name / file.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    shutil.copyfile(licence, VENDOR / name / licence.name)
    return sum(len(files) for _, files in found)


def main() -> None:
    """Replace app/static/vendor by a fresh copy."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    for name, (source, patterns, licence) in WANTED.items():
        print(f"{name}: {copy_package(name, source, patterns, licence)} files")


if __name__ == "__main__":
    main()
