"""Looks into an uploaded file: a readable PDF of at most 25 MiB without password and without anything that acts."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import puremagic

from app.documents.refusal import FileRefused
from app.wording import _

LARGEST = 25 * 1024 * 1024  # bytes
ACTING_KEYS = frozenset({"/JS", "/JavaScript", "/EF", "/EmbeddedFiles", "/XFA", "/RichMediaContent"})
ACTIONS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/RichMediaExecute"})
ATTACHED = frozenset({"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/3D"})


def require_plain_pdf(content: bytes) -> None:
    """Let a harmless PDF pass, judged by its content alone; raises FileRefused with what to do about it."""
    if not content:
        raise FileRefused(_("The file is empty. Choose another one."))
    if len(content) > LARGEST:
        raise FileRefused(_("The file is larger than 25 MiB. Make it smaller or split it."), status=413)
    if not content.startswith(b"%PDF-") or _kind(content) != ".pdf":
        raise FileRefused(_("Only PDF files can be taken. Save the document as PDF, then choose it again."), status=415)
    with _opened(content) as pdf:
        if any(_acts(node) for node in _nodes(pdf)):
            raise FileRefused(
                _("The PDF holds a script, a program start or another file. Print it to a new PDF and choose that one.")
            )


def _kind(content: bytes) -> str:
    try:
        return str(puremagic.from_string(content[:4096]))
    except (puremagic.PureError, ValueError):
        return ""


def _opened(content: bytes) -> pikepdf.Pdf:
    try:
        pdf = pikepdf.open(BytesIO(content))
    except pikepdf.PasswordError:
        raise FileRefused(_("The PDF has a password. Remove the password, then choose it again.")) from None
    except pikepdf.PdfError:
        raise FileRefused(_("The PDF is damaged or was cut off. Save it again, then choose it again.")) from None
    if pdf.is_encrypted:
        raise FileRefused(_("The PDF is protected. Remove the password, then choose it again."))
    return pdf


def _nodes(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary and stream of the file, those inside other objects too."""
    waiting: list[Any] = [pdf.trailer, *pdf.objects]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(child for child in node.as_list() if _is_direct(child))
        elif isinstance(node, (pikepdf.Dictionary, pikepdf.Stream)):
            yield node
            waiting.extend(child for _key, child in node.items() if _is_direct(child))


def _is_direct(child: Any) -> bool:
    return isinstance(child, (pikepdf.Array, pikepdf.Dictionary)) and not child.is_indirect


def _acts(node: Any) -> bool:
    keys = set(node.keys())
    return bool(
        keys & ACTING_KEYS
        or ("/S" in keys and str(node["/S"]) in ACTIONS)
        or ("/Subtype" in keys and str(node["/Subtype"]) in ATTACHED)
    )
