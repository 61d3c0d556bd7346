"""The survey after delivery and the check-ins that look back."""

from collections.abc import Mapping
from datetime import timedelta

from app import clock
from app.engagements.models.engagement import Engagement
from app.engagements.models.follow_up import CheckIn, Obligation, ObligationKind
from app.engagements.numbering import next_number
from app.extensions import db
from app.outbox import services as outbox
from app.policy.actor import Actor
from app.workflow.models.case_file import Staged
from app.workflow.rules import Behalf, happened
from app.workflow.services import door

Answers = Mapping[str, int | str | None]
SURVEY_AFTER = timedelta(days=5)
CHECK_IN_DAYS = (30, 90, 180)
"""Days after the hand-over on which the agency is asked what changed (docs/domain.md, clocks)."""


def open_survey(case: Staged, actor: Actor) -> list[Staged]:
    """Ask the agency, five days after delivery, how the help was; sent by mail at once with its due date."""
    assert isinstance(case, Engagement)
    now = clock.now()
    survey = Obligation(
        case_file_id=case.case_file_id,
        engagement_id=case.id,
        number=next_number(Obligation, case.case_file_id),
        kind=ObligationKind.SURVEY,
        due_on=(now + SURVEY_AFTER).date(),
        sent_at=now,
    )
    db.session.add(survey)
    case.survey_sent_at = now
    db.session.flush()
    outbox.announce(
        "survey",
        f"survey:{survey.id}",
        case_file_id=case.case_file_id,
        lifecycle=survey.lifecycle,
        subject_id=survey.id,
    )
    return [survey]


def open_check_ins(case: Staged, actor: Actor) -> list[Staged]:
    """Plan the check-ins at 30, 90 and 180 days from today."""
    assert isinstance(case, Engagement)
    first = next_number(CheckIn, case.case_file_id)
    begun = [
        CheckIn(
            case_file_id=case.case_file_id,
            engagement_id=case.id,
            number=first + index,
            label=f"{days}-day",
            due_on=(clock.now() + timedelta(days=days)).date(),
        )
        for index, days in enumerate(CHECK_IN_DAYS)
    ]
    db.session.add_all(begun)
    db.session.flush()
    return list(begun)


def answer_survey(
    survey: Obligation,
    *,
    actor: Actor,
    seen_version: int,
    answers: Mapping[str, int | str | None],
    note: str = "",
    behalf: Behalf | None = None,
) -> None:
    """Take the agency's answers: scores from 1 to 5 and words. A manager records them with channel and evidence."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Obligation)
        for name, value in answers.items():
            setattr(locked, name, value)
        locked.completed_by_id = actor.person_id
        locked.completed_at = happened(behalf)

    door.advance(survey, "complete", actor=actor, seen_version=seen_version, facts=facts, note=note, behalf=behalf)


def answer_check_in(
    check_in: CheckIn,
    *,
    actor: Actor,
    seen_version: int,
    what_changed: str,
    still_in_use: str,
    still_needed: str,
    note: str = "",
    behalf: Behalf | None = None,
) -> None:
    """Take the agency's look back, also from its phone call; late answers count, on a closed case too."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, CheckIn)
        locked.what_changed, locked.still_in_use, locked.still_needed = what_changed, still_in_use, still_needed
        locked.answered_by_id = actor.person_id
        locked.answered_at = happened(behalf)

    door.advance(check_in, "answer", actor=actor, seen_version=seen_version, facts=facts, note=note, behalf=behalf)
