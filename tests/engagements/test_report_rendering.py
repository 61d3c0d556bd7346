"""The worker makes the report's PDF and keeps it with the case."""

from io import BytesIO

import pikepdf
import pytest
from sqlalchemy import select

from app.database import tasks
from app.database.tasks import Task
from app.documents import storage
from app.engagements.services import correcting
from app.extensions import db
from tests.engagements.work_way import WorkWay


@pytest.fixture
def work(cast) -> WorkWay:
    """A CRI-TAC engagement, to be walked as far as a test wants."""
    return WorkWay.begin(cast)


def test_an_approved_report_becomes_a_tagged_pdf_among_the_documents(work):
    work.to_approved_report()
    task = db.session.scalars(select(Task).where(Task.kind == "render_report")).one()
    tasks.run(task)
    db.session.commit()
    document = work.report.document
    with pikepdf.open(BytesIO(storage.get(document.storage_key, document.sha256))) as pdf:
        assert pdf.Root.MarkInfo.Marked
    assert document.audience == "everyone"
    assert document.file_name == f"{work.file.reference}-report-1.pdf"


def test_making_the_same_report_twice_keeps_one_document(work):
    work.to_approved_report()
    task = db.session.scalars(select(Task).where(Task.kind == "render_report")).one()
    tasks.run(task)
    first = work.report.document_id
    tasks.run(task)
    assert work.report.document_id == first


def test_a_report_taken_up_again_before_the_worker_came_is_not_drawn(work):
    work.to_approved_report()
    work._did(correcting.reopen, work.report, work.cast.manager, reason="A figure is wrong")
    for task in db.session.scalars(select(Task).where(Task.kind == "render_report")):
        tasks.run(task)
    assert work.report.state == "drafting" and work.report.document_id is None
