"""Files of a case through its pages: who may read and add, what is refused, how a file leaves the house."""

import os
import time
from io import BytesIO

import pytest
from sqlalchemy import select

from app.audit.models import AuditEntry
from app.documents import inspection, room, services, storage
from app.documents.models import Audience, Document
from app.extensions import db
from app.web.headers import DOWNLOAD_POLICY
from app.worker import jobs
from app.workflow.models.case_file import AccessLevel
from app.workflow.services import access
from tests.browser import Browser
from tests.cast import Cast, sign_in
from tests.documents import pdfs
from tests.engagements.way import Way


@pytest.fixture
def way(cast: Cast) -> Way:
    """A case with its provider on board."""
    return Way.begin(cast).to_team()


def kept(way: Way, audience: Audience = Audience.EVERYONE, name: str = "letter.pdf", content: bytes = b"") -> Document:
    document = services.keep(
        way.file, actor=way.cast.manager.actor, content=content or pdfs.pdf(pages=len(audience)), name=name,
        title=f"Letter ({audience})", audience=audience, purpose="attachment",
    )  # fmt: skip
    db.session.commit()
    return document


def where(way: Way, rest: str = "") -> str:
    return f"/cases/{way.file.reference}/documents{rest}"


def upload(browser: Browser, way: Way, content: bytes, name: str = "plan.pdf", *, status: int = 200, **fields: str):
    browser.get(where(way, "/add"))
    values = {"title": "The plan", "audience": "everyone"} | fields
    return browser.submit("Add the file", status=status, file=(BytesIO(content), name), **values)


def test_a_file_is_added_listed_and_comes_back_byte_for_byte(browser: Browser, way: Way):
    sign_in(browser, way.cast.harbor_requester)
    content = pdfs.pdf(pages=3)
    page = upload(browser, way, content)
    assert "The file is added." in page.text
    assert "The plan" in page.text
    assert browser.get(page.links("The plan")[0]).response.data == content


def test_a_file_leaves_as_an_attachment_in_a_sandbox(browser: Browser, way: Way):
    kept(way, name='Peña "draft" 😀.pdf')
    sign_in(browser, way.cast.harbor_requester)
    headers = browser.get(where(way, "/1")).response.headers
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Security-Policy"] == DOWNLOAD_POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Disposition"].startswith("attachment; filename=")
    assert "filename*=UTF-8''Pe%C3%B1a%20%22draft%22%20%F0%9F%98%80.pdf" in headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("harbor_requester", {"everyone"}),
        ("x_coordinator", {"cops_and_provider", "everyone"}),
        ("manager", {"cops", "cops_and_provider", "everyone"}),
    ],
)
def test_each_reader_sees_the_files_of_his_audiences_alone(browser: Browser, way: Way, who, seen):
    numbers = {audience.value: kept(way, audience).number for audience in Audience if audience is not Audience.PUBLIC}
    sign_in(browser, getattr(way.cast, who))
    page = browser.get(where(way))
    assert {audience for audience in numbers if f"Letter ({audience})" in page.text} == seen
    for audience, number in numbers.items():
        browser.get(where(way, f"/{number}"), status=200 if audience in seen else 404)


@pytest.mark.parametrize("who", ["mill_requester", "y_coordinator", "x_expert", "administrator"])
def test_for_everyone_else_a_file_does_not_exist(browser: Browser, way: Way, who):
    kept(way)
    sign_in(browser, getattr(way.cast, who))
    unseen = browser.get(where(way, "/1"), status=404)
    absent = browser.get(where(way, "/77"), status=404)
    assert unseen.text == absent.text
    browser.get(where(way), status=404)
    browser.get(where(way, "/add"), status=404)


def test_an_auditor_reads_and_adds_nothing(browser: Browser, way: Way):
    kept(way)
    sign_in(browser, way.cast.auditor)
    assert not browser.get(where(way)).links("Add a file")
    browser.get(where(way, "/add"), status=403)


