"""What waits for a director: each decision with a brief, and what is planned to go out when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload

from app import clock
from app.engagements.models.choices import HoldReason
from app.engagements.models.engagement import Engagement
from app.engagements.models.report import Report
from app.extensions import db
from app.policy import gate
from app.policy.actor import Actor
from app.policy.programs import PROGRAM_NAMES, Kind
from app.policy.roles import Role
from app.requests.models.assistance import AssistanceRequest
from app.wording import _
from app.workflow.models.case_file import CaseFile
from app.workflow.wording import clock_word

MOST = 100
BRIEF = 240
REVIEWS = (Kind.AFTER_ACTION_REVIEW, Kind.IN_DEPTH_REVIEW)
BY_STATE = {
    "screening": _("Accept the request, or decline it"),
    "decline_proposed": _("Confirm or return a proposed decline"),
    "site_selection": _("Select the site, or decline it"),
    "announcement": _("Schedule the announcement"),
    "release": _("Schedule the release of the report"),
    "final_report": _("Schedule the release of the final report"),
}
BY_CLOCK = {
    "department_review": _("Approve the report, or return it"),
    "new_instant": _("Set a new time for the release: the one that was set has passed unconfirmed"),
}
GOES_OUT = "scheduled_instant"
"""The clock of what goes out by itself: it stands in the calendar, nobody decides on it any more."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: what, on which case, in a line about it, since when and until when."""

    file: CaseFile
    what: str
    brief: str
    since: datetime | None
    due_at: datetime | None = None
    why_late: str = ""

    @property
    def is_late(self) -> bool:
        """Whether its day has passed."""
        return self.due_at is not None and self.due_at <= clock.now()


@dataclass(frozen=True, slots=True)
class Planned:
    """Something that is to go out at an instant, and how far it is agreed."""

    engagement: Engagement
    what: str
    at: datetime
    zone: str
    state: str

    @property
    def has_passed(self) -> bool:
        """Whether its instant is behind us and it did not go out."""
        return self.at <= clock.now()


def waiting(actor: Actor) -> list[Decision]:
    """Every decision that waits for the director, the late ones first, then by their day."""
    found = [*_turns(actor), *_acceptances(actor), *_held(actor), *_after_release(actor)]
    return sorted(found, key=lambda each: (not each.is_late, each.due_at is None, each.due_at or each.file.created_at))


def late(decisions: Iterable[Decision]) -> dict[str, int]:
    """How many decisions are late, by what is asked."""
    counted: dict[str, int] = {}
    for each in decisions:
        if each.is_late:
            counted[each.what] = counted.get(each.what, 0) + 1
    return counted


def planned(actor: Actor) -> list[Planned]:
    """All that is proposed or scheduled to go out, the next first."""
    rows = select(Engagement).join(Engagement.case_file).where(gate.scope(actor, CaseFile))
    announced = rows.where(Engagement.state == "announcement", Engagement.announcement_at.is_not(None))
    released = rows.where(Engagement.state.in_(("release", "final_report")), Engagement.release_at.is_not(None))
    whole = joinedload(Engagement.case_file).joinedload(CaseFile.agency)
    found = [_announcement(each) for each in db.session.scalars(announced.options(whole).limit(MOST))]
    found += [_release(each) for each in db.session.scalars(released.options(whole).limit(MOST))]
    return sorted((each for each in found if each is not None), key=lambda each: each.at)


def _turns(actor: Actor) -> list[Decision]:
    mine = select(CaseFile).where(
        gate.scope(actor, CaseFile),
        CaseFile.is_open,
        CaseFile.turn_party == Role.DIRECTOR,
        or_(CaseFile.turn_clock.is_(None), CaseFile.turn_clock != GOES_OUT),
    )
    files = _files(mine.order_by(CaseFile.due_at, CaseFile.id).limit(MOST))
    needs = _needs(files)
    return [_turn(file, needs.get(file.id)) for file in files]


