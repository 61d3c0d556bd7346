"""Small PDFs for tests: a harmless one and one of each kind that must be refused."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String


def pdf(change: Callable[[pikepdf.Pdf], None] | None = None, *, pages: int = 1, **save: object) -> bytes:
    """A PDF of blank pages, changed before it is written."""
    made = pikepdf.new()
    for _number in range(pages):
        made.add_blank_page()
    if change:
        change(made)
    out = BytesIO()
    made.save(out, **save)
    return out.getvalue()


def with_script(made: pikepdf.Pdf) -> None:
    made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def with_program_start(made: pikepdf.Pdf) -> None:
    start = Dictionary(S=Name.Launch, F=String("x"))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=start)
    made.pages[0].obj.Annots = Array([link])


def with_embedded_file(made: pikepdf.Pdf) -> None:
    made.attachments["evil.exe"] = b"MZ"


def with_attachment_note(made: pikepdf.Pdf) -> None:
    made.pages[0].obj.Annots = Array([made.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment))])


def with_named_script(made: pikepdf.Pdf) -> None:
    script = made.make_indirect(Dictionary(S=Name.JavaScript, JS=Stream(made, b"app.alert(1)")))
    made.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))
