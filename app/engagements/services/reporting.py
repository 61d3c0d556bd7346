"""The report: sections with their writers, comments with their disposition, review, approval, release."""

from datetime import date, timedelta

from sqlalchemy import func, select

from app import clock
from app.audit import services as audit
from app.database import tasks
from app.engagements.models.choices import ReturnReason
from app.engagements.models.delivery import Activity
from app.engagements.models.delivery_needs import OPEN_REPORT
from app.engagements.models.engagement import Engagement
from app.engagements.models.report import Report, ReportComment, ReportKind, ReportSection
from app.engagements.numbering import next_number
from app.engagements.services import authorship, report_outlines, versions
from app.errors import InvalidFact, NotPermitted, StaleCase
from app.extensions import db
from app.policy.actor import Actor
from app.policy.roles import Role
from app.wording import _
from app.workflow.models.case_file import Staged
from app.workflow.rules import Behalf, happened
from app.workflow.services import door
from app.workflow.services.clocks import settling

FINAL_REPORT_AFTER = timedelta(days=30)
"""The TA report is due 30 days after the last delivery (docs/domain.md, clocks)."""
NOTE = (("note", _("What was advised, and what the executive takes from it")),)
"""A consultation leaves a note in the place of the report."""
DISPOSITIONS = ("changed", "explained", "not_changed")
WRITERS = (Role.COORDINATOR, Role.PROVIDER_STAFF, Role.EXPERT)


def open_ta_report(case: Staged, actor: Actor) -> list[Staged]:
    """Begin the TA report, or a consultation's note, with its empty sections; due 30 days after the last activity."""
    assert isinstance(case, Engagement)
    report = Report(
        case_file_id=case.case_file_id,
        engagement_id=case.id,
        number=next_number(Report, case.case_file_id),
        kind=ReportKind.TA_REPORT,
        title=_title_of(case),
        due_on=_last_delivery(case) + FINAL_REPORT_AFTER,
    )
    report.sections = [
        ReportSection(case_file_id=case.case_file_id, position=position, key=key, title=title)
        for position, (key, title) in enumerate(NOTE if case.is_consultation else report_outlines.TA, start=1)
    ]
    authorship.begin(report, case.recommendation_author_ids)
    db.session.add(report)
    db.session.flush()
    return [report]


def write(section: ReportSection, *, report: Report, actor: Actor, seen_version: int, body: str, status: str) -> None:
    """Write a section of a report being drafted; its writer can no longer approve it. Raises StaleCase."""
    locked = door.locked_for(report, door.UNDER_LOCK)
    assert isinstance(locked, Report)
    if locked.state != "drafting":
        raise NotPermitted(_("The report is not being drafted now."))
    if section.version != seen_version:
        raise StaleCase
    if status == "complete" and not body.strip() and not _is_observed(locked, section):
        raise InvalidFact("body", _("Write the section before you mark it complete."))
    section.body, section.status = body, status
    section.author_id, section.written_at = actor.person_id, clock.now()
    section.version += 1
    authorship.note(locked, actor)
    audit.record(actor, "report:write", locked, facts={"section": section.key, "status": status})


def comment(report: Report, *, actor: Actor, section_id: int | None, text: str) -> ReportComment:
    """Say something about a section or the whole report."""
    locked = door.locked_for(report, door.UNDER_LOCK)
    if locked.state not in OPEN_REPORT:
        raise NotPermitted(_("The report is decided; it takes no more comments."))
    remark = ReportComment(
        case_file_id=locked.case_file_id,
        report_id=locked.id,
        section_id=section_id,
        text=text,
        author_id=actor.person_id,
    )
    db.session.add(remark)
    db.session.flush()
    audit.record(actor, "report:comment", locked, facts={"comment": remark.id})
    return remark


def dispose(remark: ReportComment, *, actor: Actor, disposition: str, note: str) -> None:
    """Say once what became of a comment: changed, explained or not changed (with a note). Raises StaleCase."""
    if disposition not in DISPOSITIONS:
        raise InvalidFact("disposition", _("Choose what became of the comment."))
    if disposition != "changed" and not note.strip():
        raise InvalidFact("note", _("Say why the text stays as it is."))
    locked = door.locked_for(db.session.get_one(Report, remark.report_id), door.UNDER_LOCK)
    if remark.disposition is not None:
        raise StaleCase
    audit.record(actor, "report:dispose", locked, facts={"comment": remark.id, "disposition": disposition})
    remark.disposition, remark.disposition_note = disposition, note
    remark.disposed_by_id, remark.disposed_at = actor.person_id, clock.now()
    db.session.flush()


