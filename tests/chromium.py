"""A real browser for tests: Debian's Chromium through Playwright, with axe on every page; loud when there is none."""

import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from werkzeug.serving import make_server

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
)
NAMES = ("chromium", "chromium-browser", "google-chrome")


@dataclass
class LiveServer:
    """The application at a real address."""

    app: Flask
    port: int

    @property
    def url(self) -> str:
        """The address without a slash at its end."""
        return f"http://localhost:{self.port}"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running Chromium; without one the test is skipped, or fails where CI=true."""
    path = require_chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield running
        running.close()


@pytest.fixture
def live_server(app: Flask, own_database: Any) -> Iterator[LiveServer]:
    """The application served on a free port, on a database of its own."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield LiveServer(app, server.server_port)
    server.shutdown()
    thread.join()


@pytest.fixture
def window(chromium: Any, live_server: LiveServer) -> Iterator[Any]:
    """A window of a new person on the live server; console errors and failed loads fail the test at its end."""
    context = chromium.new_context(base_url=live_server.url)
    page = context.new_page()
    complaints = listen(page)
    yield page
    context.close()
    assert not complaints, complaints


def listen(page: Any) -> list[str]:
    """Collect what the browser complains about on a page: script errors and refusals of the content policy."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: _note(complaints, message))
    return complaints


def violations(page: Any) -> list[str]:
    """What axe finds against WCAG 2.2 AA on the page as it stands."""
    from axe_playwright_python.sync_playwright import Axe

    options = {"runOnly": {"type": "tag", "values": list(WCAG)}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {each['help']} {[node['target'] for node in each['nodes']]}" for each in found]


def chromium_path() -> str | None:
    """Where the system's Chromium is, if anywhere."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def require_chromium() -> str:
    """Where Chromium is; without one the test that asks is skipped, or fails where CI=true."""
    if path := chromium_path():
        return path
    if os.environ.get("CI") == "true":
        pytest.fail("there is no Chromium, and in CI browser tests must run")
    pytest.skip("THERE IS NO CHROMIUM: browser tests did not run")


def _note(complaints: list[str], message: Any) -> None:
    if message.type == "error" and "the server responded with a status of 4" not in message.text:
        complaints.append(message.text)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly that browser tests did not run."""
    skipped = [
        each for each in terminalreporter.stats.get("skipped", []) if "THERE IS NO CHROMIUM" in str(each.longrepr)
    ]
    if skipped:
        terminalreporter.section("BROWSER TESTS DID NOT RUN", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} tests need Chromium (Debian: apt-get install chromium).", red=True)
