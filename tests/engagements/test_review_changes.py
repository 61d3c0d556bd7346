"""What befalls a review while its report is on the way: another provider, a withdrawal, a hold before the release."""

import pytest
from sqlalchemy import select

from app.engagements.services import correcting, holding, replacing, restricting
from app.errors import NotPermitted
from app.extensions import db
from app.requests.models.choices import WithdrawalReason
from app.workflow import scopes
from app.workflow.models.record import SignOff
from tests.engagements.change_way import replacement
from tests.engagements.public_way import PublicWay
from tests.engagements.test_pauses import did, pause


@pytest.fixture
def review(cast) -> PublicWay:
    """A review whose report has just begun."""
    return PublicWay.reporting(cast)


def withdraw(way) -> None:
    """The executive ends it."""
    did(holding.withdraw, way.engagement, way.cast.harbor_executive, reason=WithdrawalReason.OTHER, note="")


def standing(way) -> int:
    """How many sign-offs stand."""
    held = select(SignOff).where(SignOff.case_file_id == way.file.id, SignOff.voided_at.is_(None))
    return len(db.session.scalars(held).all())


def test_a_provider_replaced_in_mid_review_leaves_its_draft_and_sees_it_no_more(review):
    review.to_fact_check()
    cast, text = review.cast, [section.body for section in review.report.sections]
    did(replacing.replace_provider, review.engagement, cast.manager, replacement=replacement())
    assert (review.engagement.state, review.engagement.state_left) == ("provider_selection", "reporting")
    assert (review.report.state, [section.body for section in review.report.sections]) == ("agency_fact_check", text)
    assert not scopes.sees_content(cast.x_coordinator.actor, review.file)
    assert not scopes.sees_content(cast.x_expert.actor, review.file)
    assert scopes.sees_content(cast.harbor_executive.actor, review.file)


def test_a_withdrawal_while_in_department_review_drops_the_report_and_keeps_the_restriction(review):
    review.to_department()
    withdraw(review)
    assert (review.engagement.state, review.report.state, review.file.restricted) == ("ended", "dropped", True)
    assert not review.file.is_open and review.file.turn_party is None


def test_a_withdrawal_after_the_approval_leaves_the_report_to_the_director(review):
    review.to_approved()
    withdraw(review)
    assert (review.report.state, review.report.is_released_by_itself) == ("approved", True)
    assert review.report.awaits_directors_decision


@pytest.mark.parametrize("aside", ["hold", "withdraw", "replace_provider"])
def test_what_was_scheduled_is_void_with_both_words_behind_it(review, aside):
    review.to_confirmed_release()
    assert standing(review) == 2 and review.engagement.is_scheduled_and_confirmed
    if aside == "hold":
        did(holding.hold, review.engagement, review.cast.manager, pause=pause())
    elif aside == "withdraw":
        withdraw(review)
    else:
        did(replacing.replace_provider, review.engagement, review.cast.manager, replacement=replacement())
    assert standing(review) == 0 and review.engagement.release_at is None
    if aside == "hold":
        did(holding.resume, review.engagement, review.cast.manager)
        assert (review.engagement.state, review.engagement.is_scheduled) == ("release", False)


def test_a_director_alone_drafts_an_approved_review_again(review):
    review.to_approved()
    with pytest.raises(NotPermitted):
        did(correcting.reopen, review.report, review.cast.manager, reason="Wrong")
    did(correcting.reopen, review.report, review.cast.director, reason="A name has to go")
    assert (review.report.state, review.report.approved_at) == ("drafting", None)


def test_a_director_lifts_the_restriction_of_a_review(review):
    did(restricting.lift_restriction, review.engagement, review.cast.director, reason="All of it is public")
    assert scopes.sees_content(review.cast.manager_two.actor, review.file)
