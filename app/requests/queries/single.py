"""One request, question or deconfliction, within what the actor may see."""

from functools import lru_cache
from typing import TypeVar

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import contains_eager, load_only

from app.database import memory
from app.errors import NotVisible
from app.extensions import db
from app.policy import gate
from app.policy.actor import Actor
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.parts import Deconfliction, Question
from app.workflow import scopes
from app.workflow.models.case_file import CaseFile, Staged

SHOWN = (
    AssistanceRequest.state, AssistanceRequest.number, AssistanceRequest.problem, AssistanceRequest.outcome_wanted,
    AssistanceRequest.audience, AssistanceRequest.place, AssistanceRequest.number_to_train,
    AssistanceRequest.hard_deadline, AssistanceRequest.decline_letter, AssistanceRequest.case_file_id,
    AssistanceRequest.accepted_provisionally_at,
)  # fmt: skip
"""The columns of a request of which the overview of its case makes use."""
Part = TypeVar("Part", bound=Staged)


def by_reference(actor: Actor, reference: str) -> AssistanceRequest:
    """The request of a case. Raises NotVisible: unseen is the same as absent."""
    found = db.session.scalar(_request_for(actor), {"reference": reference})
    if found is None:
        raise NotVisible
    scopes.note_found(actor, found.case_file)
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
    found = ("request", actor, case_file_id)
    return memory.recall(db.session(), found, lambda: db.session.scalar(_of_case(actor), {"file_id": case_file_id}))


@lru_cache(maxsize=512)
def _request_for(actor: Actor) -> Select[AssistanceRequest]:
    """Built once for each reader: building a statement costs more than running it."""
    here = select(AssistanceRequest).join(AssistanceRequest.case_file)
    own = here.where(CaseFile.reference == bindparam("reference"), gate.scope(actor, AssistanceRequest))
    return own.options(contains_eager(AssistanceRequest.case_file))


@lru_cache(maxsize=512)
def _of_case(actor: Actor) -> Select[AssistanceRequest]:
    """What the overview shows of it; the other columns are read when somebody asks for them."""
    own = AssistanceRequest.case_file_id == bindparam("file_id")
    return select(AssistanceRequest).where(own, gate.scope(actor, AssistanceRequest)).options(load_only(*SHOWN))


def _part(actor: Actor, model: type[Part], reference: str, number: int) -> Part:
    found = db.session.scalar(
        select(model)
        .join(CaseFile, CaseFile.id == model.case_file_id)
        .where(CaseFile.reference == reference, model.number == number, gate.scope(actor, model))
    )
    if found is None:
        raise NotVisible
    return found
