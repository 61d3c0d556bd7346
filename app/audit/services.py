"""Writing the record. The audit row is the last statement before the commit."""

from typing import Any

from app import clock
from app.audit.models import AuditDetail, AuditEntry
from app.extensions import db
from app.policy.actor import Actor, Recorded


def record(
    actor: Actor,
    action: str,
    subject: Recorded,
    *,
    reason: str = "",
    result: str = "done",
    facts: dict[str, Any] | None = None,
) -> AuditEntry:
    """Add one row to the record; `facts` (JSON) go to a detail row apart."""
    entry = AuditEntry(
        actor_person_id=actor.person_id,
        actor_role=actor.role.value,
        acting_organization_id=actor.organization_id,
        action=action,
        object_kind=subject.audit_kind,
        object_reference=subject.audit_reference,
        case_file_id=subject.audit_case_file_id,
        request_id=db.session.info.get("request_id"),
        occurred_at=clock.now(),
        result=result,
        reason=reason or None,
    )
    db.session.add(entry)
    db.session.flush()
    if facts:
        db.session.add(AuditDetail(entry_id=entry.id, facts=facts))
        db.session.flush()
    return entry
