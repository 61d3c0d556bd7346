"""Questions to the agency while its request is screened."""

from sqlalchemy import select

from app import clock
from app.errors import InvalidFact
from app.extensions import db
from app.policy.actor import Actor
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.parts import Question
from app.requests.services.numbering import next_number
from app.wording import _
from app.workflow.models.case_file import Staged
from app.workflow.rules import Behalf
from app.workflow.services import door


def ask(assistance: AssistanceRequest, texts: list[str], *, actor: Actor, seen_version: int) -> None:
    """Ask the agency one or more questions; the screening clock stands still until it answers."""

    def asked(case: AssistanceRequest) -> None:
        case.questions_to_ask = tuple(texts)

    door.advance(assistance, "ask", actor=actor, seen_version=seen_version, facts=asked)


def answer(
    assistance: AssistanceRequest,
    answers: dict[int, str],
    *,
    actor: Actor,
    seen_version: int,
    behalf: Behalf | None = None,
) -> None:
    """Answer every open question (by its number) at once; the request goes back to screening.

    `behalf` says whose word triage records and how it came.
    """

    def answered(case: AssistanceRequest) -> None:
        for question in case.questions:
            if question.state == "open":
                _write(question, answers.get(question.number, ""), actor)

    door.advance(assistance, "answer", actor=actor, seen_version=seen_version, facts=answered, behalf=behalf)


def answer_one(question: Question, text: str, *, actor: Actor, seen_version: int, behalf: Behalf | None = None) -> None:
    """Answer a question that was asked during the engagement; the clock that it paused runs again."""

    def answered(case: Question) -> None:
        _write(case, text, actor)

    door.advance(question, "answer", actor=actor, seen_version=seen_version, facts=answered, behalf=behalf)


def keep_answers(assistance: AssistanceRequest, answers: dict[int, str], *, actor: Actor) -> None:
    """Keep answers typed so far without sending them, so that nothing is lost."""
    locked = door.locked_for(assistance, door.UNDER_LOCK)
    for question in locked.questions:
        if question.state == "open" and question.number in answers:
            question.answer = answers[question.number]
            question.answered_by_id = actor.person_id
    db.session.flush()


def take_back(question: Question, *, actor: Actor, seen_version: int) -> None:
    """Take one question back; with the last one the request returns to screening."""
    door.advance(question, "withdraw", actor=actor, seen_version=seen_version)


def take_back_all(assistance: AssistanceRequest, *, actor: Actor, seen_version: int) -> None:
    """Take back every open question, so that the request returns to screening. Raises StaleCase, InvalidFact."""
    locked = door.locked_for(assistance, seen_version)
    still_open = [question for question in locked.questions if question.state == "open"]
    if not still_open:
        raise InvalidFact("version", _("No question is open."))
    for question in still_open:
        door.advance(question, "withdraw", actor=actor, seen_version=door.UNDER_LOCK)


def open_questions(case: Staged, actor: Actor) -> list[Staged]:
    """Begin the questions that the step asked; the door's opener of this family."""
    first = next_number(Question, case.case_file_id)
    texts = enumerate(case.questions_to_ask, first)
    asked = [
        Question(
            case_file_id=case.case_file_id,
            case_file=case.case_file,
            number=number,
            text=text,
            asked_by_id=actor.person_id,
            paused_clock=case.clock_to_pause,
            in_request=case.lifecycle == "request",
        )
        for number, text in texts
    ]
    db.session.add_all(asked)
    return list(asked)


def open_of(assistance: AssistanceRequest) -> list[Question]:
    """The questions that the agency still owes an answer, oldest first."""
    waiting = select(Question).where(Question.case_file_id == assistance.case_file_id, Question.state == "open")
    return list(db.session.scalars(waiting.order_by(Question.number)))


def _write(question: Question, text: str, actor: Actor) -> None:
    question.answer = text
    question.answered_by_id, question.answered_at = actor.person_id, clock.now()
