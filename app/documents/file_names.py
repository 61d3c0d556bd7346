"""What a file may be called: a name that is safe to show and to offer for download; it is never used as a path."""

import re
import unicodedata

from app.documents.refusal import FileRefused
from app.wording import _

LONGEST = 120  # characters
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
FILE_TYPE = re.compile(
    r"bat|cmd|com|csv|dll|doc[mx]?|exe|gif|hta|html?|iso|jar|jpe?g|jse?|lnk|msi|pdf|pif|png|pptx?|ps1|py|rtf|scr|sh|svg|"
    r"txt|vb[es]|wsf|xls[mx]?|xml|zip",
    re.IGNORECASE,
)


def safe_name(given: str | None) -> str:
    """The name of an uploaded PDF as we show it; raises FileRefused for none, a wrong or a doubled ending."""
    name = _without_tricks(given or "")
    stem, dot, ending = name.rpartition(".")
    if not dot or not stem.strip(". "):
        raise FileRefused(_("The file's name must end in .pdf."))
    if ending.lower() != "pdf":
        raise FileRefused(_("Only PDF files can be taken. Save the document as PDF, then choose it again."), status=415)
    if "." in stem and FILE_TYPE.fullmatch(stem.rpartition(".")[2]):
        raise FileRefused(_("The file's name has two endings. Rename it so that it ends in .pdf only."))
    return f"{_shown(stem)}.pdf"


def _without_tricks(given: str) -> str:
    if BIDI.search(given):
        raise FileRefused(_("The file's name holds hidden direction marks. Rename it, then choose it again."))
    last = re.split(r"[/\\]", given)[-1]
    kept = "".join(letter for letter in last if unicodedata.category(letter) not in ("Cc", "Cs", "Co", "Cn"))
    return unicodedata.normalize("NFC", kept).strip()


def _shown(stem: str) -> str:
    plain = stem.strip(". ")[: LONGEST - 4]
    return f"_{plain}" if RESERVED.match(plain) else plain
