"""One person at a window of a real browser, who reads, fills in and presses; every page that he comes to is checked."""

import os
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.chromium import violations

PICTURES = os.environ.get("JOURNEY_PICTURES", "")  # a folder for a picture of every page, at both widths
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
REFERENCE = re.compile(r"TA-\d{4}-[0-9A-Z]{5}")
SMALL_TARGETS = """() => [...document.querySelectorAll("main a, main button, main input, main select, summary, nav a")]
    .filter(each => each.offsetParent && each.type !== "hidden" && !each.closest("p, li, td, th, dd, label"))
    .filter(each => !each.matches(".usa-radio__input, .usa-checkbox__input, .usa-sr-only"))
    .filter(each => each.getBoundingClientRect().height < 24)
    .map(each => each.outerHTML.slice(0, 100))"""


@dataclass
class Album:
    """The pages that were looked at already: the same page of the same person is checked once."""

    seen: set[tuple[str, ...]] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def look(self, visitor: "Visitor") -> None:
        """Check a page: no barrier, nothing wider than a phone, targets for a thumb; take its picture if wanted."""
        page, key = visitor.page, visitor.place
        if key in self.seen or not visitor.runs_script:  # axe is a script; the same pages are looked at with it
            return
        self.seen.add(key)
        self._note(key, violations(page))
        for size in (PHONE, DESK) if visitor.size is DESK else (DESK, PHONE):
            page.set_viewport_size(size)
            if size is PHONE:
                self._fits(page, key)
            self._picture(page, key, size)

    def _fits(self, page: Any, key: tuple[str, ...]) -> None:
        width = page.evaluate("document.documentElement.scrollWidth")
        self._note(key, [f"is {width} pixels wide on a phone"] if width > PHONE["width"] else [])
        self._note(key, [f"small target {each}" for each in page.evaluate(SMALL_TARGETS)])

    def _note(self, key: tuple[str, ...], found: list[str]) -> None:
        self.faults += [f"{' | '.join(key)}: {each}" for each in found]

    def _picture(self, page: Any, key: tuple[str, ...], size: dict[str, int]) -> None:
        if PICTURES:
            name = re.sub(r"[^\w-]+", "-", "_".join(key)).strip("-")
            number = len(self.seen)
            page.screenshot(path=Path(PICTURES) / f"{number:03}-{name[:90]}-{size['width']}.png", full_page=True)


@dataclass
class Visitor:
    """One person at a window."""

    name: str
    page: Any
    album: Album
    complaints: list[str]
    size: dict[str, int]
    runs_script: bool = True

    @property
    def place(self) -> tuple[str, ...]:
        """Where he is: who, which kind of page, its heading and whether it shows errors."""
        path = re.sub(
            r"/[A-Za-z0-9_.-]{26,}|/[A-Z0-9]{10,}", "/KEY", REFERENCE.sub("REF", urlsplit(self.page.url).path)
        )
        errors = "errors" if self.page.locator("#error-summary").count() else ""
        return (self.name, re.sub(r"/\d+", "/N", path), self.heading, errors)

    @property
    def heading(self) -> str:
        """The first-level heading."""
        return " ".join(self.page.locator("h1").first.inner_text().split())

    @property
    def text(self) -> str:
        """What can be read in the main part, in single spaces."""
        return " ".join(self.page.locator("main").inner_text().split())

    @property
    def path(self) -> str:
        """Where he is, without host."""
        return urlsplit(self.page.url).path

    def open(self, path: str, status: int = 200) -> None:
        """Open an address."""
        self._arrived(self.page.goto(path), status)

    def follow(self, text: str, *, exact: bool = False, status: int = 200) -> None:
        """Follow the first link that bears these words."""
        self._go(self.page.get_by_role("link", name=text, exact=exact).first, status)

    def press(self, text: str, *, status: int = 200) -> None:
        """Press the first button that bears these words."""
        self._go(self.page.get_by_role("button", name=text).first, status)

    def write(self, label: str, text: str, *, within: Any = None) -> None:
        """Type into the field with a label."""
        self.field(label, within=within).fill(text)

    def choose(self, label: str, option: str) -> None:
        """Choose from a menu by the words of the option."""
        self.field(label).select_option(label=option)

    def answer(self, question: str, option: str) -> None:
        """Tick an answer of a question: a radio button or a box."""
        group = self.group(question)
        group.get_by_label(option).first.check(force=True)

    def tick(self, label: str) -> None:
        """Tick a box."""
        self.page.get_by_label(label).first.check(force=True)

    def date(self, question: str, day: date, *, within: Any = None) -> None:
        """Type a date as three numbers."""
        group = self.group(question, within=within)
        for part, value in (("Month", day.month), ("Day", day.day), ("Year", day.year)):
            group.get_by_label(part).fill(str(value))

    def attach(self, label: str, content: bytes, name: str) -> None:
        """Choose a file."""
        self.page.get_by_label(label).set_input_files({"name": name, "mimeType": "application/pdf", "buffer": content})

    def download(self, text: str) -> bytes:
        """Follow a link to a file and read it."""
        with self.page.expect_download() as found:
            self.page.get_by_role("link", name=text).first.click()
        return Path(found.value.path()).read_bytes()

    def field(self, label: str, *, within: Any = None) -> Any:
        """The field whose label begins with these words."""
        named = (within or self.page).get_by_label(re.compile(rf"^\s*{re.escape(label)}"))
        return named.and_(self.page.locator("input, textarea, select")).first

    def group(self, question: str, *, within: Any = None) -> Any:
        """The group of fields whose question begins with these words."""
        return (within or self.page).get_by_role("group", name=re.compile(rf"^\s*{re.escape(question)}")).first

    def sees(self, *texts: str) -> None:
        """All of these words stand on the page."""
        text = self.text
        missing = [each for each in texts if each.lower() not in text.lower()]
        assert not missing, f"{self.name} does not see {missing} on {self.page.url}:\n{text}"

    def sees_not(self, *texts: str) -> None:
        """None of these words stands on the page."""
        text = self.text
        present = [each for each in texts if each.lower() in text.lower()]
        assert not present, f"{self.name} sees {present} on {self.page.url}:\n{text}"

    def is_at(self, heading: str) -> None:
        """The page has this heading."""
        assert self.heading == heading, f"{self.name} is at {self.heading!r} ({self.page.url}), not {heading!r}"

    @property
    def offered(self) -> list[str]:
        """The links and buttons of the main part."""
        return [" ".join(each.split()) for each in self.page.locator("main a, main button").all_inner_texts()]

    def _go(self, thing: Any, status: int) -> None:
        expect(thing, f"{self.name} at {self.page.url} ({self.heading}) is offered {self.offered}").to_be_attached()
        with self.page.expect_navigation() as loading:
            thing.click()
        self._arrived(loading.value, status)

    def _arrived(self, response: Any, status: int) -> None:
        self.page.wait_for_load_state("load")
        assert response is not None
        problems = self.page.locator("main .usa-error-message, main .usa-alert--error").all_inner_texts()
        assert response.status == status, (
            f"{response.status} at {self.page.url} for {self.name}: {problems}\n{self.text}"
        )
        self.album.look(self)
