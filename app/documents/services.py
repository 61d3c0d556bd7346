"""Keeping files of a case: checked by content, stored under a random key, recorded with their audience."""

from sqlalchemy import func, select
from werkzeug.datastructures import FileStorage

from app.audit import services as audit
from app.documents import inspection, storage
from app.documents.file_names import safe_name
from app.documents.models import Audience, Document
from app.extensions import db
from app.policy.actor import Actor
from app.workflow.models.case_file import CaseFile

PDF = "application/pdf"


def store(
    file: CaseFile, *, actor: Actor, upload: FileStorage, title: str, audience: Audience, purpose: str = "attachment"
) -> Document:
    """Check and keep an uploaded PDF; the same file twice is the same document. Raises FileRefused."""
    name = safe_name(upload.filename)
    content = upload.stream.read(inspection.LARGEST + 1)
    inspection.require_plain_pdf(content)
    return keep(file, actor=actor, content=content, name=name, title=title, audience=audience, purpose=purpose)


def keep(
    file: CaseFile, *, actor: Actor, content: bytes, name: str, title: str, audience: Audience, purpose: str
) -> Document:
    """Keep bytes that are known to be harmless (checked, or made by ourselves)."""
    digest = storage.sha256(content)
    same = select(Document).where(
        Document.case_file_id == file.id, Document.sha256 == digest, Document.purpose == purpose
    )
    known = db.session.scalar(same.where(Document.audience == audience))
    return known or _added(file, actor, content, digest, name, title, audience, purpose)


def _added(
    file: CaseFile, actor: Actor, content: bytes, digest: str, name: str, title: str, audience: Audience, purpose: str
) -> Document:
    document = Document(
        case_file=file,
        number=_next_number(file),
        purpose=purpose,
        title=title,
        file_name=name,
        content_type=PDF,
        storage_key=storage.put(content),
        sha256=digest,
        bytes=len(content),
        audience=audience,
        uploaded_by_id=actor.person_id,
    )
    db.session.add(document)
    db.session.flush()
    audit.record(actor, "document:add", document, facts={"sha256": digest, "audience": audience.value})
    db.session.flush()
    return document


def _next_number(file: CaseFile) -> int:
    db.session.execute(select(CaseFile.id).where(CaseFile.id == file.id).with_for_update())
    return (db.session.scalar(select(func.max(Document.number)).where(Document.case_file_id == file.id)) or 0) + 1