def _turn(file: CaseFile, assistance: AssistanceRequest | None) -> Decision:
    asked = clock_word(file.turn_clock)
    what = BY_CLOCK.get(file.turn_clock or "") or BY_STATE.get(file.state) or asked[:1].upper() + asked[1:]
    return Decision(file, what, _brief(file, assistance), file.turn_since, file.due_at, asked)


def _acceptances(actor: Actor) -> list[Decision]:
    """Requests for a review whose screening has nothing open but the director's yes."""
    asked = (
        select(AssistanceRequest)
        .join(AssistanceRequest.case_file)
        .where(gate.scope(actor, CaseFile), CaseFile.kind.in_(REVIEWS), AssistanceRequest.state == "screening")
    )
    rows = db.session.scalars(asked.order_by(CaseFile.due_at, CaseFile.id).limit(MOST))
    what = _("Accept the request for a review, or have it declined")
    return [
        Decision(each.case_file, what, _brief(each.case_file, each), each.state_since, each.case_file.due_at)
        for each in rows
        if each.case_file.turn_party is not Role.DIRECTOR
    ]


def _held(actor: Actor) -> list[Decision]:
    """Pauses that only a director ends."""
    rows = (
        select(Engagement)
        .join(Engagement.case_file)
        .where(
            gate.scope(actor, CaseFile),
            Engagement.state == "on_hold",
            Engagement.hold_reason.in_((HoldReason.DECONFLICTION, HoldReason.INVESTIGATION)),
        )
    )
    what = _("Resume the case, or keep it on hold")
    return [
        Decision(each.case_file, what, each.hold_note[:BRIEF], each.state_since)
        for each in db.session.scalars(rows.order_by(Engagement.id).limit(MOST))
    ]


def _after_release(actor: Actor) -> list[Decision]:
    """Corrections and removals of released reports that one person proposed."""
    rows = (
        select(Report)
        .join(Report.case_file)
        .where(
            gate.scope(actor, CaseFile),
            Report.state == "released",
            or_(
                and_(Report.correction_proposed_by_id.is_not(None), Report.correction_refused_at.is_(None)),
                and_(Report.removal_proposed_by_id.is_not(None), Report.removal_refused_at.is_(None)),
            ),
        )
    )
    return [_proposal(each) for each in db.session.scalars(rows.order_by(Report.id).limit(MOST))]


def _proposal(report: Report) -> Decision:
    if report.removal_is_proposed:
        return Decision(report.case_file, _("Take the report down"), report.removal_reason[:BRIEF], None)
    return Decision(report.case_file, _("Have the report corrected"), report.correction_reason[:BRIEF], None)


def _announcement(engagement: Engagement) -> Planned | None:
    if not engagement.announcement_is_proposed and not engagement.is_scheduled:
        return None
    state = _("scheduled") if engagement.is_scheduled else _("proposed, not scheduled yet")
    assert engagement.announcement_at is not None
    return Planned(engagement, _("Announcement"), engagement.announcement_at, engagement.announcement_zone, state)


def _release(engagement: Engagement) -> Planned:
    state = _("waits for a second person")
    if engagement.is_scheduled_and_confirmed:
        state = _("scheduled and confirmed")
    elif not engagement.is_scheduled:
        state = _("cancelled: something changed, or nobody confirmed in time")
    assert engagement.release_at is not None
    return Planned(engagement, _("Release"), engagement.release_at, engagement.release_zone, state)


def _files(rows) -> Sequence[CaseFile]:  # type: ignore[no-untyped-def]
    return db.session.scalars(rows.options(joinedload(CaseFile.agency))).all()


def _needs(files: Sequence[CaseFile]) -> dict[int, AssistanceRequest]:
    ids = [file.id for file in files]
    rows = db.session.scalars(select(AssistanceRequest).where(AssistanceRequest.case_file_id.in_(ids)))
    return {row.case_file_id: row for row in rows}


def _brief(file: CaseFile, assistance: AssistanceRequest | None) -> str:
    program = PROGRAM_NAMES[file.program] if file.program else ""
    return " – ".join(part for part in (program, assistance.problem[:BRIEF] if assistance else "") if part)
