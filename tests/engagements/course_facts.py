"""What a step asks for, written down in the plainest true way: for walks that take any step of any course.

`VERBS` are the services of steps with facts of their own; for all others `supplied` writes what their needs ask for.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

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
from app.engagements.models.selection import Met
from app.engagements.queries import selection
from app.engagements.services import (
    closing,
    correcting,
    delivering,
    following_up,
    holding,
    offering,
    planning,
    reopening,
    replacing,
    reporting,
    restricting,
    selecting,
    staffing,
)
from app.extensions import db
from app.policy.actor import Actor
from app.requests.models.choices import WithdrawalReason
from app.workflow.models.case_file import Staged
from tests.cast import Cast
from tests.engagements import course_changes
from tests.engagements.change_way import replacement
from tests.engagements.way import plan_text

Words = Callable[[Any, Cast, Actor], dict[str, Any]]


def none(_case: Any, _cast: Cast, _actor: Actor) -> dict[str, Any]:
    """A verb that needs no words."""
    return {}


def said(**words: Any) -> Words:
    """A verb that needs the same words each time."""
    return lambda _case, _cast, _actor: words


def an_offer(case: Any, cast: Cast, _actor: Actor) -> dict[str, Any]:
    """An offer to the provider that has none that lives."""
    living = {offer.provider_id for offer in case.offers if offer.state in offering.LIVING}
    return {"offer": NewOffer(cast.y.id if cast.x.id in living else cast.x.id)}


def an_expert(case: Any, cast: Cast, _actor: Actor) -> dict[str, Any]:
    """The engaged provider's expert."""
    return {"proposal": Proposal((cast.y_expert if case.provider_id == cast.y.id else cast.x_expert).person.id)}


def a_log(_case: Any, cast: Cast, _actor: Actor) -> dict[str, Any]:
    """What happened on a day of training."""
    return {"record": delivering.ActivityLog("Held", 5, None, {cast.x_expert.person.id: Decimal(2)})}


def a_hold(_case: Any, _cast: Cast, _actor: Actor) -> dict[str, Any]:
    """A pause with a review date."""
    return {"pause": holding.Hold(HoldReason.SCHEDULING, "", "everyone", review_on=today() + timedelta(days=20))}


def an_end(**more: Any) -> Words:
    """An early end, or a close."""
    return said(outcome=OutcomeCode.COMPLETED, note="", records_class="case_file", **more)


def a_judgement(_case: Any, _cast: Cast, _actor: Actor) -> dict[str, Any]:
    """The site meets each published criterion."""
    met = {criterion.id: Met.FULLY for criterion in selection.criteria()}
    return {"judgement": selecting.Judgement(met, "Leaders and union stand behind it.")}


def a_refusal(case: Any, cast: Cast, actor: Actor) -> dict[str, Any]:
    """The same, with the letter to the agency."""
    return a_judgement(case, cast, actor) | {"letter": "We are sorry."}


def today() -> date:
    """The present day."""
    return clock.now().date()


def write_and_submit_plan(case: Any, *, actor: Actor, seen_version: int) -> None:
    """The provider's coordinator writes the plan and hands it in."""
    planning.write(case, actor=actor, seen_version=seen_version, text=plan_text())
    db.session.flush()
    planning.submit(case, actor=actor, seen_version=case.version)


def write_and_submit_report(case: Any, *, actor: Actor, seen_version: int) -> None:
    """The coordinator writes each section and hands the draft in."""
    dispose_all(case, actor)
    for section in list(case.sections):
        reporting.write(section, report=case, actor=actor, seen_version=section.version, body="Text", status="complete")
        db.session.flush()
    reporting.submit(case, actor=actor, seen_version=case.version)


def dispose_all(case: Any, actor: Actor) -> None:
    """Every comment has its disposition."""
    for remark in case.open_comments:
        reporting.dispose(remark, actor=actor, disposition="changed", note="")


def release(case: Any, *, actor: Actor, seen_version: int) -> None:
    """Check what must not go out, and release."""
    reporting.check_redaction(case, actor=actor, level="agency")
    db.session.flush()
    reporting.release(case, actor=actor, seen_version=case.version)


