"""Questions in mid-engagement: to the agency, and to sister components; neither moves the engagement."""

from sqlalchemy import select

from app.accounts.models.people import Person
from app.engagements.models.engagement import Engagement
from app.errors import InvalidFact
from app.extensions import db
from app.policy.actor import Actor
from app.requests.models.parts import Component
from app.requests.services import deconfliction
from app.wording import _
from app.workflow.models.case_file import Staged
from app.workflow.models.record import Clock
from app.workflow.services import door

NOT_TO_BE_PAUSED = ("question", "deconfliction_answer", "hold_date", "scheduled_instant")
"""Clocks that do not wait for the agency's answer."""


def ask_agency(
    engagement: Engagement, texts: list[str], *, actor: Actor, seen_version: int, clock_to_pause: str | None = None
) -> None:
    """Ask the agency; it has 14 days, and the clock that is named stands still meanwhile. Raises InvalidFact."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        if not texts:
            raise InvalidFact("first", _("Write the question."))
        if clock_to_pause is not None and clock_to_pause not in clocks_to_pause(locked):
            raise InvalidFact("clock", _("This clock does not run now."))
        locked.questions_to_ask, locked.clock_to_pause = tuple(texts), clock_to_pause

    door.advance(engagement, "ask_question", actor=actor, seen_version=seen_version, facts=facts)


def clocks_to_pause(engagement: Engagement) -> list[str]:
    """The clocks of the case that an answer of the agency may be waited for with, by name."""
    running = select(Clock.name).where(
        Clock.case_file_id == engagement.case_file_id,
        Clock.stopped_at.is_(None),
        Clock.name.not_in(NOT_TO_BE_PAUSED),
    )
    return sorted(set(db.session.scalars(running)))


def ask_component(
    engagement: Engagement,
    component: Component,
    contact_name: str,
    *,
    actor: Actor,
    seen_version: int,
    contact: Person | None = None,
) -> None:
    """Ask a sister component about an accepted case; an objection or a hold will pause it."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        locked.component_to_ask = deconfliction.to_ask(component, contact_name, contact)

    door.advance(engagement, "ask_deconfliction", actor=actor, seen_version=seen_version, facts=facts, audience="cops")
