"""Who wrote in a report: none of them approves it."""

from app.engagements.models.report import Report, SectionAuthor
from app.policy.actor import Actor


def note(report: Report, actor: Actor) -> None:
    """Remember that somebody wrote in the report."""
    if actor.person_id is not None and actor.person_id not in {writer.person_id for writer in report.writers}:
        report.writers.append(SectionAuthor(person_id=actor.person_id))
