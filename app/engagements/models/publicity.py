"""What an engagement's announcement and release ask of it: instants with their zones, and two people behind each."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Boolean, select
from sqlalchemy.orm import Mapped, mapped_column, object_session

from app import clock
from app.workflow.models.record import SignOff

if TYPE_CHECKING:
    from app.engagements.models.engagement import Engagement
    from app.engagements.models.report import Report

ANNOUNCING = "announcement"
RELEASING = ("release", "final_report")


class Publicity:
    """The announcement as proposed, the release as scheduled; who signed what is in sign-offs, which changes void."""

    announcement_at: Mapped[datetime | None]
    announcement_zone: Mapped[str] = mapped_column(default="")
    release_at: Mapped[datetime | None]
    release_zone: Mapped[str] = mapped_column(default="")
    briefing_note: Mapped[str] = mapped_column(default="")
    briefing_is_waived: Mapped[bool] = mapped_column(Boolean, default=False)
    report_handed_at: Mapped[datetime | None]
    report_handed_to: Mapped[str] = mapped_column(default="")

    def sign_off(self: "Engagement", step: str) -> SignOff | None:
        """The sign-off of a step that still stands."""
        session = object_session(self)
        standing = select(SignOff).where(
            SignOff.lifecycle == self.lifecycle,
            SignOff.subject_id == self.id,
            SignOff.step == step,
            SignOff.voided_at.is_(None),
        )
        return session.scalars(standing.order_by(SignOff.id.desc()).limit(1)).first() if session else None

    def forget_schedule(self: "Engagement") -> None:
        """What was proposed or scheduled is void: its words stay to begin from, nobody stands behind them."""
        self.announcement_proposed_by_id = self.release_at = None

    @property
    def released_report(self: "Engagement") -> "Report | None":
        """The report with which a release is about: the latest that was not dropped, status reports apart."""
        reports = [report for report in self.own_reports if report.state != "dropped"]
        return max(reports, key=lambda report: report.number, default=None)

    @property
    def announcement_has_an_instant(self: "Engagement") -> bool:
        """Need: date, time and zone of the announcement are there."""
        return self.announcement_at is not None and bool(self.announcement_zone)

    @property
    def announcement_is_proposed(self: "Engagement") -> bool:
        """Need: somebody proposed the announcement as it stands; where it has an instant, one that lies ahead."""
        if self.announcement_proposed_by_id is None:
            return False
        return self.announcement_at is None or self.announcement_at > clock.now()

    @property
    def announcement_time_has_passed(self: "Engagement") -> bool:
        """Whether the proposed time came before the director scheduled it: nothing went out, a new one is needed."""
        at = self.announcement_at if self.announcement_proposed_by_id is not None else None
        return at is not None and at <= clock.now() and not self.is_scheduled

    @property
    def release_time_has_passed(self: "Engagement") -> bool:
        """Whether the time that the director set came before a second person confirmed it: a new one is needed."""
        at = self.release_at if self._release_sign_off is not None else None
        return at is not None and at <= clock.now() and not self._is_confirmed

    @property
    def is_scheduled(self: "Engagement") -> bool:
        """Need: the director scheduled it, and nothing was changed since."""
        if self.state == ANNOUNCING:
            return self.sign_off("schedule_announcement") is not None
        signed = self._release_sign_off
        if signed is None or self.release_at is None:
            return False
        return self.release_at > clock.now() or self._is_confirmed

    @property
    def is_scheduled_and_confirmed(self: "Engagement") -> bool:
        """Need: the release is scheduled, and a second person confirmed it as it stands."""
        return self.is_scheduled and self._is_confirmed

    @property
    def release_scheduled_by_id(self: "Engagement") -> int | None:
        """Who scheduled the release as it stands; another person confirms."""
        signed = self._release_sign_off
        return signed.person_id if signed else None

    @property
    def scheduled_instant(self: "Engagement") -> datetime | None:
        """When (UTC) the next announcement or release is to go out, as it is planned now."""
        if self.state == ANNOUNCING:
            return self.announcement_at
        return self.release_at if self.state in RELEASING else None

    @property
    def scheduled_instant_has_come(self: "Engagement") -> bool:
        """Need: the instant is now or past."""
        return self.scheduled_instant is not None and self.scheduled_instant <= clock.now()

    @property
    def release_has_an_instant(self: "Engagement") -> bool:
        """Need: date, time and zone of the release are there."""
        return self.release_at is not None and bool(self.release_zone)

    @property
    def is_open_to_the_public(self: "Engagement") -> bool:
        """Need: the case is neither restricted to its list nor led confidentially."""
        return not (self.restricted or self.is_confidential)

    @property
    def redaction_is_checked(self: "Engagement") -> bool:
        """Need: somebody checked what must not go out, on the report as it was approved."""
        report = self.released_report
        return report is not None and report.redaction_is_checked

    @property
    def briefing_is_recorded_or_waived(self: "Engagement") -> bool:
        """Need: how those affected are briefed is written down, or why they are not."""
        return bool(self.briefing_note)

    @property
    def report_is_handed_over(self: "Engagement") -> bool:
        """Need: the agency holds the report that is delivered confidentially."""
        return self.report_handed_at is not None

    @property
    def _release_sign_off(self: "Engagement") -> SignOff | None:
        """The director's half, unless the report was approved or checked anew since."""
        signed = self.sign_off("schedule_release") if self.state in RELEASING else None
        return signed if signed is not None and self._stands(signed) else None

    @property
    def _is_confirmed(self: "Engagement") -> bool:
        """The second half, given before the instant: a late word would let the report out at once."""
        signed = self.sign_off("confirm_release")
        in_time = signed is not None and self.release_at is not None and signed.signed_at <= self.release_at
        return in_time and self._stands(signed)

    def _stands(self: "Engagement", signed: SignOff) -> bool:
        report = self.released_report
        if report is None or report.is_withheld or report.approved_at is None or report.redaction_checked_at is None:
            return False
        return signed.signed_at >= max(report.approved_at, report.redaction_checked_at)
