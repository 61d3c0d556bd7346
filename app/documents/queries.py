"""Finding the files of a case that a person may read."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.documents.models import Document
from app.documents.rules import audiences_of
from app.errors import NotVisible
from app.extensions import db
from app.policy.actor import Actor
from app.workflow import queries as case_queries
from app.workflow.models.case_file import CaseFile


def of_case(actor: Actor, file: CaseFile) -> list[Document]:
    """The files of the case for this reader, the newest first."""
    rows = select(Document).where(Document.case_file_id == file.id, Document.audience.in_(audiences_of(actor)))
    return list(db.session.scalars(rows.options(joinedload(Document.uploaded_by)).order_by(Document.number.desc())))


def by_number(actor: Actor, reference: str, number: int) -> Document:
    """A file by its number within the case. Raises NotVisible."""
    file = case_queries.case_file(actor, reference)
    row = db.session.scalar(select(Document).where(Document.case_file_id == file.id, Document.number == number))
    if row is None:
        raise NotVisible
    return row
