"""Two people at the same moment, on two real connections: one act happens, the other is told to look again."""

import threading
from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from app.engagements.models.choices import ReturnReason
from app.engagements.models.engagement import Engagement
from app.engagements.models.plan import Plan
from app.engagements.models.team import Offer
from app.engagements.services import offering, planning
from app.errors import NotPermitted, StaleCase, StepNotAvailable
from app.extensions import db
from app.workflow.models.record import History
from tests.cast import assemble
from tests.engagements.way import Way

pytestmark = pytest.mark.several_connections
REFUSALS = (StaleCase, StepNotAvailable, NotPermitted)


def at_once(app, *acts: Callable[[], None]) -> list[str]:
    """Let every act begin at the same moment, each with a connection of its own; "done" or the name of the refusal."""
    start, said = threading.Barrier(len(acts)), []

    def run(act: Callable[[], None]) -> None:
        with app.app_context():
            start.wait(10)
            try:
                act()
                db.session.commit()
                said.append("done")
            except REFUSALS as refusal:
                db.session.rollback()
                said.append(type(refusal).__name__)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(said)


@pytest.fixture
def walked(own_database) -> Way:
    """A case in a database with real commits."""
    return Way.begin(assemble())


def test_an_offer_accepted_twice_at_once_is_accepted_once(app, walked):
    walked.to_offer()
    offer_id, version, actor = walked.offer.id, walked.offer.version, walked.cast.x_coordinator.actor

    def accept() -> None:
        offering.accept(db.session.get(Offer, offer_id), actor=actor, seen_version=version)

    assert at_once(app, accept, accept) == ["StaleCase", "done"]
    db.session.expire_all()
    assert walked.engagement.state == "team"
    taken = select(func.count()).where(History.lifecycle == "offer", History.step == "accept")
    assert db.session.scalar(taken) == 1


def test_a_plan_approved_and_returned_at_once_is_one_of_both(app, walked):
    walked.to_review()
    plan_id, version = walked.plan.id, walked.plan.version
    one, two = walked.cast.manager.actor, walked.cast.manager_two.actor

    def approve() -> None:
        planning.approve(db.session.get(Plan, plan_id), actor=one, seen_version=version)

    def give_back() -> None:
        words = {"reason": ReturnReason.COST, "note": "Too dear"}
        planning.give_back(db.session.get(Plan, plan_id), actor=two, seen_version=version, **words)

    assert at_once(app, approve, give_back) == ["StaleCase", "done"]
    db.session.expire_all()
    assert walked.plan.state in ("agency_concurrence", "drafting")


def test_two_leads_offered_at_once_leave_one_offer(app, walked):
    walked.call()
    engagement_id, version, actor = walked.engagement.id, walked.engagement.version, walked.cast.manager.actor
    providers = walked.cast.x.id, walked.cast.y.id

    def offer_to(provider_id: int) -> Callable[[], None]:
        new = offering.NewOffer(provider_id)
        return lambda: offering.make(
            db.session.get(Engagement, engagement_id), actor=actor, seen_version=version, offer=new
        )

    assert at_once(app, *map(offer_to, providers)) == ["StaleCase", "done"]
    db.session.expire_all()
    assert [offer.state for offer in walked.engagement.offers] == ["offered"]
