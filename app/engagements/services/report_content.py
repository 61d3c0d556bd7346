"""What the PDF of a review's, a final or a status report says beside the sections: as plain text for its template."""

from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from app.engagements.models.engagement import Engagement
from app.engagements.models.fact_finding import Interview, TimelineEntry
from app.engagements.models.report import Report, ReportSection
from app.engagements.models.report_parts import FactCorrection, Observation
from app.extensions import db
from app.providers.models import Participation
from app.wording import _

CONFIDENCE = {"confirmed": _("confirmed"), "likely": _("likely"), "disputed": _("disputed")}


def of(report: Report) -> dict[str, Any]:
    """Sections with their observations, the incident's timeline, who was asked, the team, and the agency's own view."""
    engagement = report.engagement
    return {
        "sections": [_section(report, each) for each in report.sections if _is_printed(report, each)],
        "timeline": [_entry(each) for each in engagement.timeline],
        "interviews": [_interview(each) for each in engagement.interviews],
        "team": [each.person.name for each in engagement.assignments if each.state == "confirmed"],
        "award_number": _award(engagement),
        "dissent": report.dissent_note,
        "dissents": [_dissent(each) for each in report.dissents],
    }


def _is_printed(report: Report, section: ReportSection) -> bool:
    return section.status != "not_applicable" or any(each.section_id == section.id for each in report.observations)


def _section(report: Report, section: ReportSection) -> dict[str, Any]:
    observed = [_observation(each) for each in report.observations if each.section_id == section.id]
    return {"key": section.key, "title": section.title, "body": section.body, "observations": observed}


def _observation(observation: Observation) -> dict[str, Any]:
    follows = observation.recommendation
    stands = follows is not None and follows.withdrawn_at is None
    return {
        "number": observation.number,
        "text": observation.text,
        "lesson": observation.lesson,
        "recommendation": {"number": follows.number, "text": follows.text} if follows and stands else None,
    }


def _entry(entry: TimelineEntry) -> dict[str, str]:
    local = entry.occurred_at.astimezone(ZoneInfo(entry.zone))
    until = entry.until.astimezone(ZoneInfo(entry.zone)) if entry.until else None
    shown = f"{local:%b} {local.day}, {local:%H:%M}" + (f"–{until:%H:%M}" if until else "") + f" {local.tzname()}"
    return {
        "time": (_("about ") if entry.precision == "about" else "") + shown,
        "what": entry.what,
        "sources": entry.sources,
        "confidence": CONFIDENCE.get(entry.confidence, ""),
    }


def _interview(interview: Interview) -> dict[str, Any]:
    return {"role": interview.role, "people": interview.people}


def _dissent(correction: FactCorrection) -> dict[str, str]:
    where = correction.section.title if correction.section else _("The whole report")
    return {"where": where, "text": correction.text, "answer": correction.disposition_note}


def _award(engagement: Engagement) -> str:
    held = select(Participation.award_number).where(
        Participation.provider_id == engagement.provider_id, Participation.program == engagement.program
    )
    return db.session.scalars(held.order_by(Participation.since.desc()).limit(1)).first() or ""
