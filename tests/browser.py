"""A page client without JavaScript: follows links, fills in forms, and holds every page it sees to the same checks."""

import contextvars
import io
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask, has_app_context
from lxml import html
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse

from app.extensions import db
from tests.page_checks import faults
from tests.response_headers import header_faults

SAVED_PAGES = Path(__file__).resolve().parent.parent / ".pages"


@dataclass
class Page:
    """One response as a person sees it."""

    response: TestResponse
    endpoint: str

    def __post_init__(self) -> None:
        self.status = self.response.status_code
        self.url = self.response.request.path
        self.body = self.response.get_data(as_text=True) if "text" in (self.response.mimetype or "") else ""
        self.tree = html.fromstring(self.body) if self.body.strip() else html.Element("html")
        self.is_whole = self.body.lstrip()[:15].lower() == "<!doctype html>"

    @property
    def title(self) -> str:
        """The document's title."""
        return " ".join((self.tree.findtext(".//title") or "").split())

    @property
    def heading(self) -> str:
        """The text of the first-level heading."""
        found = self.tree.find(".//h1")
        return "" if found is None else _words(found)

    @property
    def text(self) -> str:
        """All that can be read in the main part (or in all, where there is none), with single spaces."""
        main = self.tree.find(".//main")
        return _words(self.tree if main is None else main)

    @property
    def errors(self) -> list[str]:
        """The messages that the page shows beside fields and in its summary."""
        marked = self.tree.xpath("//*[contains(@class, 'usa-error-message') or contains(@class, 'usa-alert--error')]")
        return [_words(element) for element in marked]

    def links(self, text: str = "") -> list[str]:
        """The addresses of links whose text contains some words."""
        return [link.get("href") for link in self.tree.iter("a") if link.get("href") and text in _words(link)]

    def form(self, submit: str = "") -> html.FormElement:
        """The form whose button contains some words; without them the first form that posts in the main part."""
        main = self.tree.find(".//main")
        forms = (self.tree if main is None else main).xpath(".//form")
        for form in forms:
            buttons = form.xpath(".//button | .//input[@type='submit']")
            if submit and any(submit in (_words(button) or button.get("value") or "") for button in buttons):
                return form
            if not submit and form.method == "POST":
                return form
        raise AssertionError(f"no form {submit!r} on {self.url} ({self.heading})")


class Browser:
    """One person's browser window with its cookies."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client = app.test_client()
        self.page: Page | None = None

    def get(self, path: str, *, status: int | None = 200, **options: Any) -> Page:
        """Open an address, follow redirects, and see that it answers with a status (None: any)."""
        return self._open(path, method="GET", status=status, **options)

    def post(self, path: str, data: dict[str, Any] | None = None, *, status: int | None = 200, **options: Any) -> Page:
        """Post to an address as it stands, without the form's hidden fields."""
        return self._open(path, method="POST", data=data or {}, status=status, **options)

    def click(self, text: str, *, status: int | None = 200) -> Page:
        """Follow the first link whose text contains some words."""
        links = self._current.links(text)
        assert links, f"no link {text!r} on {self._current.url} ({self._current.heading})"
        return self.get(links[0], status=status)

    def submit(self, button: str = "", *, status: int | None = 200, **fields: Any) -> Page:
        """Fill in fields by name (None leaves one out) and press a button of the page's form."""
        form = self._current.form(button)
        values = _values(form, button) | {name.rstrip("_"): value for name, value in fields.items()}
        unknown = {name.rstrip("_") for name in fields} - {field.get("name") for field in form.iter()}
        assert not unknown, f"no fields {sorted(unknown)} on {self._current.url} ({self._current.heading})"
        data = {name: value for name, value in values.items() if value is not None}
        action = form.get("action") or self._current.response.request.full_path.rstrip("?")
        return self._open(action, method=form.method, data=data, status=status)

    @property
    def _current(self) -> Page:
        assert self.page is not None, "open a page first"
        return self.page

    def _open(self, path: str, *, status: int | None, method: str, data: Any = None, **options: Any) -> Page:
        _settle()
        place = {"query_string": data} if method == "GET" and data else {"data": data}
        options.setdefault("follow_redirects", True)
        response = _apart(self.client.open, path, method=method, buffered=True, **place, **options)
        _refresh()
        self.page = Page(response, _endpoint(self.app, response))
        assert status is None or self.page.status == status, (
            f"{method} {path} answered {self.page.status}, not {status}: {self.page.heading} {self.page.errors}"
        )
        if self.page.is_whole:
            _check(self.page)
            save(self.page.endpoint, self.page.status, self.page.body)
        return self.page


def upload(content: bytes, name: str = "document.pdf", kind: str = "application/pdf") -> FileStorage:
    """A file for a form's file field."""
    return FileStorage(io.BytesIO(content), name, content_type=kind)


def save(endpoint: str, status: int, body: str) -> None:
    """Keep one page of each endpoint and status, the longest, for html-validate."""
    file = SAVED_PAGES / f"{endpoint.replace('/', '-')}-{status}.html"
    if file.exists() and file.stat().st_size >= len(body.encode()):
        return
    SAVED_PAGES.mkdir(exist_ok=True)
    draft = file.with_suffix(f".{os.getpid()}")
    draft.write_text(body)
    draft.replace(file)


def _check(page: Page) -> None:
    found = [*faults(page.tree), *header_faults(page.response)]
    assert not found, f"{page.url} ({page.endpoint}, {page.status}): " + "; ".join(found)


def _apart(function: Any, *arguments: Any, **options: Any) -> Any:
    """Call outside the test's application context, so that each request has its own `g` and session as in service."""
    return contextvars.Context().run(function, *arguments, **options)


def _settle() -> None:
    """Commit what the test prepared, so that the request sees it."""
    if has_app_context():
        db.session.commit()


def _refresh() -> None:
    """Let the test's objects be read anew after the request."""
    if has_app_context():
        db.session.rollback()
        db.session.expire_all()


def _endpoint(app: Flask, response: TestResponse) -> str:
    with app.test_request_context(response.request.path) as context:
        return context.request.endpoint or "unknown"


def _values(form: html.FormElement, button: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in form.form_values():
        values[name] = [*_list(values[name]), value] if name in values else value
    for pressed in form.xpath(".//button[@name]"):
        if button and button in _words(pressed):
            values[pressed.get("name")] = pressed.get("value") or ""
    return values


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
