"""One request, question or deconfliction, within what the actor may see."""

from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from app.errors import NotVisible
from app.extensions import db
from app.policy import gate
from app.policy.actor import Actor
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.parts import Deconfliction, Question
from app.workflow.models.case_file import CaseFile, Staged

Part = TypeVar("Part", bound=Staged)


def by_reference(actor: Actor, reference: str) -> AssistanceRequest:
    """The request of a case. Raises NotVisible: unseen is the same as absent."""
    found = db.session.scalar(
        select(AssistanceRequest)
        .join(AssistanceRequest.case_file)
        .options(contains_eager(AssistanceRequest.case_file))
        .where(CaseFile.reference == reference, gate.scope(actor, AssistanceRequest))
    )
    if found is None:
        raise NotVisible
    return found


def question(actor: Actor, reference: str, number: int) -> Question:
    """A question by its number within the case. Raises NotVisible."""
    return _part(actor, Question, reference, number)


def questions(actor: Actor, case_file_id: int) -> list[Question]:
    """What was asked in a case and not taken back, as far as the reader may know of it, the oldest first."""
    asked = select(Question).where(Question.case_file_id == case_file_id, Question.state != "withdrawn")
    return list(db.session.scalars(asked.where(gate.scope(actor, Question)).order_by(Question.number)))


def deconfliction(actor: Actor, reference: str, number: int) -> Deconfliction:
    """A deconfliction by its number within the case. Raises NotVisible."""
    return _part(actor, Deconfliction, reference, number)


def maybe_of_case(actor: Actor, case_file_id: int) -> AssistanceRequest | None:
    """The request of a case, if the actor may read it."""
    found = select(AssistanceRequest).where(
        AssistanceRequest.case_file_id == case_file_id, gate.scope(actor, AssistanceRequest)
    )
    return db.session.scalar(found)


def _part(actor: Actor, model: type[Part], reference: str, number: int) -> Part:
    found = db.session.scalar(
        select(model)
        .join(CaseFile, CaseFile.id == model.case_file_id)
        .where(CaseFile.reference == reference, model.number == number, gate.scope(actor, model))
    )
    if found is None:
        raise NotVisible
    return found
