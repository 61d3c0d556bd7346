"""Who wrote in a report: none of them approves it."""

from collections.abc import Iterable

from app.engagements.models.report import Report, SectionAuthor
from app.policy.actor import Actor


def note(report: Report, actor: Actor) -> None:
    """Remember that somebody wrote in the report."""
    if actor.person_id is not None and actor.person_id not in {writer.person_id for writer in report.writers}:
        report.writers.append(SectionAuthor(person_id=actor.person_id))


def begin(report: Report, person_ids: Iterable[int]) -> None:
    """Remember who wrote, before the report began, what it prints."""
    report.writers = [SectionAuthor(person_id=person_id) for person_id in sorted(person_ids)]
