"""How each course begins, and what its own steps need before, with and after them, for walks through any course."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from app import clock
from app.documents import services as documents
from app.documents.models import Audience
from app.engagements.models.agreement import AgreementKind, Side
from app.engagements.models.begun import NewArea
from app.engagements.models.fact_finding import DataItem, Interview, TimelineEntry
from app.engagements.models.focus_area import FindingKind
from app.engagements.services import agreeing, assessing, fact_finding, skills
from app.extensions import db
from app.policy.actor import Actor
from app.workflow.models.case_file import Staged
from app.workflow.models.record import SignOff
from tests.documents.pdfs import pdf
from tests.engagements.assessment_way import AssessmentWay
from tests.engagements.critical_way import CriticalWay, ReviewWay, entry
from tests.engagements.work_way import WorkWay

if TYPE_CHECKING:
    from tests.engagements.course_walk import Course, Move

BEGINNINGS: dict[str, Any] = {
    "cri_tac": WorkWay.begin,
    "critical_response": lambda cast: CriticalWay.begin(cast, urgent=True),
    "critical_response_review": ReviewWay.begin,
    "organizational_assessment": AssessmentWay.begin,
}
REASONS = {"report.return_final": "tone_or_style", "plan.return_plan": "unclear"}
"""Reasons that are one of a list."""
SIGNED = ("schedule_announcement", "schedule_release", "confirm_release")
"""Steps that leave a person's sign-off."""


def is_wanted(course: Course, move: Move) -> bool:
    """Keep the straight way from walking in circles: begin a part only where one is missing."""
    case, whole = move.case, course.engagement
    guards = {
        "engagement.make_offer": lambda: whole.has_no_provider and not whole.has_open_lead_offer,
        "engagement.propose_expert": lambda: whole.has_empty_place and not whole.has_no_provider,
        "engagement.replace_provider": lambda: whole.has_no_provider,
        "engagement.add_focus_area": lambda: not whole.has_focus_area,
        "engagement.propose_announcement": lambda: whole.state == "announcement" and not whole.announcement_is_proposed,
        "engagement.propose_amendment": lambda: False,
        "engagement.announce": lambda: whole.state == "announcement",
        "engagement.schedule_announcement": lambda: not whole.is_scheduled,
        "engagement.schedule_release": lambda: not whole.is_scheduled,
        "engagement.confirm_release": lambda: not whole.is_scheduled_and_confirmed,
        "engagement.reopen": lambda: False,
        "focus_area.propose_assessed": lambda: not case.is_proposed_assessed,  # type: ignore[attr-defined]
        "report.release_report": lambda: not whole.has_open_report,
        "report.withhold_report": lambda: whole.state == "follow_up" and case.withheld_at is None,  # type: ignore[attr-defined]
        "question.answer": lambda: False,
    }
    return guards.get(move.name, lambda: True)()


def before(course: Course, move: Move) -> None:
    """What other pages than the step's own have put on file by then."""
    preparation = _BEFORE.get(move.name)
    if preparation is not None:
        preparation(course, move)
        _written()


def facts(locked: Staged, move: Move) -> None:
    """What the step's own page writes besides what its needs ask for."""
    name, actor = move.step.name, move.actor
    written: dict[str, dict[str, object]] = {
        "record_readiness": {"readiness_recorded_by_id": actor.person_id},
        "propose_announcement": {"announcement_proposed_by_id": actor.person_id},
        "approve": {"approved_by_id": actor.person_id, "approved_at": clock.now()},
        "approve_scope": {"approved_by_id": actor.person_id, "approved_at": clock.now()},
        "submit_draft": {"submitted_by_id": actor.person_id, "submitted_at": clock.now()},
        "release_report": {"released_at": clock.now(), "withheld_at": None},
        "ask_question": {"questions_to_ask": ("How many rooms?",), "clock_to_pause": None},
        "propose_assessed": {"proposed_by_id": actor.person_id},
    }
    if name == "answer":
        locked.answer = "Two"  # type: ignore[attr-defined]
    if name == "drop":
        locked.drop_reason = "No longer needed"  # type: ignore[attr-defined]
    for column, value in written.get(name, {}).items():
        setattr(locked, column, value)
    if name in SIGNED:
        _sign_off(locked, name, actor)


