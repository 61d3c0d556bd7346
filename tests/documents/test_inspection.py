"""Only harmless PDFs come in, whatever they call themselves (reliability bar, rows 86, 87, 91, 92, 94)."""

import time

import pikepdf
import pytest

from app.documents import inspection
from app.documents.inspection import LARGEST, require_plain_pdf
from app.documents.refusal import FileRefused
from tests.documents import pdfs


def test_a_plain_pdf_passes():
    require_plain_pdf(pdfs.pdf())


@pytest.mark.parametrize(
    ("content", "status", "word"),
    [
        (b"", 422, "empty"),
        (b"MZ\x90\x00" + b"\0" * 400, 415, "PDF"),
        (b"<html><script>alert(1)</script></html>", 415, "PDF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", 415, "PDF"),
        (b"PK\x03\x04" + b"\0" * 400, 415, "PDF"),
        (b"GIF89a" + pdfs.pdf(), 415, "PDF"),
        (pdfs.pdf()[:60], 422, "damaged"),
        (pdfs.pdf(encryption=pikepdf.Encryption(owner="o", user="u")), 422, "password"),
        (pdfs.pdf(encryption=pikepdf.Encryption(owner="o", user="")), 422, "password"),
        (pdfs.pdf(pdfs.with_script), 422, "script"),
        (pdfs.pdf(pdfs.with_named_script), 422, "script"),
        (pdfs.pdf(pdfs.with_program_start), 422, "script"),
        (pdfs.pdf(pdfs.with_embedded_file), 422, "script"),
        (pdfs.pdf(pdfs.with_attachment_note), 422, "script"),
    ],
)
def test_a_file_that_could_do_harm_is_refused_with_what_to_do(content, status, word):
    with pytest.raises(FileRefused) as refusal:
        require_plain_pdf(content)
    assert (refusal.value.status, refusal.value.field) == (status, "file")
    assert word in refusal.value.sentence


def test_scripts_hidden_in_compressed_objects_are_found():
    packed = pikepdf.ObjectStreamMode.generate
    content = pdfs.pdf(pdfs.with_named_script, object_stream_mode=packed, compress_streams=True)
    assert b"/JavaScript" not in content
    with pytest.raises(FileRefused):
        require_plain_pdf(content)


def test_the_size_limit_is_exact():
    plain = pdfs.pdf()
    require_plain_pdf(plain + b"\n" * (LARGEST - len(plain)))
    with pytest.raises(FileRefused) as refusal:
        require_plain_pdf(plain + b"\n" * (LARGEST - len(plain) + 1))
    assert refusal.value.status == 413


def test_a_pdf_of_5000_pages_and_a_broken_table_is_read_in_reasonable_time():
    content = pdfs.pdf(pages=5000).replace(b"startxref", b"startxxxx")
    began = time.process_time()
    require_plain_pdf(content)
    assert time.process_time() - began < 10


def test_a_kind_that_nobody_knows_is_no_pdf():
    assert inspection._kind(b"\x01\x02\x03") == ""