VERBS: dict[str, tuple[Callable[..., Any], Words]] = {
    "engagement.select_site": (selecting.select_site, a_judgement),
    "engagement.decline_site": (selecting.decline_site, a_refusal),
    "engagement.make_offer": (offering.make, an_offer),
    "offer.accept": (offering.accept, none),
    "offer.decline": (offering.decline, said(reason=OfferDeclineReason.DATES, note="")),
    "offer.revoke": (offering.revoke, said(note="Taken back")),
    "engagement.propose_expert": (staffing.propose, an_expert),
    "assignment.attest": (staffing.attest, said(attestation=staffing.Attestation(has_conflict=False))),
    "assignment.confirm": (staffing.confirm, said(note="Fits")),
    "assignment.find_conflict": (staffing.find_conflict, said(note="Worked there")),
    "assignment.clear_managed": (staffing.clear_managed, said(plan="Leaves that part to others")),
    "assignment.reopen_attestation": (staffing.reopen_attestation, said(note="Something changed")),
    "assignment.decline": (staffing.decline, said(reason=ExpertDeclineReason.NOT_AVAILABLE, note="")),
    "assignment.stand_down": (staffing.stand_down, none),
    "plan.submit_plan": (write_and_submit_plan, none),
    "plan.return_plan": (planning.give_back, said(reason=ReturnReason.UNCLEAR, note="Say more")),
    "plan.approve_plan": (planning.approve, none),
    "plan.concur": (planning.concur, none),
    "plan.ask_changes": (planning.ask_changes, said(note="Later, please")),
    "engagement.propose_amendment": (planning.amend, said(reason="Another week")),
    "activity.confirm": (delivering.log, a_log),
    "activity.cancel": (delivering.cancel, said(reason=CancelReason.WEATHER, note="Storm")),
    "deliverable.submit": (delivering.hand_in, said(document_id=None, note="By mail")),
    "deliverable.return_deliverable": (delivering.give_back, said(reason=ReturnReason.COST, note="Too dear")),
    "deliverable.accept_deliverable": (delivering.accept, none),
    "deliverable.drop": (delivering.drop, said(reason="No longer needed")),
    "engagement.finish_delivery": (delivering.finish, none),
    "report.submit_draft": (write_and_submit_report, none),
    "report.take_back": (reporting.take_back, none),
    "report.return_draft": (reporting.give_back, said(reason=ReturnReason.TONE, note="Softer")),
    "report.reopen_report": (correcting.reopen, said(reason="A section is wrong")),
    "report.propose_correction": (correcting.propose_correction, said(reason="A number is wrong")),
    "report.correct": (correcting.correct, none),
    "report.propose_take_down": (correcting.propose_take_down, said(reason="It names a witness")),
    "report.refuse_correction": (correcting.refuse_correction, said(reason="The number is right")),
    "report.refuse_take_down": (correcting.refuse_take_down, said(reason="It names nobody")),
    "report.take_down": (correcting.take_down, none),
    "engagement.hand_over": (closing.hand_over, none),
    "check_in.answer": (
        following_up.answer_check_in, said(what_changed="Much", still_in_use="", still_needed=""),
    ),
    "engagement.close": (closing.close, an_end()),
    "engagement.close_without_follow_up": (closing.close_without_follow_up, an_end(reason="A one-time help")),
    "engagement.hold": (holding.hold, a_hold),
    "engagement.resume": (holding.resume, none),
    "engagement.withdraw": (holding.withdraw, said(reason=WithdrawalReason.TIMING, note="")),
    "engagement.end_early": (
        holding.end_early, said(ending=holding.Ending(EndReason.NO_PROGRESS, "Nothing moves", "everyone")),
    ),
    "engagement.replace_provider": (
        replacing.replace_provider, lambda _case, _cast, _actor: {"replacement": replacement()},
    ),
    "engagement.rejoin": (replacing.rejoin, none),
    "engagement.ask_for_hold": (replacing.ask_for_hold, said(reason="Two trainers fell ill")),
    "engagement.ask_for_rework": (replacing.ask_for_rework, said(reason="One shift was missed")),
    "engagement.give_back": (replacing.give_back, said(reason="Nobody is free")),
    "engagement.rework": (reopening.rework, said(reason="One shift was missed")),
    "engagement.reopen": (reopening.reopen, said(reason="The agency asks for more", audience="everyone")),
    "engagement.restrict": (restricting.restrict, said(reason="A sensitive matter")),
    "engagement.lift_restriction": (restricting.lift_restriction, said(reason="It is public now")),
    **course_changes.VERBS,
}  # fmt: skip
"""By family and step: the service, and what it is told. One that cannot be told enough here refuses, which is fine."""

