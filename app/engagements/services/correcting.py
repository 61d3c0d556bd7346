"""A report after its approval: drafted again, corrected by a next edition while the released one stays, taken down."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TypeVar

from sqlalchemy import func, select

from app import clock
from app.documents import services as documents
from app.documents.models import Document
from app.engagements.models.delivery_needs import OPEN_REPORT
from app.engagements.models.report import Report, ReportSection, SectionAuthor
from app.engagements.models.report_parts import FactCorrection, Observation
from app.engagements.numbering import next_number
from app.engagements.queries.editions import of_the_same
from app.errors import InvalidFact
from app.extensions import db
from app.policy.actor import Actor
from app.wording import _
from app.workflow import registry
from app.workflow.models.case_file import Staged
from app.workflow.services import door

OBSERVED = ("case_file_id", "number", "text", "lesson", "recommendation_id", "author_id", "written_at")
DISSENTED = (
    "case_file_id", "number", "round", "text", "author_id", "written_at", "returned_at", "disposition",
    "disposition_note", "disposed_by_id", "disposed_at",
)  # fmt: skip
"""What the next edition says again of an observation, and of the agency's own view; the rest was dealt with."""
Carried = TypeVar("Carried", Observation, FactCorrection)
EDITION_AFTER = timedelta(days=30)
"""A corrected edition is due 30 days after the director confirmed the correction, as a report after its delivery."""


def editions(first: registry.Opener | None) -> registry.Opener:
    """An opener of a life cycle of reports that begins a next edition where a released report asks for it."""

    def open_report(case: Staged, actor: Actor) -> Sequence[Staged]:
        if isinstance(case, Report):
            return [_next_edition(case)]
        return first(case, actor) if first is not None else ()

    return open_report


def reopen(report: Report, *, actor: Actor, seen_version: int, reason: str) -> None:
    """Draft an approved report again; what was approved is no longer shown to the agency."""
    door.advance(
        report, "reopen_report", actor=actor, seen_version=seen_version, note=reason, audience="cops_and_provider"
    )


def propose_correction(report: Report, *, actor: Actor, seen_version: int, reason: str) -> None:
    """Ask the director for a corrected edition. Raises InvalidFact while one is being written."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Report)
        _require_no_edition(locked)
        locked.correction_proposed_by_id, locked.correction_reason = actor.person_id, reason

    door.advance(
        report,
        "propose_correction",
        actor=actor,
        seen_version=seen_version,
        facts=facts,
        note=reason,
        audience="cops",
    )


def correct(report: Report, *, actor: Actor, seen_version: int) -> None:
    """Confirm the correction: the released report stays, marked, and its next edition is drafted."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Report)
        _require_no_edition(locked)

    note = report.correction_reason
    door.advance(
        report,
        "correct",
        actor=actor,
        seen_version=seen_version,
        facts=facts,
        note=note,
        audience="cops_and_provider",
    )


def refuse_correction(report: Report, *, actor: Actor, seen_version: int, reason: str) -> None:
    """Leave the released report as it is; whoever proposed the correction hears of it and reads the reason."""
    door.advance(report, "refuse_correction", actor=actor, seen_version=seen_version, note=reason, audience="cops")


def propose_take_down(report: Report, *, actor: Actor, seen_version: int, reason: str) -> None:
    """Ask another director to take a released report down."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Report)
        locked.removal_proposed_by_id, locked.removal_reason = actor.person_id, reason

    door.advance(
        report,
        "propose_take_down",
        actor=actor,
        seen_version=seen_version,
        facts=facts,
        note=reason,
        audience="cops",
    )


def take_down(report: Report, *, actor: Actor, seen_version: int) -> None:
    """Take a released report down as the second person: its files are the office's alone from now on."""

    def facts(locked: Staged) -> None:
        for document in documents_of(locked):
            documents.close_to_all_but_office(document, actor=actor)

    note = report.removal_reason
    door.advance(report, "take_down", actor=actor, seen_version=seen_version, facts=facts, note=note, audience="cops")


def refuse_take_down(report: Report, *, actor: Actor, seen_version: int, reason: str) -> None:
    """Leave the released report where it is; whoever proposed to take it down hears of it and reads the reason."""
    door.advance(report, "refuse_take_down", actor=actor, seen_version=seen_version, note=reason, audience="cops")


def documents_of(report: Staged) -> list[Document]:
    """Every PDF that was made of a report."""
    name = f"{report.case_file.reference}-report-{report.number}.pdf"
    made = select(Document).where(
        Document.case_file_id == report.case_file_id, Document.purpose == "report", Document.file_name == name
    )
    return list(db.session.scalars(made))


def _require_no_edition(report: Report) -> None:
    later = select(Report.id).where(Report.corrects_id == report.id, Report.state.in_((*OPEN_REPORT, "approved")))
    if db.session.scalar(later.limit(1)) is not None:
        raise InvalidFact("reason", _("A corrected edition is being written already."))


def _next_edition(report: Report) -> Report:
    """The next edition with all that was released and everyone who wrote it; each section is to be looked at again."""
    last = select(func.max(Report.edition)).where(of_the_same(report))
    edition = Report(
        case_file_id=report.case_file_id,
        engagement_id=report.engagement_id,
        number=next_number(Report, report.case_file_id),
        kind=report.kind,
        edition=(db.session.scalar(last) or report.edition) + 1,
        title=report.title,
        due_on=(clock.now() + EDITION_AFTER).date(),
        period_ends_on=report.period_ends_on,
        dissent_note=report.dissent_note,
        corrects_id=report.id,
    )
    sections = {section.id: _copied(section) for section in report.sections}
    edition.sections = list(sections.values())
    edition.observations = [_carried(each, OBSERVED, sections) for each in report.observations]
    edition.corrections = [_carried(each, DISSENTED, sections) for each in report.dissents]
    edition.writers = [SectionAuthor(person_id=writer.person_id) for writer in report.writers]
    db.session.add(edition)
    db.session.flush()
    return edition


def _copied(section: ReportSection) -> ReportSection:
    status = "not_applicable" if section.status == "not_applicable" else "drafting"
    kept = {name: getattr(section, name) for name in ("case_file_id", "position", "key", "title", "body")}
    return ReportSection(**kept, status=status, author_id=section.author_id, written_at=section.written_at)


def _carried(row: Carried, columns: tuple[str, ...], sections: dict[int, ReportSection]) -> Carried:
    """An observation or a dissent, in the section of the next edition that stands for its own."""
    kept = {name: getattr(row, name) for name in columns}
    return type(row)(**kept, section=sections[row.section_id] if row.section_id else None)
