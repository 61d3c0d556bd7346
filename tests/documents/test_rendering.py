"""Reports are tagged PDFs whose text is exactly what people wrote."""

import re
import shutil
import subprocess
import time
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from app.documents.rendering import render

MADE = datetime(2027, 3, 9, 15, tzinfo=UTC)
HOSTILE = (
    '#import "/etc/passwd": x $x^2$ <script>alert(1)</script> #read("a.typ") *b* _i_ @ref // c /* c */ \\u{41} [x]'
)
REPORT = {
    "reference": "TA-2027-7KQ4M",
    "agency": "Harbor County Sheriff's Office",
    "title": "De-escalation training for 48 deputies",
    "program": "CRI-TAC",
    "provider": "Example Provider",
    "date": "March 9, 2027",
    "status": "Approved",
    "edition": 1,
    "sections": [
        {"title": "Request", "body": "The sheriff asked for help.\n\n- first point\n- second point\n\nThe end."},
        {"title": "Lessons", "body": ""},
    ],
    "delivered": [{"date": "Mar 1, 2027", "title": "Two-day training", "place": "In person", "people": 48}],
    "recommendations": [{"number": 1, "text": "Train supervisors too.", "rationale": "They lead.", "owner": "Sheriff"}],
}


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))


def tags(node) -> set[str]:
    """The structure types of a tagged PDF."""
    if isinstance(node, pikepdf.Array):
        return set().union(*(tags(child) for child in node), set())
    if not isinstance(node, pikepdf.Dictionary):
        return set()
    own = {str(node.S)} if "/S" in node else set()
    return own | (tags(node.K) if "/K" in node else set())


def text_of(content: bytes, tmp_path) -> str:
    """The text as a reader hears it."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is not on this machine")
    (tmp_path / "report.pdf").write_bytes(content)
    shown = subprocess.run(["pdftotext", str(tmp_path / "report.pdf"), "-"], capture_output=True, check=True, text=True)
    return re.sub(r"\s+", " ", shown.stdout)


def test_a_report_is_a_tagged_accessible_pdf():
    made = opened(render("ta_report", REPORT, MADE))
    with made.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == REPORT["reference"]  # none of the report's words
    assert made.Root.MarkInfo.Marked
    assert str(made.Root.Lang) == "en-US"
    assert made.Root.ViewerPreferences.DisplayDocTitle
    assert made.docinfo.Title == REPORT["reference"]
    assert {"/H1", "/P", "/L", "/LI", "/Table", "/TH", "/TD"} <= tags(made.Root.StructTreeRoot)


def test_the_same_data_make_the_same_file():
    assert render("ta_report", REPORT, MADE) == render("ta_report", REPORT, MADE)


def test_everything_written_is_in_the_text(tmp_path):
    text = text_of(render("ta_report", REPORT, MADE), tmp_path)
    for words in (
        "TA-2027-7KQ4M", "Harbor County Sheriff's Office", "APPROVED", "1 Request", "first point", "Not applicable.",
        "Two-day training", "Train supervisors too.", "Page 1 of",
    ):  # fmt: skip
        assert words in text, words


def test_hostile_text_is_shown_as_text(tmp_path):
    hostile = {**REPORT, "title": HOSTILE, "agency": HOSTILE, "sections": [{"title": HOSTILE, "body": HOSTILE}]}
    text = text_of(render("ta_report", hostile, MADE), tmp_path).replace(" ", "")
    assert text.count(HOSTILE.replace(" ", "")) >= 3


def test_a_report_of_more_than_120_pages_takes_under_five_seconds():
    long = {"title": "Chapter", "body": ("What happened and what was learned from it. " * 60 + "\n\n") * 10}
    began = time.process_time()
    made = render("ta_report", {**REPORT, "sections": [long] * 25}, MADE)
    assert len(opened(made).pages) >= 120
    assert time.process_time() - began < 5


def test_a_kind_without_template_is_refused():
    with pytest.raises(FileNotFoundError):
        render("novel", {})