TA_ONLY = {"report.release_report": (release, none), "report.approve": (reporting.approve, none)}
"""Services of the TA report's own steps; the same steps of other reports are taken with plain facts."""

TEXTS = {
    "call_with": "Sheriff Boone", "call_goals": "Fewer injuries", "call_audience": "Deputies",
    "proceedings_note": "None", "other_reviews_note": "None", "law_executive_commitment": "In a letter",
    "government_executive_commitment": "In a letter", "governing_body_awareness": "Told", "union_awareness": "Told",
    "selection_letter": "We are sorry", "announcement_text": "We help", "announcement_zone": "America/New_York",
    "release_zone": "America/New_York", "briefing_note": "Families were told", "report_handed_to": "Sheriff Boone",
    "records_class": "case_file", "no_expert_reason": "",
}  # fmt: skip
"""Columns of an engagement that hold words."""


def supplied(case: Staged, names: tuple[str, ...], actor: Actor) -> None:
    """Write what these needs ask for, as far as it can be written on the case itself."""
    for name in names:
        if not getattr(case, name, True):
            _SUPPLIED.get(name, _nothing)(case, actor)


def _nothing(case: Any, actor: Actor) -> None:
    """It follows from other cases."""


def _texts(*columns: str) -> Callable[[Any, Actor], None]:
    def write(case: Any, actor: Actor) -> None:
        for column in columns:
            setattr(case, column, TEXTS[column])

    return write


def _now(column: str, *texts: str) -> Callable[[Any, Actor], None]:
    def write(case: Any, actor: Actor) -> None:
        setattr(case, column, clock.now())
        _texts(*texts)(case, actor)

    return write


def _later(column: str, *texts: str) -> Callable[[Any, Actor], None]:
    def write(case: Any, actor: Actor) -> None:
        setattr(case, column, clock.now() + timedelta(days=2))
        _texts(*texts)(case, actor)

    return write


def _check(case: Any, actor: Actor) -> None:
    report = getattr(case, "released_report", case) or case
    report.redaction_checked_at, report.redaction_checked_by_id = clock.now(), actor.person_id
    report.release_level = "public"


def _sections(case: Any, actor: Actor) -> None:
    for section in case.sections:
        section.body, section.status = "Text", "complete"


def _comments(case: Any, actor: Actor) -> None:
    for remark in case.open_comments:
        remark.disposition, remark.disposed_by_id, remark.disposed_at = "changed", actor.person_id, clock.now()


_SUPPLIED: dict[str, Callable[[Any, Actor], None]] = {
    "call_is_logged": _now("call_at", "call_with", "call_goals", "call_audience"),
    "kind_is_settled": _now("kind_settled_at"),
    "proceedings_are_noted": _texts("proceedings_note", "other_reviews_note"),
    "executives_are_committed": _texts("law_executive_commitment", "government_executive_commitment"),
    "awareness_is_noted": _texts("governing_body_awareness", "union_awareness"),
    "letter_is_written": _texts("selection_letter"),
    "announcement_is_written": _texts("announcement_text"),
    "announcement_has_an_instant": _later("announcement_at", "announcement_zone"),
    "release_has_an_instant": _later("release_at", "release_zone"),
    "briefing_is_recorded_or_waived": _texts("briefing_note"),
    "report_is_handed_over": _now("report_handed_at", "report_handed_to"),
    "redaction_is_checked": _check,
    "release_level_is_set": _check,
    "sections_are_complete": _sections,
    "comments_are_disposed": _comments,
    "survey_is_sent": _now("survey_sent_at"),
    "recommendations_are_handed_over": _now("recommendations_handed_at"),
}
