"""How much may be added: 250 MiB a case a day, and sixty files a person an hour."""

from datetime import timedelta

from sqlalchemy import func, select

from app import clock
from app.documents.models import Document
from app.documents.refusal import FileRefused
from app.extensions import db
from app.policy.actor import Actor
from app.wording import _
from app.workflow.models.case_file import CaseFile

CASE_BYTES = 250 * 1024 * 1024
CASE_SPAN = timedelta(days=1)
PERSON_FILES = 60
PERSON_SPAN = timedelta(hours=1)


def require(file: CaseFile, actor: Actor, more: int) -> None:
    """Let pass what fits, `more` bytes included; raises FileRefused (413) with the numbers."""
    held = func.coalesce(func.sum(Document.bytes), 0)
    here = Document.case_file_id == file.id, Document.uploaded_at > clock.now() - CASE_SPAN
    added = db.session.scalar(select(held).where(*here)) or 0
    if added + more > CASE_BYTES:
        raise FileRefused(
            _(
                "Files of %(added)s MB were added to this case within a day; the limit is %(limit)s MB. Try tomorrow.",
                added=round(added / 2**20),
                limit=CASE_BYTES // 2**20,
            ),
            status=413,
        )
    theirs = Document.uploaded_by_id == actor.person_id, Document.uploaded_at > clock.now() - PERSON_SPAN
    if (db.session.scalar(select(func.count(Document.id)).where(*theirs)) or 0) >= PERSON_FILES:
        raise FileRefused(
            _("You added %(count)s files within an hour. Wait a little, then go on.", count=PERSON_FILES), status=413
        )
