"""Accepting an urgent Critical Response request at night on the executive's spoken word; the rest is owed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app import clock
from app.engagements.models.engagement import Engagement
from app.engagements.models.follow_up import Obligation, ObligationKind
from app.engagements.models.provisional import NEEDS, Debt
from app.engagements.numbering import next_number
from app.engagements.services.opening import name_manager
from app.errors import InvalidFact
from app.extensions import db
from app.policy.actor import Actor
from app.requests.models.assistance import AssistanceRequest
from app.wording import _
from app.workflow.calendar import add_business_days, eastern_day
from app.workflow.models.case_file import Staged
from app.workflow.services import door
from app.workflow.services.clocks import dates

DAYS = 3
"""Business days in which everything owed must be there (docs/domain.md)."""


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """What the executive said, who he is, and when he said it (UTC)."""

    text: str
    by: str
    at: datetime


def accept(
    assistance: AssistanceRequest, word: SpokenWord, *, actor: Actor, seen_version: int, manager_id: int
) -> None:
    """Accept for now and open the engagement. Raises StepNotReady, InvalidFact for a word to come."""
    if word.at > clock.now():
        raise InvalidFact("said_time", _("The executive's word cannot lie in the future."))

    def facts(locked: Staged) -> None:
        assert isinstance(locked, AssistanceRequest)
        locked.executive_word, locked.executive_word_by, locked.executive_word_at = word.text, word.by, word.at
        name_manager(locked, manager_id)

    door.advance(assistance, "accept_provisionally", actor=actor, seen_version=seen_version, facts=facts)


def settle(debt: Obligation, *, actor: Actor, seen_version: int) -> None:
    """Note that what was owed is there. Raises StepNotReady while it is not."""

    def completed(locked: Staged) -> None:
        assert isinstance(locked, Obligation)
        locked.completed_by_id = actor.person_id

    door.advance(debt, "settle_debt", actor=actor, seen_version=seen_version, facts=completed)


def open_debts(assistance: AssistanceRequest) -> list[Staged]:
    """Begin an obligation for each thing that is not there yet, due within three business days."""
    whole = select(Engagement).where(Engagement.case_file_id == assistance.case_file_id)
    engagement = db.session.scalars(whole.order_by(Engagement.number.desc())).first()
    assert engagement is not None
    due_on = eastern_day(add_business_days(clock.now(), DAYS, dates.closures()))
    first = next_number(Obligation, assistance.case_file_id)
    owed = [debt for debt in Debt if not getattr(assistance, NEEDS[debt])]
    begun = [
        Obligation(
            case_file=assistance.case_file,
            engagement=engagement,
            number=first + index,
            kind=ObligationKind.PROVISIONAL_DEBT,
            debt=debt,
            due_on=due_on,
        )
        for index, debt in enumerate(owed)
    ]
    db.session.add_all(begun)
    return list(begun)
