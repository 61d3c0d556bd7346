"""What leads a course aside: another kind of help, a component's late word, a new chief, a request that follows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from app import clock
from app.engagements.models.engagement import Engagement
from app.engagements.models.lineage import NewExecutive
from app.engagements.services import (
    agreeing,
    asking,
    converting,
    executive_calling,
    following_on,
    following_up,
    investigating,
    succession,
)
from app.extensions import db
from app.policy.actor import Actor
from app.policy.programs import Kind, Program
from app.providers.models import Participation
from app.requests.models.parts import Component
from app.requests.services import deconfliction, screening
from app.workflow.models.case_file import CaseFile
from tests.cast import Cast
from tests.engagements.assessment_way import judgement

BECOMES = {
    Kind.TRAINING_AND_ASSISTANCE: Kind.IMMEDIATE_ASSISTANCE,
    Kind.IMMEDIATE_ASSISTANCE: Kind.TRAINING_AND_ASSISTANCE,
    Kind.DATA_ANALYSIS: Kind.TRAINING_AND_ASSISTANCE,
    Kind.AFTER_ACTION_REVIEW: Kind.ASSESSMENT,
    Kind.IN_DEPTH_REVIEW: Kind.ASSESSMENT,
    Kind.ASSESSMENT: Kind.TRAINING_AND_ASSISTANCE,
}
BECOMES_BY_DIRECTOR = {
    Kind.TRAINING_AND_ASSISTANCE: Kind.ASSESSMENT,
    Kind.IMMEDIATE_ASSISTANCE: Kind.IN_DEPTH_REVIEW,
    Kind.DATA_ANALYSIS: Kind.IN_DEPTH_REVIEW,
}


def ready(cast: Cast, file: CaseFile) -> None:
    """Let the request have what each kind of help asks of it, and both providers take part in every program."""
    whole = db.session.query(Engagement).filter_by(case_file_id=file.id).one()
    assert whole.assistance is not None
    judgement()  # publishes criteria
    assistance, now = whole.assistance, clock.now()
    assistance.agency_matched_at = assistance.agency_matched_at or now
    assistance.authorization_at = assistance.authorization_at or now
    assistance.review_justification = "A look from outside helps"
    for provider in (cast.x, cast.y):
        held = {each.program for each in provider.participations}
        since = clock.today() - timedelta(days=30)
        provider.participations += [Participation(program=each, since=since) for each in Program if each not in held]
    db.session.commit()
    _cleared(cast, whole)


def _cleared(cast: Cast, whole: Engagement) -> None:
    """A sister component was asked, and its contact has nothing against it."""
    manager, contact = cast.manager.actor, cast.contact
    version = whole.version
    asking.ask_component(whole, Component.CRS, "", actor=manager, seen_version=version, contact=contact.person)
    db.session.commit()
    (asked,) = whole.assistance.deconflictions  # type: ignore[union-attr]
    deconfliction.answer(asked, word="clear", reason="", actor=contact.actor, seen_version=asked.version)
    db.session.commit()


def _conversion(kind: Kind) -> converting.Conversion:
    return converting.Conversion(kind, "The need is another one", "Sheriff Boone", clock.now() - timedelta(hours=3))


def a_conversion(case: Any, _cast: Cast, _actor: Actor) -> dict[str, Any]:
    """Another kind that who may convert this one may choose."""
    return {"conversion": _conversion(BECOMES[case.kind])}


def a_directors_conversion(case: Any, _cast: Cast, _actor: Actor) -> dict[str, Any]:
    """A review or an assessment instead of a program manager's kind."""
    return {"conversion": _conversion(BECOMES_BY_DIRECTOR[case.kind]), "step": "convert_by_director"}


def a_review(_case: Any, _cast: Cast, _actor: Actor) -> dict[str, Any]:
    """The call led to a review."""
    return {"ground": executive_calling.ReviewGround(Kind.AFTER_ACTION_REVIEW, "A look from outside helps")}


def a_component(_case: Any, cast: Cast, _actor: Actor) -> dict[str, Any]:
    """A sister component whose contact has an account."""
    return {"component": Component.OJP, "contact_name": "", "contact": cast.contact.person}


def asked_again(_case: Any, cast: Cast, _actor: Actor) -> dict[str, Any]:
    """The same contact once more."""
    return {"contact": cast.contact.person}


def a_word(case: Any, _cast: Cast, _actor: Actor) -> dict[str, Any]:
    """The component asks us to hold at first; asked again, it has nothing against it."""
    return {"word": "held" if case.version == 1 else "clear", "reason": "An open matter"}


def a_chief(_case: Any, cast: Cast, _actor: Actor) -> dict[str, Any]:
    """The agency has a new executive."""
    chief = cast.harbor_executive
    return {"executive": NewExecutive(chief.person.name, "Sheriff", chief.email, clock.today())}


def complete(case: Any, *, actor: Actor, seen_version: int) -> None:
    """Give what is owed: answers to the survey, the new executive's word, a look at the agreement's end."""
    if case.is_survey:
        following_up.answer_survey(case, actor=actor, seen_version=seen_version, answers={"met_goals": 4})
    elif case.is_executive_confirmation:
        succession.confirm(case, actor=actor, seen_version=seen_version)
    else:
        agreeing.see_to_the_end(case, actor=actor, seen_version=seen_version, note="It may run out")


def _none(_case: Any, _cast: Cast, _actor: Actor) -> dict[str, Any]:
    return {}


VERBS = {
    "engagement.convert": (converting.convert, a_conversion),
    "engagement.convert_by_director": (converting.convert, a_directors_conversion),
    "engagement.settle_as_review": (executive_calling.settle_as_review, a_review),
    "engagement.ask_deconfliction": (asking.ask_component, a_component),
    "deconfliction.answer": (deconfliction.answer, a_word),
    "deconfliction.ask_again": (screening.ask_component_again, asked_again),
    "engagement.record_new_executive": (succession.record, a_chief),
    "engagement.spawn_follow_on": (following_on.spawn, lambda *_: {"title": "Train the trainers"}),
    "engagement.end_for_investigation": (
        investigating.end_for_investigation,
        lambda *_: {"note": "They opened one", "wording": "The engagement has ended."},
    ),
    "obligation.complete": (complete, _none),
}
"""By family and step: the service, and what it is told."""
