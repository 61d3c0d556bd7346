"""Hold, resume, withdrawal, early end: who may, what stops, what becomes of the parts."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.engagements.models.choices import EndReason, HoldReason
from app.engagements.services import holding
from app.errors import InvalidFact, NotPermitted, NotVisible, StepNotAvailable, StepNotReady
from app.extensions import db
from app.requests.models.choices import WithdrawalReason
from app.worker import jobs
from app.workflow.models.record import Clock


def did(verb, case, who, **words) -> None:
    """One verb of one person."""
    verb(case, actor=who.actor, seen_version=case.version, **words)
    db.session.commit()


def pause(reason=HoldReason.SCHEDULING, days=10, **words) -> holding.Hold:
    """A hold with an end date."""
    ends_on = clock.now().date() + timedelta(days=days) if days else None
    return holding.Hold(reason, "", "everyone", ends_on=ends_on, **words)


def running(way) -> list[str]:
    """The clocks that run."""
    rows = select(Clock.name).where(
        Clock.case_file_id == way.file.id, Clock.stopped_at.is_(None), Clock.paused_at.is_(None)
    )
    return list(db.session.scalars(rows))


@pytest.mark.parametrize("state", ["to_offer", "to_team", "to_planning", "to_delivery"])
def test_a_hold_stops_every_clock_and_a_resume_goes_on_where_it_stood(way, state):
    getattr(way, state)()
    before, clocks = way.engagement.state, sorted(running(way))
    did(holding.hold, way.engagement, way.cast.manager, pause=pause())
    assert (way.engagement.state, running(way)) == ("on_hold", ["hold_date"])
    did(holding.resume, way.engagement, way.cast.manager)
    assert (way.engagement.state, sorted(running(way))) == (before, clocks)


def test_a_hold_needs_an_end_date_or_a_review_date(way):
    with pytest.raises(StepNotReady, match="end date or a review date"):
        did(holding.hold, way.engagement, way.cast.manager, pause=pause(days=0))


def test_a_hold_does_not_end_in_the_past(way):
    with pytest.raises(InvalidFact):
        did(holding.hold, way.engagement, way.cast.manager, pause=pause(days=-1))


@pytest.mark.parametrize("reason", [HoldReason.DECONFLICTION, HoldReason.INVESTIGATION])
def test_a_director_alone_resumes_after_deconfliction_or_investigation(way, reason):
    did(holding.hold, way.engagement, way.cast.manager, pause=pause(reason))
    with pytest.raises(NotPermitted):
        did(holding.resume, way.engagement, way.cast.manager)
    did(holding.resume, way.engagement, way.cast.director)
    assert way.engagement.state == "intake_call"


def test_the_worker_resumes_an_ordinary_hold_at_its_end_date_and_not_before(way):
    did(holding.hold, way.engagement, way.cast.manager, pause=pause(days=3))
    assert jobs.lapse() == 0
    with clock.moved_to(clock.now() + timedelta(days=5)):
        assert jobs.lapse() == 1
    assert way.engagement.state == "intake_call"


@pytest.mark.parametrize("who", ["harbor_requester", "mill_executive", "x_coordinator", "triage"])
def test_nobody_but_the_agencys_executive_withdraws(way, who):
    way.to_team()
    with pytest.raises((NotPermitted, NotVisible)):
        reason = WithdrawalReason.TIMING
        did(holding.withdraw, way.engagement, getattr(way.cast, who), reason=reason, note="")


def test_an_agency_withdraws_from_an_engagement_and_its_parts_stand_down(way):
    way.to_review()
    did(holding.withdraw, way.engagement, way.cast.harbor_executive, reason=WithdrawalReason.TIMING, note="")
    assert (way.engagement.state, way.engagement.end_reason) == ("ended", EndReason.WITHDRAWN)
    assert (way.offer.state, way.assignment.state, way.plan.state) == ("revoked", "released", "dropped")
    assert not way.file.is_open and running(way) == []


def test_an_agency_withdraws_while_the_case_is_on_hold(way):
    did(holding.hold, way.engagement, way.cast.manager, pause=pause())
    did(holding.withdraw, way.engagement, way.cast.harbor_executive, reason=WithdrawalReason.OTHER, note="")
    assert way.engagement.state == "ended"


def ending(reason, **words) -> holding.Ending:
    """An early end."""
    return holding.Ending(reason=reason, note=words.pop("note", "No answer for months"), audience="cops", **words)


def test_a_manager_ends_an_engagement_early_with_a_code_and_a_note(way):
    way.to_delivery()
    did(holding.end_early, way.engagement, way.cast.manager, ending=ending(EndReason.NO_PROGRESS))
    assert (way.engagement.state, way.engagement.end_reason) == ("ended", EndReason.NO_PROGRESS)
    assert way.plan.state == "agreed"  # what was agreed stays as it is
    assert [each.state for each in way.engagement.activities] == ["cancelled"]
    assert [each.state for each in way.engagement.deliverables] == ["dropped"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"reason": EndReason.OTHER, "note": ""}, "note"),
        ({"reason": EndReason.DUPLICATE}, "surviving case"),
        ({"reason": EndReason.TRANSFERRED}, "body"),
        ({"reason": EndReason.INVESTIGATION}, "investigation"),
    ],
)
def test_an_early_end_says_what_is_missing(way, words, sentence):
    with pytest.raises(StepNotReady, match=sentence):
        did(holding.end_early, way.engagement, way.cast.manager, ending=ending(**words))


def test_a_duplicate_names_another_open_case_of_the_same_agency(way, cast):
    for wrong in ("TA-2020-00000", way.file.reference):
        with pytest.raises(InvalidFact, match="No other open case"):
            words = {"surviving_reference": wrong}
            did(holding.end_early, way.engagement, way.cast.manager, ending=ending(EndReason.DUPLICATE, **words))
        db.session.rollback()
    other = type(way).begin(cast)
    words = {"surviving_reference": other.file.reference.lower()}
    did(holding.end_early, way.engagement, way.cast.manager, ending=ending(EndReason.DUPLICATE, **words))
    assert way.engagement.state == "ended"


def test_a_transfer_names_the_body_and_what_was_handed_over(way):
    words = {"handed_over_to": "State Training Board", "handover_note": "Plan and contacts"}
    did(holding.end_early, way.engagement, way.cast.manager, ending=ending(EndReason.TRANSFERRED, **words))
    assert way.engagement.handover_note == "Plan and contacts"


def test_an_ended_engagement_is_not_held(way):
    did(holding.end_early, way.engagement, way.cast.manager, ending=ending(EndReason.OTHER))
    with pytest.raises(StepNotAvailable):
        did(holding.hold, way.engagement, way.cast.manager, pause=pause())
