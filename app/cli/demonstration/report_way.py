"""Walks the report of a review in the demonstration: written, checked by the agency, reviewed, scheduled to go out."""

from datetime import timedelta

from app import clock
from app.cli.demonstration.way import Way
from app.engagements.models.choices import ReturnReason
from app.engagements.services import announcing, composing, fact_check, releasing, reporting
from app.extensions import db
from app.workflow.calendar import EASTERN

ZONE = "America/New_York"


class ReportWay(Way):
    """What happens to a review's report, by the verbs of those whose turn it is."""

    def schedule_announcement(self) -> None:
        """The director schedules what the manager proposed."""
        self._do(announcing.schedule, self.engagement, "director")

    def write_review(self) -> None:
        """The expert writes a chapter with its observation, then every section."""
        expert = self.cast.actor("expert")
        chapter = composing.add_chapter(self.report, actor=expert, theme="coordination")
        composing.observe(
            self.report, actor=expert, section=chapter, text="Three agencies gave orders on three channels.",
            lesson="One channel and one voice from the first minute.",
            recommendation="Agree with your neighbors on one channel for events with more than one agency.",
        )  # fmt: skip
        db.session.commit()
        for section in list(self.report.sections):
            reporting.write(
                section, report=self.report, actor=expert, seen_version=section.version,
                body=self.story.section(section.key), status="complete",
            )  # fmt: skip
            db.session.commit()

    def send_draft(self) -> None:
        """The manager lays the draft before the agency."""
        self._do(fact_check.send, self.report, "manager")

    def correct_facts(self) -> None:
        """The executive returns it with a correction, which the provider answers."""
        section = self.report.sections[0]
        fact_check.correct(
            self.report, actor=self.cast.actor(self.story.executive), section_id=section.id,
            text="The first call came at 9:41, not at 9:44.",
        )  # fmt: skip
        db.session.commit()
        self._do(fact_check.return_facts, self.report, self.story.executive, note="")
        (correction,) = self.report.open_corrections
        fact_check.dispose(correction, actor=self.cast.actor("coordinator"), disposition="changed", note="Thank you.")
        db.session.commit()

    def confirm_facts(self) -> None:
        """The executive confirms the facts."""
        self._do(fact_check.confirm, self.report, self.story.executive)

    def return_final(self) -> None:
        """The director returns the report."""
        words = {"reason": ReturnReason.UNCLEAR, "note": "Say who decided to close the bridge."}
        self._do(fact_check.return_final, self.report, "director", **words)

    def approve_review(self) -> None:
        """The director approves it."""
        self._do(reporting.approve, self.report, "director")

    def prepare_release(self) -> None:
        """The manager checks what must not go out and brings it to the director."""
        reporting.check_redaction(self.report, actor=self.cast.actor("manager"), level="public")
        db.session.commit()
        self._do(releasing.prepare, self.engagement, "manager")

    def schedule_release(self) -> None:
        """The director sets a morning to come."""
        day = (clock.now() + timedelta(days=12)).astimezone(EASTERN)
        at = day.replace(hour=10, minute=0, second=0, microsecond=0)
        release = releasing.Release(at, ZONE, "The families, by the chaplain, the day before.")
        self._do(releasing.schedule, self.engagement, "director", release=release)

    def confirm_release(self) -> None:
        """The manager confirms it."""
        self._do(releasing.confirm, self.engagement, "manager")