@pytest.mark.parametrize(
    ("content", "name", "status", "word"),
    [
        (b"", "plan.pdf", 422, "empty"),
        (b"MZ" + b"\0" * 500, "plan.pdf", 415, "Only PDF files"),
        (pdfs.pdf(), "plan.docx", 415, "Only PDF files"),
        (pdfs.pdf(), "plan", 422, "must end in .pdf"),
        (pdfs.pdf(), "plan.exe.pdf", 422, "two endings"),
        (pdfs.pdf(pdfs.with_script), "plan.pdf", 422, "script"),
        (pdfs.pdf() + b"\n" * inspection.LARGEST, "plan.pdf", 413, "larger than 25 MiB"),
    ],
)
def test_a_refused_file_keeps_the_typed_text_and_leaves_no_row(browser: Browser, way: Way, content, name, status, word):
    sign_in(browser, way.cast.harbor_requester)
    page = upload(browser, way, content, name, status=status, title="What I typed")
    assert word in " ".join(page.errors)
    assert page.tree.xpath("//input[@name='title']/@value") == ["What I typed"]
    assert db.session.scalars(select(Document)).all() == []


def test_the_same_file_again_is_said_and_not_stored_twice(browser: Browser, way: Way):
    sign_in(browser, way.cast.harbor_requester)
    content = pdfs.pdf()
    upload(browser, way, content)
    page = upload(browser, way, content, "other.pdf", status=422, title="Another title")
    assert "This file is here already: 1, “The plan”." in " ".join(page.errors)
    assert len(db.session.scalars(select(Document)).all()) == 1


def test_a_file_hidden_from_the_uploader_is_not_betrayed_by_its_twin(browser: Browser, way: Way):
    content = pdfs.pdf()
    kept(way, Audience.COPS, content=content)
    sign_in(browser, way.cast.harbor_requester)
    assert "The file is added." in upload(browser, way, content).text


def test_an_audience_beyond_ones_own_cannot_be_chosen(browser: Browser, way: Way):
    sign_in(browser, way.cast.harbor_requester)
    upload(browser, way, pdfs.pdf(), status=422, audience="cops")


def test_a_full_day_is_refused_with_the_numbers(browser: Browser, way: Way, monkeypatch):
    monkeypatch.setattr(room, "CASE_BYTES", 2 * 2**20)
    kept(way, content=pdfs.pdf() + b"\n" * 2 * 2**20)
    sign_in(browser, way.cast.harbor_requester)
    page = upload(browser, way, pdfs.pdf(), status=413)
    assert "Files of 2 MB were added to this case within a day; the limit is 2 MB." in " ".join(page.errors)


def test_a_person_adds_so_many_files_an_hour(browser: Browser, way: Way, monkeypatch):
    monkeypatch.setattr(room, "PERSON_FILES", 1)
    sign_in(browser, way.cast.harbor_requester)
    upload(browser, way, pdfs.pdf())
    assert "You added 1 files within an hour." in " ".join(upload(browser, way, pdfs.pdf(pages=2), status=413).errors)


def test_reading_a_restricted_cases_file_is_recorded(browser: Browser, way: Way):
    kept(way)
    way.file.restricted = True
    access.give(way.file, AccessLevel.LISTED, person_id=way.cast.harbor_requester.person.id)
    db.session.commit()
    sign_in(browser, way.cast.harbor_requester)
    browser.get(where(way, "/1"))
    read = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "document:read")).one()
    assert read.actor_person_id == way.cast.harbor_requester.person.id


def test_a_damaged_file_is_never_handed_out(browser: Browser, way: Way, app):
    document = kept(way)
    folder = app.extensions["settings"].data_dir / "documents" / document.storage_key[:2]
    (folder / document.storage_key).write_bytes(b"%PDF-changed")
    sign_in(browser, way.cast.harbor_requester)
    assert "changed" not in browser.get(where(way, "/1"), status=500).body


def test_files_whose_transaction_was_undone_are_swept_after_a_day(way: Way, app):
    document = kept(way)
    orphan, fresh = storage.put(b"orphan"), storage.put(b"fresh")
    folder = app.extensions["settings"].data_dir / "documents"
    for key in (orphan, document.storage_key):
        os.utime(folder / key[:2] / key, (time.time() - 100_000,) * 2)
    assert jobs.tidy() >= 1
    assert not (folder / orphan[:2] / orphan).exists()
    assert (folder / fresh[:2] / fresh).exists()
    assert storage.get(document.storage_key, document.sha256)
