"""The text of a report at each hand-in, and what changed since."""

from app.engagements.models.report import Report, ReportSection
from app.engagements.models.report_parts import ReportVersion
from app.policy.actor import Actor
from app.wording import _


def keep(report: Report, actor: Actor) -> None:
    """Keep the text as it is handed in."""
    report.versions.append(
        ReportVersion(
            case_file_id=report.case_file_id,
            number=len(report.versions) + 1,
            content=content_of(report),
            made_by_id=actor.person_id,
        )
    )


def content_of(report: Report) -> dict[str, dict[str, str]]:
    """The text as it stands now, each section with its observations, by key."""
    return {section.key: {"title": section.title, "body": _whole(report, section)} for section in report.sections}


def _whole(report: Report, section: ReportSection) -> str:
    observed = [each for each in report.observations if each.section_id == section.id]
    return "\n\n".join([section.body, *(_noted(each.number, each.text, each.lesson) for each in observed)]).strip()


def _noted(number: int, text: str, lesson: str) -> str:
    return f"{_('Observation')} {number}. {text}\n{lesson}".strip()
