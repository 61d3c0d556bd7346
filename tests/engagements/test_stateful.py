"""Random people try random acts on a real engagement in PostgreSQL: whatever they do, the record stays sound.

After every act: the state is where the history's legal path led; an open case is somebody's turn, with a clock; on hold
no clock runs but the hold's own; nobody approved what he wrote; an ended case has no running clock and no open part.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from sqlalchemy import select

from app import clock
from app.engagements.models.begun import NewOffer, Proposal
from app.engagements.models.choices import (
    CancelReason,
    EndReason,
    ExpertDeclineReason,
    HoldReason,
    OfferDeclineReason,
    OutcomeCode,
    ReturnReason,
)
from app.engagements.queries import work as queries
from app.engagements.services import (
    calling,
    closing,
    delivering,
    following_up,
    holding,
    offering,
    planning,
    reporting,
    staffing,
)
from app.errors import DomainError
from app.extensions import db
from app.requests.models.choices import WithdrawalReason
from app.workflow import engine
from app.workflow.lifecycles.catalogue import LIFECYCLES
from app.workflow.models.record import Clock, History
from app.workflow.services.clocks import parts
from tests.engagements.way import CALL, plan_text
from tests.engagements.work_way import WorkWay

PEOPLE = (
    "manager", "manager_two", "director", "triage", "x_coordinator", "x_staff", "x_expert", "y_coordinator",
    "y_expert", "harbor_requester", "harbor_executive", "mill_executive", "auditor", "administrator",
)  # fmt: skip


@dataclass(frozen=True)
class Act:
    """A verb, the case it is done to (None: there is none now), and its words."""

    verb: Callable[..., Any]
    case: Callable[[WorkWay], Any]
    words: Callable[[WorkWay], dict[str, Any]] = lambda work: {}


def whole(work: WorkWay) -> Any:
    return work.engagement


def last(name: str) -> Callable[[WorkWay], Any]:
    def find(work: WorkWay) -> Any:
        rows = getattr(work.engagement, name)
        return rows[-1] if rows else None

    return find


def report(work: WorkWay) -> Any:
    rows = queries.reports(work.engagement)
    return rows[0] if rows else None


def survey(work: WorkWay) -> Any:
    rows = queries.surveys(work.engagement)
    return rows[0] if rows else None


def check_in(work: WorkWay) -> Any:
    rows = [row for row in queries.check_ins(work.engagement) if row.state == "due"]
    return rows[0] if rows else None


def reason(code: Any) -> Callable[[WorkWay], dict[str, Any]]:
    return lambda work: {"reason": code, "note": "As things are"}


def an_expert(work: WorkWay) -> dict[str, Any]:
    holder = work.cast.y_expert if work.engagement.provider_id == work.cast.y.id else work.cast.x_expert
    return {"proposal": Proposal(holder.person.id)}


def a_provider(work: WorkWay) -> dict[str, Any]:
    asked = {offer.provider_id for offer in work.engagement.offers}
    return {"offer": NewOffer(work.cast.y.id if work.cast.x.id in asked else work.cast.x.id)}


def a_log(work: WorkWay) -> dict[str, Any]:
    return {"record": delivering.ActivityLog("Held", 5, None, {work.cast.x_expert.person.id: Decimal(2)})}


def write_report(case: Any, *, actor: Any, seen_version: int) -> None:
    if actor.role not in reporting.WRITERS:
        raise DomainError
    for section in list(case.sections):
        words = {"report": case, "seen_version": section.version, "body": "Text", "status": "complete"}
        reporting.write(section, actor=actor, **words)
        db.session.flush()


def dispose_all(case: Any, *, actor: Any, seen_version: int) -> None:
    for remark in case.open_comments:
        reporting.dispose(remark, actor=actor, disposition="changed", note="")


def check_redaction(case: Any, *, actor: Any, seen_version: int) -> None:
    reporting.check_redaction(case, actor=actor, level="agency")


def a_hold(work: WorkWay) -> dict[str, Any]:
    review = clock.now().date() + timedelta(days=20)
    return {"pause": holding.Hold(HoldReason.SCHEDULING, "", "everyone", review_on=review)}


def an_ending(work: WorkWay) -> dict[str, Any]:
    return {"ending": holding.Ending(EndReason.NO_PROGRESS, "Nothing moves", "everyone")}


def a_close(work: WorkWay) -> dict[str, Any]:
    return {"outcome": OutcomeCode.COMPLETED, "note": "", "records_class": "case_file"}


ACTS = (
    Act(calling.record, whole, lambda work: {"call": calling.Call(at=clock.now() - timedelta(hours=1), **CALL)}),
    Act(offering.make, whole, a_provider),
    Act(offering.accept, last("offers")),
    Act(offering.decline, last("offers"), reason(OfferDeclineReason.DATES)),
    Act(offering.revoke, last("offers"), lambda work: {"note": "Taken back"}),
    Act(staffing.propose, whole, an_expert),
    Act(staffing.attest, last("assignments"), lambda work: {"attestation": staffing.Attestation(has_conflict=False)}),
    Act(staffing.confirm, last("assignments")),
    Act(staffing.decline, last("assignments"), reason(ExpertDeclineReason.NOT_AVAILABLE)),
    Act(staffing.stand_down, last("assignments")),
    Act(staffing.confirm_team, whole),
    Act(planning.write, last("plans"), lambda work: {"text": plan_text()}),
    Act(planning.submit, last("plans")),
    Act(planning.give_back, last("plans"), reason(ReturnReason.UNCLEAR)),
    Act(planning.approve, last("plans")),
    Act(planning.concur, last("plans")),
    Act(planning.ask_changes, last("plans"), lambda work: {"note": "Later, please"}),
    Act(delivering.log, last("activities"), a_log),
    Act(delivering.cancel, last("activities"), reason(CancelReason.WEATHER)),
    Act(delivering.hand_in, last("deliverables"), lambda work: {"document_id": None, "note": "By mail"}),
    Act(delivering.give_back, last("deliverables"), reason(ReturnReason.COST)),
    Act(delivering.accept, last("deliverables")),
    Act(delivering.drop, last("deliverables"), lambda work: {"reason": "No longer needed"}),
    Act(delivering.finish, whole),
    Act(write_report, report),
    Act(reporting.submit, report),
    Act(reporting.take_back, report),
    Act(reporting.give_back, report, reason(ReturnReason.TONE)),
    Act(dispose_all, report),
    Act(reporting.approve, report),
    Act(check_redaction, report),
    Act(reporting.release, report),
    Act(reporting.withhold, report, lambda work: {"reason": "Not for others"}),
    Act(closing.hand_over, whole),
    Act(following_up.answer_survey, survey, lambda work: {"answers": {"met_goals": 4}}),
    Act(
        following_up.answer_check_in, check_in,
        lambda work: {"what_changed": "Much", "still_in_use": "", "still_needed": ""},
    ),
    Act(closing.close, whole, a_close),
    Act(closing.close_without_follow_up, whole, lambda work: {**a_close(work), "reason": "A one-time help"}),
    Act(holding.hold, whole, a_hold),
    Act(holding.resume, whole),
    Act(holding.withdraw, whole, reason(WithdrawalReason.TIMING)),
    Act(holding.end_early, whole, an_ending),
)  # fmt: skip
DESTRUCTIVE = (holding.withdraw, holding.end_early, closing.close_without_follow_up)
FORWARD = tuple(act for act in ACTS if act.verb not in DESTRUCTIVE)


def attempt(work: WorkWay, act: Act, who: str) -> bool:
    """Try an act as someone; a refusal leaves no trace."""
    case = act.case(work)
    if case is None:
        return False
    member = getattr(work.cast, who)
    try:
        act.verb(case, actor=member.actor, seen_version=case.version, **act.words(work))
        db.session.commit()
    except DomainError:
        db.session.rollback()
        return False
    return True


def require_sound(work: WorkWay) -> None:
    """Every invariant of a case, read anew from the database."""
    db.session.expire_all()
    file, cases = work.file, parts.cases_of(work.file)
    for case in cases:
        rows = db.session.scalars(
            select(History)
            .where(History.lifecycle == case.lifecycle, History.subject_id == case.id)
            .order_by(History.id)
        ).all()
        assert rows[-1].to_state == case.state
        assert all(before.to_state == after.from_state for before, after in pairwise(rows))
    running = db.session.scalars(select(Clock).where(Clock.case_file_id == file.id, Clock.stopped_at.is_(None))).all()
    if work.engagement.state in ("closed", "ended"):
        undecided = {("ta_report", row.id) for row in queries.reports(work.engagement) if row.awaits_release_decision}
        assert {(each.lifecycle, each.subject_id) for each in running} <= undecided
        assert not file.is_open
        assert all(engine.state_of(LIFECYCLES[case.lifecycle], case.state).final for case in cases)
        return
    assert file.turn_party is not None
    assert file.turn_clock is not None
    if work.engagement.state == "on_hold":
        assert {each.name for each in running if each.is_running} == {"hold_date"}
    else:
        assert any(each.name == file.turn_clock and each.is_running for each in running)
    for plan in work.engagement.plans:
        assert plan.approved_by_id is None or plan.approved_by_id not in plan.author_ids
    for row in queries.reports(work.engagement):
        assert row.approved_by_id is None or row.approved_by_id not in row.author_ids


@pytest.fixture
def work(cast) -> WorkWay:
    """A CRI-TAC engagement, to be walked as far as a test wants."""
    return WorkWay.begin(cast)


acts = st.lists(st.tuples(st.sampled_from(FORWARD), st.sampled_from(PEOPLE)), min_size=10, max_size=25)


@settings(
    max_examples=6, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)
@given(walk=acts, ending=st.sampled_from(ACTS), seed=st.randoms(use_true_random=False))
def test_no_sequence_of_acts_makes_a_case_unsound(work, walk, ending, seed):
    fresh = WorkWay.begin(work.cast)
    for act, who in walk:
        if attempt(fresh, act, who):
            require_sound(fresh)
    for _round in range(30):
        act, who = seed.choice(FORWARD), seed.choice(PEOPLE)
        if attempt(fresh, act, who):
            require_sound(fresh)
    for who in PEOPLE:
        if attempt(fresh, ending, who):
            require_sound(fresh)


def test_from_every_state_the_executive_can_end_the_engagement(cast):
    steps = (
        "call", "offered", "accepted", "proposed", "attested", "confirmed", "written", "submitted", "approved",
        "concurred", "logged", "handed_in", "deliverable_accepted", "finished", "report_written", "report_submitted",
        "report_approved", "report_released", "handed_over",
    )  # fmt: skip
    work, executive = WorkWay.begin(cast), cast.harbor_executive.actor
    words = {"actor": executive, "reason": WithdrawalReason.TIMING, "note": ""}
    for name in ("", *steps):
        if name:
            getattr(work, name)()
            require_sound(work)
        savepoint = db.session.begin_nested()
        holding.withdraw(work.engagement, seen_version=work.engagement.version, **words)
        require_sound(work)
        assert work.engagement.state == "ended", name
        savepoint.rollback()
        db.session.expire_all()


def test_a_hold_stops_every_clock_and_resuming_returns_to_where_the_case_was(work):
    work.to_team()
    hold = next(act for act in ACTS if act.verb is holding.hold)
    resume = next(act for act in ACTS if act.verb is holding.resume)
    assert attempt(work, hold, "manager")
    require_sound(work)
    assert attempt(work, resume, "manager")
    require_sound(work)
    assert work.engagement.state == "team"
