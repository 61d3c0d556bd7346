"""Carrying the recommendations out: status reports of each quarter, and the end of the implementation."""

from sqlalchemy import select

from app.engagements.models.engagement import Engagement
from app.engagements.models.report import Recommendation, Report, ReportKind, ReportSection
from app.engagements.numbering import next_number
from app.engagements.services.recommending import of_engagement
from app.extensions import db
from app.policy.actor import SYSTEM, Actor
from app.policy.programs import Kind
from app.policy.roles import Role
from app.wording import _
from app.workflow.calendar import eastern_day
from app.workflow.lifecycles.organizational_assessment import IMPLEMENTATION, WORKING
from app.workflow.models.case_file import Staged
from app.workflow.rules import Behalf
from app.workflow.services import door
from app.workflow.services.clocks import settling

SECTIONS = (
    ("summary", _("Summary of this period")),
    ("progress", _("Progress by focus area")),
    ("recommendations", _("Where the recommendations stand")),
    ("obstacles", _("What stands in the way")),
    ("next", _("What comes next")),
)
AREA_WORDS = {
    "planned": _("planned"), "under_way": _("under way"), "assessed": _("assessed"), "dropped": _("left out"),
}  # fmt: skip
CLAIM_WORDS = {
    "not_started": _("not started"), "in_progress": _("in progress"), "partially_complete": _("partially complete"),
    "complete_pending_validation": _("complete, to be validated"), "complete": _("complete"),
    "no_progress": _("no progress"), "not_assessed": _("not assessed"), "declined_by_agency": _("declined"),
    "superseded": _("superseded"),
}  # fmt: skip


def begin_status_report(
    engagement: Engagement, *, actor: Actor, seen_version: int, note: str = "", behalf: Behalf | None = None
) -> None:
    """Begin the status report of the first quarter that has none. Raises StepNotReady."""
    door.advance(engagement, "begin_status_report", actor=actor, seen_version=seen_version, note=note, behalf=behalf)


def open_status_report(case: Staged, actor: Actor) -> list[Staged]:
    """Begin the status report, prefilled from the focus areas and the claims; due when its quarter ends."""
    assert isinstance(case, Engagement)
    quarter = case.quarter_without_report
    report = Report(
        case_file_id=case.case_file_id, engagement_id=case.id, number=next_number(Report, case.case_file_id),
        kind=ReportKind.STATUS_REPORT, due_on=quarter.last if quarter else None,
        period_ends_on=quarter.last if quarter else None,
        title=_("Status report, %(quarter)s: %(title)s", quarter=quarter.label if quarter else "",
                title=case.case_file.title),
    )  # fmt: skip
    written = {"progress": _progress(case), "recommendations": _standing(case)}
    report.sections = [
        ReportSection(
            case_file_id=case.case_file_id, position=position, key=key, title=title, body=written.get(key, ""),
            status="drafting" if written.get(key) else "empty",
        )
        for position, (key, title) in enumerate(SECTIONS, start=1)
    ]  # fmt: skip
    db.session.add(report)
    db.session.flush()
    return [report]


def finish(engagement: Engagement, *, actor: Actor, seen_version: int) -> None:
    """End the implementation; the final report begins. Raises StepNotReady."""
    door.advance(engagement, "finish_implementation", actor=actor, seen_version=seen_version)


def assessments_at_work() -> list[int]:
    """The assessments that may owe a status report or whose quarter may have turned, by id."""
    rows = select(Engagement.id).where(Engagement.kind == Kind.ASSESSMENT, Engagement.state.in_(WORKING))
    return list(db.session.scalars(rows.order_by(Engagement.id)))


def keep_up(engagement_id: int) -> bool:
    """Begin the status report whose time has come, and pass the turn on when a quarter begins; whether it did."""
    engagement = db.session.get_one(Engagement, engagement_id)
    if engagement.owes_status_report:
        begin_status_report(engagement, actor=SYSTEM, seen_version=door.UNDER_LOCK)
        return True
    return engagement.state == IMPLEMENTATION and _turned(engagement)


def _turned(engagement: Engagement) -> bool:
    """Settle the case when the agency owes claims for a new quarter and its turn does not say so yet."""
    file = engagement.case_file
    before = (file.turn_party, file.due_at)
    if not engagement.owes_claims or (file.turn_party is Role.REQUESTER and not _is_over(engagement)):
        return False
    locked = door.locked_for(engagement, door.UNDER_LOCK)
    settling.settle(locked.case_file)
    return (locked.case_file.turn_party, locked.case_file.due_at) != before


def _is_over(engagement: Engagement) -> bool:
    """Whether the clock still counts to the end of a quarter that has passed."""
    due = engagement.case_file.due_at
    day = engagement.clock_date("status_report")
    return due is not None and day is not None and eastern_day(due) < day


def _progress(engagement: Engagement) -> str:
    lines = [f"- {area.title}: {AREA_WORDS[area.state]}" for area in engagement.focus_areas if area.state != "dropped"]
    return "\n".join(lines)


def _standing(engagement: Engagement) -> str:
    agreed = [each for each in of_engagement(engagement) if each.agreed_by_agency]
    return "\n".join(f"- {each.number}. {_in_words(each)}" for each in agreed)


def _in_words(recommendation: Recommendation) -> str:
    nothing = _("nothing yet")
    said = CLAIM_WORDS[recommendation.reported.status] if recommendation.reported else nothing
    found = CLAIM_WORDS[recommendation.validated.status] if recommendation.validated else nothing
    stands = _("The agency reports: %(said)s. The COPS Office found: %(found)s.", said=said, found=found)
    return f"{recommendation.text} {stands}"
