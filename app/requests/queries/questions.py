"""Questions that were asked during engagements and wait for the agency."""

from typing import Any

from sqlalchemy import Row, select

from app.extensions import db
from app.policy import gate
from app.policy.actor import Actor
from app.requests.models.parts import Question
from app.workflow.models.case_file import CaseFile
from app.workflow.models.record import Clock


def waiting_for(actor: Actor, limit: int = 50) -> list[Row[Any]]:
    """What waits for the actor's agency, the next due first: number, case, and until when."""
    running = (Clock.lifecycle == "question") & (Clock.subject_id == Question.id)
    waiting = (
        select(Question.number, CaseFile.reference, CaseFile.title, Clock.due_at)
        .join(CaseFile, CaseFile.id == Question.case_file_id)
        .outerjoin(Clock, running & Clock.stopped_at.is_(None) & Clock.paused_at.is_(None))
        .where(gate.scope(actor, Question), Question.state == "open", Question.in_request.is_(False))
    )
    return list(db.session.execute(waiting.order_by(Clock.due_at.nulls_last(), Question.id).limit(limit)))
