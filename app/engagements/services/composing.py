"""The parts of a review's, a final or a status report: its beginning, its chapters, observations and versions."""

from datetime import date, timedelta

from sqlalchemy import func, select

from app import clock
from app.engagements.models.engagement import Engagement
from app.engagements.models.report import Recommendation, Report, ReportKind, ReportSection
from app.engagements.models.report_parts import Observation
from app.engagements.numbering import next_number
from app.engagements.services import authorship, recommending, report_outlines
from app.engagements.services.report_outlines import AFTER, FIRST_CHAPTER, Outline
from app.errors import InvalidFact, NotPermitted, StaleCase
from app.extensions import db
from app.policy.actor import Actor
from app.policy.programs import Program
from app.wording import _
from app.workflow.calendar import eastern_day
from app.workflow.models.case_file import Staged
from app.workflow.services import door, legal_hold

REPORT_AFTER = timedelta(days=90)
"""Where the agreement names no day for the report."""


def open_review_report(case: Staged, actor: Actor) -> list[Staged]:
    """Begin the report of a review, or the final report of an assessment, with its empty sections."""
    assert isinstance(case, Engagement)
    is_final = case.program is Program.ORGANIZATIONAL_ASSESSMENT
    name = _("Final report") if is_final else _("After-action report")
    report = _begun(case, ReportKind.FINAL_REPORT if is_final else ReportKind.REVIEW_REPORT, name)
    before = report_outlines.FINAL if is_final else (*report_outlines.BEFORE_CHAPTERS, report_outlines.INCIDENT)
    report.sections = [*_sections(case, before, 100), *_sections(case, report_outlines.AFTER_CHAPTERS, AFTER)]
    authorship.begin(report, case.recommendation_author_ids)
    db.session.flush()
    return [report]


def add_chapter(report: Report, *, actor: Actor, theme: str, title: str = "") -> ReportSection:
    """Add a thematic chapter behind the others; `theme` "" takes the title. Raises InvalidFact."""
    locked = _drafted(report)
    known = dict(report_outlines.THEMES)
    if not theme and not title.strip():
        raise InvalidFact("title", _("Give the chapter a title, or choose a theme."))
    chapters = [section for section in locked.sections if section.is_chapter]
    key = f"chapter_{theme}" if theme else f"chapter_own_{len(chapters) + 1}"
    if any(section.key == key for section in chapters):
        raise InvalidFact("theme", _("There is a chapter on this theme already."))
    last = max((section.position for section in chapters), default=FIRST_CHAPTER - 1)
    section = ReportSection(
        case_file_id=locked.case_file_id, position=last + 1, key=key, title=title.strip() or known[theme]
    )
    locked.sections.append(section)
    authorship.note(locked, actor)
    db.session.flush()
    return section


def remove_chapter(section: ReportSection, *, report: Report, actor: Actor) -> None:
    """Take out a chapter in which nothing stands yet. Raises NotPermitted."""
    locked = _drafted(report)
    used = any(observation.section_id == section.id for observation in locked.observations)
    if not section.is_chapter or section.body.strip() or used:
        raise NotPermitted(_("Only an empty chapter can be taken out; mark it as not applicable instead."))
    legal_hold.require_none(locked.case_file)
    locked.sections.remove(section)
    db.session.flush()


def observe(
    report: Report, *, actor: Actor, section: ReportSection, text: str, lesson: str, recommendation: str
) -> Observation:
    """Write down a numbered observation, its lesson, and the recommendation that follows (its own numbers)."""
    locked = _drafted(report)
    follows = _recommended(locked, actor, recommendation) if recommendation.strip() else None
    numbered = select(func.max(Observation.number)).where(Observation.report_id == locked.id)
    observation = Observation(
        case_file_id=locked.case_file_id,
        report_id=locked.id,
        section_id=section.id,
        number=(db.session.scalar(numbered) or 0) + 1,
        text=text,
        lesson=lesson,
        recommendation_id=follows.id if follows else None,
        author_id=actor.person_id,
    )
    db.session.add(observation)
    section.written_at, section.author_id = clock.now(), actor.person_id
    section.status = "drafting" if section.status == "empty" else section.status
    authorship.note(locked, actor)
    db.session.flush()
    return observation


def reword(observation: Observation, *, actor: Actor, seen_version: int, text: str, lesson: str) -> None:
    """Change an observation while the report is drafted. Raises StaleCase."""
    locked = _drafted(observation.report)
    if observation.version != seen_version:
        raise StaleCase
    observation.text, observation.lesson = text, lesson
    observation.version += 1
    observation.section.written_at, observation.section.author_id = clock.now(), actor.person_id
    authorship.note(locked, actor)
    db.session.flush()


def _recommended(report: Report, actor: Actor, text: str) -> Recommendation:
    return recommending.add(report.engagement, actor=actor, text=text, rationale="", agency_owner="", target_on=None)


def _drafted(report: Report) -> Report:
    locked = door.locked_for(report, door.UNDER_LOCK)
    if locked.state != "drafting":
        raise NotPermitted(_("The report is not being drafted now."))
    return locked


def _due_on(case: Engagement) -> date:
    """The day that the agreement names for the report, where it lies ahead; else some weeks from today."""
    today = eastern_day(clock.now())
    named = case.agreement.report_due_on if case.agreement else None
    return named if named is not None and named > today else today + REPORT_AFTER


def _begun(case: Engagement, kind: ReportKind, name: str) -> Report:
    report = Report(
        case_file_id=case.case_file_id,
        engagement_id=case.id,
        number=next_number(Report, case.case_file_id),
        kind=kind,
        title=f"{name}: {case.case_file.title}",
        due_on=_due_on(case),
    )
    db.session.add(report)
    return report


def _sections(case: Engagement, outline: Outline, first: int) -> list[ReportSection]:
    return [
        ReportSection(case_file_id=case.case_file_id, position=position, key=key, title=title)
        for position, (key, title) in enumerate(outline, start=first)
    ]
