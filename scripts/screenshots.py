"""Runs the house with the demonstration on a throwaway data folder and photographs its pages into docs/screenshots."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
from playwright.sync_api import Browser, Page, sync_playwright

from app.database import embedded

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "screenshots"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
WIDE, PHONE = 1280, 360  # pixels
TALLEST = 1000  # pixels; what lies below is cut off
LARGEST_FILE = 250_000  # bytes
PATIENCE_SECONDS = 300  # for the first page and the last invented case


@dataclass(frozen=True)
class Shot:
    """One picture: its name, who looks (a role as the sign-in page calls it, or nobody), at what, how wide (pixels)."""

    name: str
    role: str
    path: str
    title: str = ""  # the case whose reference stands for {} in the path
    width: int = WIDE


SHOTS = (
    Shot("01-start", "", "/"),
    Shot("02-form-step", "Point of contact", "/cases/{}/form/need", "Peer support after critical incidents"),
    Shot("03-review", "Point of contact", "/cases/{}/review", "Peer support after critical incidents"),
    Shot("04-agency-case", "Agency executive", "/cases/{}", "Wellness program for deputies"),
    Shot("05-queue", "Triage officer", "/queue"),
    Shot("06-screening", "Triage officer", "/cases/{}/screening", "Traffic stops and trust"),
    Shot("07-today", "Program manager", "/today"),
    Shot("08-staff-case", "Program manager", "/cases/{}", "Threat assessment team"),
    Shot("09-plan", "Agency executive", "/cases/{}/plan", "Wellness program for deputies"),
    Shot("10-provider-home", "Provider coordinator", "/provider"),
    Shot("11-log-on-a-phone", "Subject-matter expert", "/cases/{}/activities/1/log", "Crisis intervention team", PHONE),
    Shot("12-report", "Program manager", "/cases/{}/report", "School resource deputies"),
    Shot("13-timeline", "Program manager", "/cases/{}/facts", "Review of the fair shooting"),
    Shot("14-embargo-calendar", "Director", "/director/calendar"),
    Shot("15-who-held-it", "Program manager", "/cases/{}/history", "Assessment of trust and complaints"),
    Shot("16-recommendations", "Program manager", "/cases/{}/recommendations", "Assessment of field training"),
    Shot("17-public-site", "", "/sites/{}", "Assessment of trust and complaints"),
    Shot("18-sister-component", "Deconfliction contact", "/deconfliction"),
)


def main() -> None:
    """Take every picture anew; fails in the end on a page that does not answer 200 and on a file that is too large."""
    port, folder = _free_port(), Path(tempfile.mkdtemp(prefix="ta-shots-"))
    try:
        with _house(folder, port), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox", "--disable-gpu"])
            take_all(browser, f"http://localhost:{port}", _references(folder))
            browser.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def take_all(browser: Browser, address: str, references: dict[str, str]) -> None:
    """Replace the pictures in docs/screenshots."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.png"):
        old.unlink()
    faults = [fault for shot in SHOTS if (fault := _take(browser, address, shot, references.get(shot.title, "")))]
    if faults:
        raise SystemExit("\n".join(faults))


def _take(browser: Browser, address: str, shot: Shot, reference: str) -> str | None:
    """Take one picture; returns what is wrong with it, if anything."""
    window = browser.new_context(base_url=address, viewport={"width": shot.width, "height": 800})
    page = window.new_page()
    if shot.role:
        _sign_in(page, shot.role)
    answer = page.goto(shot.path.format(reference), wait_until="networkidle")
    file = TARGET / f"{shot.name}.png"
    height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
    page.screenshot(path=file, full_page=True, clip={"x": 0, "y": 0, "width": shot.width, "height": height})
    window.close()
    size = file.stat().st_size
    print(f"{file.relative_to(ROOT)}  {size // 1000} kB", flush=True)
    if answer is None or answer.status != 200:
        return f"{shot.name}: {shot.path} of {shot.title!r} answers {answer and answer.status}."
    return f"{shot.name} is larger than {LARGEST_FILE // 1000} kB." if size > LARGEST_FILE else None


def _sign_in(page: Page, role: str) -> None:
    """Press the button of the person who has this role."""
    page.goto("/development/sign-in")
    row = page.locator("#people tbody tr").filter(has=page.get_by_role("rowheader", name=role, exact=True))
    row.get_by_role("button").click()
    page.wait_for_load_state("networkidle")


@contextlib.contextmanager
def _house(folder: Path, port: int) -> Iterator[None]:
    """`make run` without make: database, demonstration, web and worker, until the pictures are taken."""
    settings = {"APP_ENVIRONMENT": "development", "DATA_DIR": str(folder), "PORT": str(port)}
    house = subprocess.Popen([sys.executable, "-m", "app.cli.run"], cwd=ROOT, env={**_plain_environment(), **settings})
    try:
        _wait_for(house, f"http://localhost:{port}/healthz", folder)
        yield
    finally:
        house.send_signal(signal.SIGTERM)
        house.wait()


def _plain_environment() -> dict[str, str]:
    """The environment without whatever would lead to another database or another public address."""
    ours = ("DATABASE_URL", "DATABASE_OWNER_URL", "PUBLIC_BASE_URL", "TRUSTED_HOSTS", "SMTP_HOST", "HOST")
    return {name: value for name, value in os.environ.items() if name not in ours}


def _wait_for(house: "subprocess.Popen[bytes]", address: str, folder: Path) -> None:
    """Wait until the house answers and its last invented case stands."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and house.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5):
            if not (folder / "demonstration.unfinished").exists():
                return
        time.sleep(0.3)
    raise SystemExit("The house did not answer, or its invented cases were not finished.")


def _references(folder: Path) -> dict[str, str]:
    """The reference of each case by its title."""
    with embedded.server(folder) as server:
        address = server.app_url.replace("postgresql+psycopg://", "postgresql://")
        with psycopg.connect(address) as connection:
            return dict(connection.execute("select title, reference from case_files").fetchall())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _chromium() -> str:
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        raise SystemExit("There is no Chromium (Debian: apt-get install chromium).")
    return found


if __name__ == "__main__":
    main()
