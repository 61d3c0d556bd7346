"""What the public may read: announcements made, reports released. Everything else does not exist for it."""

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from app.engagements.models.engagement import Engagement
from app.engagements.models.report import Report, ReportKind
from app.engagements.queries.editions import of_the_same
from app.errors import NotVisible
from app.extensions import db
from app.workflow.models.case_file import CaseFile

MOST = 200
PUBLIC_KINDS = (ReportKind.REVIEW_REPORT, ReportKind.FINAL_REPORT, ReportKind.STATUS_REPORT)


def is_announced() -> ColumnElement[bool]:
    """The engagements whose announcement is out."""
    return and_(
        Engagement.announced_at.is_not(None), Engagement.announcement_text != "", Engagement.is_confidential.is_(False)
    )


def is_released() -> ColumnElement[bool]:
    """The reports that everybody may read: released to the public, not taken down, the case open to all eyes."""
    return and_(
        Report.state == "released",
        Report.release_level == "public",
        Report.kind.in_(PUBLIC_KINDS),
        Report.engagement.has(Engagement.is_confidential.is_(False)),
        Report.engagement.has(Engagement.case_file.has(CaseFile.restricted.is_(False))),
    )


def announcements() -> list[Engagement]:
    """The announcements, the latest first."""
    rows = select(Engagement).where(is_announced()).order_by(Engagement.announced_at.desc(), Engagement.id.desc())
    return list(db.session.scalars(rows.options(_with_agency()).limit(MOST)))


def announcement(reference: str) -> Engagement:
    """The announcement of a case. Raises NotVisible, also where it is not out yet."""
    rows = select(Engagement).join(Engagement.case_file).where(CaseFile.reference == reference.upper(), is_announced())
    row = db.session.scalars(rows.order_by(Engagement.number.desc()).options(_with_agency()).limit(1)).first()
    if row is None:
        raise NotVisible
    return row


def reports() -> list[Report]:
    """The released reports, the latest first; of several editions of one the newest alone."""
    rows = select(Report).where(is_released()).order_by(Report.released_at.desc(), Report.id.desc())
    found = db.session.scalars(rows.options(joinedload(Report.case_file).joinedload(CaseFile.agency)).limit(MOST))
    return [report for report in found if report.corrected_at is None or not _has_newer(report)]


def report(reference: str, number: int) -> Report:
    """A released report by its case and number. Raises NotVisible, also where it is not out yet."""
    found = select(Report).join(Report.case_file).where(CaseFile.reference == reference.upper(), is_released())
    whole = found.options(contains_eager(Report.case_file), selectinload(Report.sections), joinedload(Report.document))
    row = db.session.scalar(whole.where(Report.number == number))
    if row is None:
        raise NotVisible
    return row


def of_case(case_file_id: int) -> list[Report]:
    """Every released report of a case, the latest first."""
    rows = select(Report).where(Report.case_file_id == case_file_id, is_released())
    return list(db.session.scalars(rows.order_by(Report.released_at.desc(), Report.id.desc())))


def newer(report: Report) -> Report | None:
    """The released edition that takes this one's place, if any."""
    later = (Report.edition > report.edition, Report.number > report.number)
    rows = select(Report).where(of_the_same(report), *later, is_released())
    return db.session.scalars(rows.order_by(Report.edition.desc()).limit(1)).first()


def _has_newer(report: Report) -> bool:
    return newer(report) is not None


def _with_agency() -> ORMOption:
    return joinedload(Engagement.case_file).joinedload(CaseFile.agency)