def after(course: Course, move: Move) -> None:
    """Time passes to the instant that was scheduled."""
    if move.step.name in ("schedule_announcement", "confirm_release"):
        clock.forward(days=3)


def _written() -> None:
    """Send what was written, and read everything anew."""
    db.session.flush()
    db.session.expire_all()


def _sign_off(case: Staged, step: str, actor: Actor) -> None:
    db.session.add(
        SignOff(
            case_file_id=case.case_file_id, lifecycle=case.lifecycle, subject_id=case.id, step=step,
            version=case.version, person_id=actor.person_id,
        )
    )  # fmt: skip


def _settle_skills(course: Course, move: Move) -> None:
    """Every needed skill is named, and its gap accepted."""
    if not course.engagement.plans_by_skills or course.engagement.needed_skills:
        return
    skills.name(course.engagement, actor=move.actor, names=["Supervision"])
    _written()
    (skill,) = course.engagement.needed_skills
    skills.accept_gap(skill, actor=move.actor, seen_version=skill.version, reason="Two interviews only")


def _sign_both(course: Course, move: Move) -> None:
    """The paper is on file, and each side has signed it."""
    _file(course, move)
    for side, who in ((Side.AGENCY, course.cast.harbor_executive), (Side.OFFICE, course.cast.manager)):
        paper = course.engagement.agreement
        if paper is not None and all(held.side != side for held in paper.signatures):
            _sign(course, side, who.actor)


def _file(course: Course, move: Move) -> None:
    engagement, manager = course.engagement, course.cast.manager.actor
    if engagement.agreement is not None:
        return
    document = documents.keep(
        engagement.case_file, actor=manager, content=pdf(), name="agreement.pdf", title="Memorandum",
        audience=Audience.EVERYONE, purpose="agreement",
    )  # fmt: skip
    ends_on = clock.now().date() + timedelta(days=700)
    paper = agreeing.Paper(
        document, AgreementKind.MEMORANDUM, "Public once approved", "Each quarter", ends_on, ends_on, "Trust grows"
    )
    agreeing.file_paper(engagement, actor=manager, seen_version=engagement.version, paper=paper)
    _written()


def _sign(course: Course, side: Side, actor: Actor) -> None:
    engagement = course.engagement
    signing = agreeing.Signing(side, actor.name, "Head", agreeing.mark_of(engagement.agreement))
    agreeing.sign(engagement, actor=actor, seen_version=engagement.version, signing=signing)
    _written()


def _gather(course: Course, move: Move) -> None:
    """Timeline, interviews and data are there."""
    engagement, expert = course.engagement, course.cast.x_expert.actor
    day = clock.now().date() - timedelta(days=3)
    interview = {"role": "Sergeant", "people": 2, "held_on": day, "mode": "in_person", "interviewer": "Elias Grant"}
    data = {"item": "Dispatch records", "asked_on": day, "arrived_on": day, "missing_reason": ""}
    for model, row in ((TimelineEntry, entry()), (Interview, interview), (DataItem, data)):
        fact_finding.log(engagement, model, actor=expert, facts=row)
        _written()


def _name_area(course: Course, move: Move) -> None:
    """The area that the step plans."""
    move.case.new_area = NewArea("Supervision", "How sergeants lead", clock.now().date() + timedelta(days=90))  # type: ignore[attr-defined]


def _find(course: Course, move: Move) -> None:
    """A finding is written down in the area."""
    assessing.write_finding(
        move.case,
        actor=course.cast.x_expert.actor,
        kind=FindingKind.FINDING,
        text="Sergeants are absent",
        sources="",  # type: ignore[arg-type]
    )


_BEFORE = {
    "engagement.confirm_team": _settle_skills,
    "engagement.rejoin": _settle_skills,
    "engagement.sign_agreement": _sign_both,
    "engagement.finish_fact_finding": _gather,
    "engagement.add_focus_area": _name_area,
    "focus_area.propose_assessed": _find,
}
