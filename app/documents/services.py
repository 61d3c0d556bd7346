"""Keeping files of a case: checked by content, stored under a random key, recorded with their audience."""

from datetime import timedelta

from sqlalchemy import func, select
from werkzeug.datastructures import FileStorage

from app import clock
from app.audit import services as audit
from app.documents import inspection, room, storage
from app.documents.file_names import safe_name
from app.documents.models import Audience, Document
from app.documents.refusal import FileRefused
from app.extensions import db
from app.policy.actor import Actor
from app.wording import _
from app.workflow.models.case_file import CaseFile

PDF = "application/pdf"
ORPHAN_AGE = timedelta(days=1)


def add(file: CaseFile, *, actor: Actor, upload: FileStorage, title: str, audience: Audience) -> Document:
    """Check and keep a new PDF; raises FileRefused, also for one that is here already, naming it."""
    before = db.session.scalar(select(func.max(Document.id)).where(Document.case_file_id == file.id)) or 0
    document = store(file, actor=actor, upload=upload, title=title, audience=audience)
    if document.id <= before:
        raise FileRefused(
            _("This file is here already: %(number)s, “%(title)s”.", number=document.number, title=document.title)
        )
    return document


def store(
    file: CaseFile, *, actor: Actor, upload: FileStorage, title: str, audience: Audience, purpose: str = "attachment"
) -> Document:
    """Check and keep an uploaded PDF; the same file twice is the same document. Raises FileRefused."""
    name = safe_name(upload.filename)
    content = upload.stream.read(inspection.LARGEST + 1)
    inspection.require_plain_pdf(content)
    room.require(file, actor, len(content))
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


def open_to_everyone(document: Document, *, actor: Actor) -> None:
    """Let everyone on the case read a file that was the office's and the provider's until now."""
    if document.audience is Audience.COPS_AND_PROVIDER:
        document.audience = Audience.EVERYONE
        audit.record(actor, "document:open", document, facts={"audience": document.audience.value})


def close_to_all_but_office(document: Document, *, actor: Actor) -> None:
    """Keep a file that others could read for the office alone."""
    document.audience = Audience.COPS
    audit.record(actor, "document:close", document, facts={"audience": document.audience.value})


def sweep_orphans() -> int:
    """Remove stored files of at least a day that no row names: their transaction was undone. Returns how many."""
    old = list(storage.keys_older_than(clock.wall() - ORPHAN_AGE))
    named = set(db.session.scalars(select(Document.storage_key).where(Document.storage_key.in_(old))))
    orphans = [key for key in old if key not in named]
    for key in orphans:
        storage.remove(key)
    return len(orphans)


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
