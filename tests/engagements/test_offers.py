"""Offering a case: who may, who sees it, and what an answer does."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.engagements.models.begun import NewOffer
from app.engagements.models.choices import OfferDeclineReason, OfferPlace
from app.engagements.services import offering
from app.errors import InvalidFact, NotPermitted, NotVisible, StaleCase, StepNotAvailable, StepNotReady
from app.extensions import db
from app.policy.roles import Role
from app.requests.models.choices import Channel
from app.worker import jobs
from app.workflow.models.case_file import AccessLevel, CaseAccess
from app.workflow.models.record import History
from app.workflow.rules import Behalf


def levels(way, provider) -> list[AccessLevel]:
    """How much of the case a provider sees now."""
    rows = select(CaseAccess.level).where(CaseAccess.organization_id == provider.id, CaseAccess.until.is_(None))
    return list(db.session.scalars(rows.where(CaseAccess.case_file_id == way.file.id)))


@pytest.mark.parametrize("who", ["x_coordinator", "triage", "director", "harbor_executive", "auditor", "administrator"])
def test_nobody_but_a_program_manager_makes_an_offer(way, who):
    way.call()
    with pytest.raises((NotPermitted, NotVisible)):
        offer = NewOffer(way.cast.x.id)
        actor = getattr(way.cast, who).actor
        offering.make(way.engagement, actor=actor, seen_version=way.engagement.version, offer=offer)


def test_an_offer_lets_the_provider_see_an_offer_and_no_more(way):
    way.to_offer()
    assert levels(way, way.cast.x) == [AccessLevel.OFFER]
    assert levels(way, way.cast.y) == []


def test_acceptance_opens_the_case_and_engages_the_provider(way):
    way.to_team()
    assert levels(way, way.cast.x) == [AccessLevel.FULL]
    assert (way.offer.state, way.engagement.state) == ("accepted", "team")


def test_a_provider_cannot_answer_an_offer_to_another_provider(way):
    way.to_offer()
    with pytest.raises(NotVisible):
        offering.accept(way.offer, actor=way.cast.y_coordinator.actor, seen_version=way.offer.version)


def test_provider_staff_read_the_offer_but_do_not_answer_it(way):
    way.to_offer()
    with pytest.raises(NotPermitted):
        offering.accept(way.offer, actor=way.cast.x_staff.actor, seen_version=way.offer.version)


def test_a_decline_needs_a_reason_closes_the_case_and_lets_another_be_asked(way):
    way.to_offer()
    offer, coordinator = way.offer, way.cast.x_coordinator.actor
    reason = OfferDeclineReason.NO_CAPACITY
    offering.decline(offer, actor=coordinator, seen_version=offer.version, reason=reason, note="Full until May")
    assert (offer.state, offer.decline_reason, offer.answer_note) == ("declined", reason, "Full until May")
    assert levels(way, way.cast.x) == []
    assert way.file.turn_party is Role.PROGRAM_MANAGER
    way.offered(way.cast.y.id)
    assert levels(way, way.cast.y) == [AccessLevel.OFFER]


def test_the_leads_place_is_offered_once(way):
    way.to_offer()
    with pytest.raises(InvalidFact, match="offered or taken"):
        way.offered(way.cast.y.id)


def test_a_provider_outside_the_program_is_not_offered_its_cases(way):
    way.call()
    with pytest.raises(InvalidFact, match="does not take part"):
        way.offered(way.cast.cops.id)


def test_a_further_place_does_not_move_the_engagement(way):
    way.to_team()
    offer = NewOffer(way.cast.y.id, OfferPlace.FURTHER)
    engagement = way.engagement
    offering.make(engagement, actor=way.cast.manager.actor, seen_version=engagement.version, offer=offer)
    offering.accept(way.offer, actor=way.cast.y_coordinator.actor, seen_version=way.offer.version)
    assert (way.offer.state, engagement.state, engagement.provider_id) == ("accepted", "team", way.cast.x.id)
    assert levels(way, way.cast.y) == [AccessLevel.FULL]


def test_an_offer_lapses_by_the_worker_alone_and_then_cannot_be_accepted(way):
    way.to_offer()
    assert jobs.lapse() == 0
    with clock.moved_to(clock.now() + timedelta(days=12)):
        assert jobs.lapse() == 1
    assert way.offer.state == "lapsed"
    assert levels(way, way.cast.x) == []
    with pytest.raises((StepNotAvailable, NotVisible)):
        offering.accept(way.offer, actor=way.cast.x_coordinator.actor, seen_version=way.offer.version)


def test_an_answer_to_an_offer_seen_before_it_changed_is_stale(way):
    way.to_offer()
    with pytest.raises(StaleCase):
        offering.accept(way.offer, actor=way.cast.x_coordinator.actor, seen_version=way.offer.version - 1)


def test_a_manager_takes_an_accepted_offer_back_and_the_case_has_no_provider(way):
    way.to_team()
    offering.revoke(way.offer, actor=way.cast.manager.actor, seen_version=way.offer.version, note="Conflict")
    assert way.engagement.has_no_provider and way.file.provider_id is None
    assert levels(way, way.cast.x) == []
    assert way.file.turn_party is Role.PROGRAM_MANAGER


def test_a_manager_records_a_yes_that_came_by_phone(way):
    way.to_offer()
    word = Behalf(Role.COORDINATOR, Channel.PHONE.value, happened_at=clock.now() - timedelta(hours=2))
    manager = way.cast.manager.actor
    offering.accept(way.offer, actor=manager, seen_version=way.offer.version, behalf=word, note="Ms. Nuñez called")
    assert way.engagement.state == "team"
    taken = db.session.scalars(select(History).where(History.lifecycle == "offer", History.step == "accept")).one()
    assert (taken.on_behalf_of, taken.channel) == (Role.COORDINATOR, "phone")
    assert taken.occurred_at < taken.recorded_at


def test_without_recording_a_manager_cannot_answer_for_the_provider(way):
    way.to_offer()
    with pytest.raises(NotPermitted):
        offering.accept(way.offer, actor=way.cast.manager.actor, seen_version=way.offer.version)


def test_a_call_that_is_not_logged_keeps_the_choice_of_a_provider_closed(way):
    with pytest.raises((StepNotAvailable, StepNotReady)):
        way.offered()
