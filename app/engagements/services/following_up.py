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
from app.workflow import clock_rules
from app.workflow.calendar import eastern_day
from app.workflow.clock_terms import Months
from app.workflow.models.case_file import Staged
from app.workflow.rules import Behalf, happened
from app.workflow.services import door
from app.workflow.services.clocks import dates

Answers = Mapping[str, int | str | None]
SURVEY_AFTER = timedelta(days=5)


def open_survey(case: Staged, actor: Actor) -> list[Staged]:
    """Ask the agency, five days after delivery, how the help was; sent by mail at once with its due date."""
    assert isinstance(case, Engagement)
    now = clock.now()
    survey = Obligation(
        case_file_id=case.case_file_id,
        engagement_id=case.id,
        number=next_number(Obligation, case.case_file_id),
        kind=ObligationKind.SURVEY,
        due_on=clock.today() + SURVEY_AFTER,
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
    """Plan the check-ins from today: 30, 90 and 180 days, one after a consultation, 6 to 18 months for assessments."""
    assert isinstance(case, Engagement)
    first = next_number(CheckIn, case.case_file_id)
    around = dates.circumstances(case.case_file, case, "check_in")
    lengths = clock_rules.check_in_lengths(around, is_consultation=case.is_consultation)
    begun = [
        CheckIn(
            case_file_id=case.case_file_id,
            engagement_id=case.id,
            number=first + index,
            label=f"{length.count}-{'month' if isinstance(length, Months) else 'day'}",
            due_on=eastern_day(clock_rules.after(clock.now(), length)),
        )
        for index, length in enumerate(lengths)
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
