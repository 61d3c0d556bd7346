"""What the public may read of assessment sites: those announced, and their reports released to everyone."""

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import joinedload

from app import clock
from app.agencies.models import Agency
from app.engagements.models.engagement import Engagement
from app.engagements.models.report import Report, ReportKind
from app.engagements.queries.published import is_released
from app.errors import NotVisible
from app.extensions import db
from app.policy.programs import Kind
from app.workflow.models.case_file import CaseFile

PUBLIC_KINDS = (ReportKind.STATUS_REPORT, ReportKind.FINAL_REPORT)
MOST = 500


def sites() -> list[Engagement]:
    """The announced sites, the latest first."""
    rows = _announced().order_by(Engagement.announced_at.desc(), Engagement.id.desc())
    return list(db.session.scalars(rows.limit(MOST)))


def states(found: list[Engagement]) -> dict[int, str]:
    """In which state each site's agency lies, by the agency."""
    ids = {engagement.case_file.agency_id for engagement in found}
    rows = db.session.execute(select(Agency.id, Agency.state).where(Agency.id.in_(ids)))
    return {row.id: row.state for row in rows}


def site(reference: str) -> Engagement:
    """An announced site by its case. Raises NotVisible, also for one that is not announced yet."""
    rows = _announced().where(CaseFile.reference == reference.upper()).order_by(Engagement.number.desc())
    found = db.session.scalars(rows.limit(1)).first()
    if found is None:
        raise NotVisible
    return found


def reports(engagement: Engagement) -> list[Report]:
    """The site's reports that everyone may read, the latest first; of several editions the newest alone."""
    rows = select(Report).where(Report.engagement_id == engagement.id, _is_released())
    found = list(db.session.scalars(rows.options(joinedload(Report.document)).order_by(Report.number.desc())))
    newest: dict[object, Report] = {}
    for report in found:
        newest.setdefault((report.kind, report.period_ends_on), report)
    return list(newest.values())


def report(reference: str, number: int) -> Report:
    """A released report of an announced site. Raises NotVisible, also before its release."""
    engagement = site(reference)
    rows = select(Report).where(Report.engagement_id == engagement.id, Report.number == number, _is_released())
    found = db.session.scalar(rows.options(joinedload(Report.document)))
    if found is None:
        raise NotVisible
    return found


def _announced() -> Select[tuple[Engagement]]:
    out = and_(
        Engagement.kind == Kind.ASSESSMENT,
        Engagement.announced_at.is_not(None),
        Engagement.announced_at <= clock.now(),
        Engagement.is_confidential.is_(False),
        CaseFile.restricted.is_(False),
    )
    found = select(Engagement).join(Engagement.case_file).where(out)
    return found.options(joinedload(Engagement.case_file).joinedload(CaseFile.agency))


def _is_released() -> ColumnElement[bool]:
    return and_(is_released(), Report.kind.in_(PUBLIC_KINDS))
