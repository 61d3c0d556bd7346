"""The release of a review's or an assessment's report: scheduled, confirmed by a second person, done by the worker."""

from dataclasses import dataclass
from datetime import datetime

from app import clock
from app.engagements.models.engagement import Engagement
from app.engagements.services import reporting
from app.errors import InvalidFact
from app.policy.actor import Actor
from app.wording import _
from app.workflow.models.case_file import Staged
from app.workflow.services import door, lapsing, record, signing


@dataclass(frozen=True, slots=True)
class Release:
    """When (UTC) the report goes out, named in which zone (IANA), and how those affected hear of it before."""

    at: datetime
    zone: str
    briefing: str
    briefing_is_waived: bool = False


@dataclass(frozen=True, slots=True)
class Handing:
    """Why a report stays confidential, and to whom it was handed."""

    reason: str
    to: str


def register() -> None:
    """Tell the worker what it writes when the instant has come."""
    lapsing.register_facts("engagement", "release", _make_the_released_pdf)


def prepare(engagement: Engagement, *, actor: Actor, seen_version: int) -> None:
    """Bring the approved report to the director for its release."""
    door.advance(engagement, "prepare_release", actor=actor, seen_version=seen_version)


def schedule(engagement: Engagement, *, actor: Actor, seen_version: int, release: Release) -> None:
    """Set the instant; a confirmation of another one is void. Raises InvalidFact for an instant past."""
    if release.at <= clock.now():
        raise InvalidFact("time", _("This time has passed. Choose one that lies ahead."))

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        locked.release_at, locked.release_zone = release.at, release.zone
        locked.briefing_note, locked.briefing_is_waived = release.briefing, release.briefing_is_waived
        record.void_sign_offs(locked)
        signing.sign(locked, "schedule_release", actor)

    door.advance(engagement, "schedule_release", actor=actor, seen_version=seen_version, facts=facts)


def confirm(engagement: Engagement, *, actor: Actor, seen_version: int) -> None:
    """Stand behind the release as it is scheduled by somebody else."""

    def facts(locked: Staged) -> None:
        signing.sign(locked, "confirm_release", actor)

    door.advance(engagement, "confirm_release", actor=actor, seen_version=seen_version, facts=facts)


def deliver_confidentially(engagement: Engagement, *, actor: Actor, seen_version: int, handing: Handing) -> None:
    """Give the report to the agency alone; it is not published, and the restriction stays."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        locked.report_handed_at, locked.report_handed_to = clock.now(), handing.to
        locked.is_confidential = True
        locked.recommendations_handed_at = locked.recommendations_handed_at or clock.now()

    door.advance(
        engagement,
        "deliver_confidentially",
        actor=actor,
        seen_version=seen_version,
        facts=facts,
        note=handing.reason,
        audience="cops",
    )


def pull_back(engagement: Engagement, *, actor: Actor, seen_version: int, reason: str) -> None:
    """Take the report back to its writers before it is public."""
    door.advance(
        engagement,
        "pull_back",
        actor=actor,
        seen_version=seen_version,
        note=reason,
        audience="cops_and_provider",
    )


def _make_the_released_pdf(locked: Staged) -> None:
    assert isinstance(locked, Engagement)
    locked.recommendations_handed_at = locked.recommendations_handed_at or clock.now()
    report = locked.released_report
    if report is not None:
        report.release_level = "public"
        reporting.queue_rendering(report, ":released")
