"""The executive call of Critical Response: what kind of help it is to be, and what stands around a review."""

from dataclasses import dataclass

from sqlalchemy import update

from app import clock
from app.engagements.models.choices import Help
from app.engagements.models.critical import REVIEWS
from app.engagements.models.engagement import Engagement
from app.engagements.services import calling
from app.engagements.services.calling import Call
from app.errors import InvalidFact
from app.extensions import db
from app.policy.actor import Actor
from app.policy.programs import Kind
from app.requests.services import authorizing
from app.requests.services.authorizing import Letter
from app.wording import _
from app.workflow.models.case_file import Staged
from app.workflow.models.record import Clock
from app.workflow.services import door


@dataclass(frozen=True, slots=True)
class ReviewGround:
    """Why an objective review is of benefit, and the executive's letter; None where an authorization is on file."""

    kind: Kind
    justification: str
    letter: Letter | None = None


def record(engagement: Engagement, *, actor: Actor, seen_version: int, call: Call, help_: Help) -> None:
    """Log the call with the kind of help that was settled, and begin the choice of a provider. Raises InvalidFact."""
    calling.require_past(call)

    def facts(locked: Engagement) -> None:
        calling.log(locked, call)
        _settle(locked, help_)

    door.advance(engagement, "record_call", actor=actor, seen_version=seen_version, facts=facts)


def record_of_review(
    engagement: Engagement, *, actor: Actor, seen_version: int, call: Call, proceedings: str, other_reviews: str
) -> None:
    """Log a review's call with open proceedings and other reviews ("none" counts). Raises InvalidFact."""
    calling.require_past(call)

    def facts(locked: Engagement) -> None:
        calling.log(locked, call)
        locked.proceedings_note, locked.other_reviews_note = proceedings.strip(), other_reviews.strip()

    door.advance(engagement, "record_call", actor=actor, seen_version=seen_version, facts=facts)


def settle_kind(engagement: Engagement, *, actor: Actor, seen_version: int, help_: Help) -> None:
    """Settle before the call which immediate help it is to be."""
    door.advance(
        engagement, "settle_kind", actor=actor, seen_version=seen_version, facts=lambda locked: _settle(locked, help_)
    )


def settle_as_review(engagement: Engagement, *, actor: Actor, seen_version: int, ground: ReviewGround) -> None:
    """Make it a review, which goes on in the same state of its own life cycle. Raises StepNotReady, InvalidFact."""
    if ground.kind not in REVIEWS:
        raise InvalidFact("kind", _("Choose which review it is to be."))

    def facts(locked: Engagement) -> None:
        locked.converts_to = ground.kind
        _write_ground(locked, ground, actor)

    door.advance(engagement, "settle_as_review", actor=actor, seen_version=seen_version, facts=facts)
    _take_the_reviews_way(engagement, actor)


def _settle(locked: Staged, help_: Help) -> None:
    assert isinstance(locked, Engagement)
    locked.kind = locked.case_file.kind = (
        Kind.DATA_ANALYSIS if help_ is Help.DATA_ANALYSIS else Kind.IMMEDIATE_ASSISTANCE
    )
    locked.is_consultation = locked.is_confidential = help_ is Help.CONSULTATION
    locked.kind_settled_at, locked.converts_to = clock.now(), None


def _write_ground(locked: Engagement, ground: ReviewGround, actor: Actor) -> None:
    assistance = locked.assistance
    if assistance is None:
        return
    assistance.review_justification = ground.justification
    if assistance.authorization_at is None and ground.letter is not None:
        authorizing.keep_letter(assistance, ground.letter, actor)


def _take_the_reviews_way(engagement: Engagement, actor: Actor) -> None:
    """Under the lock that the step holds: the kind decides the life cycle; the call's clock runs on, not anew."""
    assert engagement.converts_to is not None
    before = engagement.lifecycle
    engagement.kind = engagement.case_file.kind = engagement.converts_to
    engagement.converts_to, engagement.kind_settled_at = None, clock.now()
    engagement.is_consultation = engagement.is_confidential = False
    engagement.case_file.stage = engagement.lifecycle
    engagement.case_file.restricted = True
    own = update(Clock).where(Clock.lifecycle == before, Clock.subject_id == engagement.id)
    db.session.execute(own.values(lifecycle=engagement.lifecycle))
    door.opened(engagement, actor=actor)
