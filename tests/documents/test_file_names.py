"""Names of files are shown and offered, never trusted (reliability bar, rows 7, 87, 95)."""

import pytest

from app.documents.file_names import LONGEST, safe_name
from app.documents.refusal import FileRefused


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("plan.pdf", "plan.pdf"),
        ("PLAN.PDF", "PLAN.pdf"),
        ("v1.2 plan.pdf", "v1.2 plan.pdf"),
        ("C:\\Users\\x\\plan.pdf", "plan.pdf"),
        ("../../etc/plan.pdf", "plan.pdf"),
        ("a/b.pdf", "b.pdf"),
        ("pl\x00an\r\n.pdf", "plan.pdf"),
        (".hidden.pdf", "hidden.pdf"),
        ("con.pdf", "_con.pdf"),
        ("lpt1.x.pdf", "_lpt1.x.pdf"),
        ('say "hi" 😀.pdf', 'say "hi" 😀.pdf'),
        ("Pen\u0303a.pdf", "Pe\u00f1a.pdf"),
        ("x" * 300 + ".pdf", "x" * (LONGEST - 4) + ".pdf"),
    ],
)
def test_a_name_is_made_safe_to_show(given, shown):
    assert safe_name(given) == shown


@pytest.mark.parametrize(
    ("given", "status"),
    [
        (None, 422), ("", 422), ("plan", 422), (".pdf", 422), ("...pdf", 422), ("plan.docx", 415),
        ("plan.pdf.exe", 415), ("plan.exe.pdf", 422),
        ("plan.PDF.pdf", 422), ("plan\u202efdp.exe", 422), ("a\u2066b.pdf", 422),
    ],
)  # fmt: skip
def test_a_name_that_deceives_is_refused(given, status):
    with pytest.raises(FileRefused) as refusal:
        safe_name(given)
    assert refusal.value.status == status