def submit(report: Report, *, actor: Actor, seen_version: int, note: str = "", behalf: Behalf | None = None) -> None:
    """Hand the draft to the COPS Office. Raises StepNotReady while a section is open."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Report)
        locked.submitted_by_id, locked.submitted_at = actor.person_id, happened(behalf)
        versions.keep(locked, actor)

    door.advance(report, "submit_draft", actor=actor, seen_version=seen_version, facts=facts, note=note, behalf=behalf)


def take_back(report: Report, *, actor: Actor, seen_version: int, note: str = "", behalf: Behalf | None = None) -> None:
    """Take the draft back within a day, before anyone commented."""
    door.advance(report, "take_back", actor=actor, seen_version=seen_version, note=note, behalf=behalf)


def give_back(report: Report, *, actor: Actor, seen_version: int, reason: ReturnReason, note: str) -> None:
    """Return the draft with a coded reason; the note becomes a comment to be disposed of."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Report)
        if note:
            remark = ReportComment(case_file_id=locked.case_file_id, text=note, author_id=actor.person_id)
            locked.comments.append(remark)

    door.advance(
        report,
        "return_draft",
        actor=actor,
        seen_version=seen_version,
        facts=facts,
        reason=reason,
        note=note,
        audience="cops_and_provider",
    )


def approve(report: Report, *, actor: Actor, seen_version: int) -> None:
    """Approve the content; never by one of its writers. The PDF is made by the worker."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Report)
        locked.approved_by_id, locked.approved_at = actor.person_id, clock.now()
        locked.redaction_checked_at = locked.redaction_checked_by_id = None

    door.advance(report, "approve", actor=actor, seen_version=seen_version, facts=facts)
    queue_rendering(report)


def settle_approval(report: Report) -> None:
    """Write down that a status report is approved: by the agency's word on its facts, no step of its own."""
    report.approved_by_id, report.approved_at = report.facts_confirmed_by_id, report.facts_confirmed_at
    report.redaction_checked_at = report.redaction_checked_by_id = None
    queue_rendering(report)


def queue_rendering(report: Report, occasion: str = "") -> None:
    """Have the worker make the PDF of the report as it stands when the worker comes to it."""
    session = db.session()
    session.flush()
    key = f"render_report:{report.id}:{report.version}{occasion}"
    tasks.queue(session, "render_report", key, report_id=report.id)


def check_redaction(report: Report, *, actor: Actor, level: str) -> None:
    """Record that someone checked what must not go out, and how far the report may go. Raises InvalidFact."""
    locked = door.locked_for(report, door.UNDER_LOCK)
    assert isinstance(locked, Report)
    if locked.state != "approved":
        raise StaleCase
    _require_fitting(locked, level)
    locked.release_level = level
    locked.redaction_checked_at, locked.redaction_checked_by_id = clock.now(), actor.person_id
    audit.record(actor, "report:check_redaction", locked, facts={"level": level})
    settling.settle(locked.case_file)


def _require_fitting(report: Report, level: str) -> None:
    """Refuse the public to a report of a case closed to it; a review's engagement lifts that with its release."""
    goes_with_engagement = report.lifecycle == "review_report" and not report.is_released_by_itself
    if level != "public" or goes_with_engagement or report.engagement.is_open_to_the_public:
        return
    if report.engagement.is_consultation:
        raise InvalidFact("level", _("The note of a confidential consultation is not for the public."))
    raise InvalidFact("level", _("The case is confidential or restricted: its report is not for the public."))


def release(report: Report, *, actor: Actor, seen_version: int) -> None:
    """Release the approved report at the level that was chosen when it was checked."""
    door.advance(report, "release_report", actor=actor, seen_version=seen_version)
    queue_rendering(report)


def withhold(report: Report, *, actor: Actor, seen_version: int, reason: str) -> None:
    """Decide that the approved report is not for release, with a reason."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Report)
        locked.withheld_at = clock.now()

    door.advance(
        report,
        "withhold_report",
        actor=actor,
        seen_version=seen_version,
        facts=facts,
        note=reason,
        audience="cops_and_provider",
    )


def retitle(report: Report, *, actor: Actor, seen_version: int, title: str) -> None:
    """Give a report being drafted another title. Raises StaleCase."""
    locked = door.locked_for(report, seen_version)
    assert isinstance(locked, Report)
    if locked.state != "drafting":
        raise NotPermitted(_("The report is not being drafted now."))
    locked.title = title
    locked.version += 1
    authorship.note(locked, actor)
    audit.record(actor, "report:retitle", locked)
    settling.settle(locked.case_file)


def _is_observed(report: Report, section: ReportSection) -> bool:
    return any(observation.section_id == section.id for observation in report.observations)


def _title_of(engagement: Engagement) -> str:
    title = engagement.case_file.title
    if engagement.is_consultation:
        return _("Note on the consultation: %(title)s", title=title)
    return _("Technical assistance report: %(title)s", title=title)


def _last_delivery(engagement: Engagement) -> date:
    held = select(func.max(Activity.planned_on)).where(
        Activity.engagement_id == engagement.id, Activity.state == "held"
    )
    return db.session.scalar(held) or clock.today()
