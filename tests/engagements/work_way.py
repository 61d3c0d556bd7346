"""Walks an engagement on from the agreed plan to its close."""

from __future__ import annotations

from decimal import Decimal

from app.engagements.models.choices import OutcomeCode
from app.engagements.models.delivery import Activity, Deliverable
from app.engagements.models.report import Report
from app.engagements.queries import work as queries
from app.engagements.services import closing, delivering, following_up, recommending, reporting
from app.extensions import db
from tests.engagements.way import Way
from tests.standing import stands


class WorkWay(Way):
    """The second half: deliver, report, hand over, look back, close."""

    @property
    def activity(self) -> Activity:
        """The first activity."""
        return self.engagement.activities[0]

    @property
    def deliverable(self) -> Deliverable:
        """The first deliverable."""
        return self.engagement.deliverables[0]

    @property
    def report(self) -> Report:
        """The latest report."""
        return queries.reports(self.engagement)[0]

    def logged(self) -> WorkWay:
        """The expert logs the training day."""
        hours = {self.cast.x_expert.person.id: Decimal("6.5")}
        log = delivering.ActivityLog("Scenario training for two shifts", 46, 0, hours)
        return self._did(delivering.log, self.activity, self.cast.x_expert, record=log)

    def handed_in(self) -> WorkWay:
        """X hands in the lesson plan."""
        return self._did(
            delivering.hand_in, self.deliverable, self.cast.x_coordinator, document_id=None, note="Sent on paper"
        )

    def deliverable_accepted(self) -> WorkWay:
        """The manager accepts it."""
        return self._did(delivering.accept, self.deliverable, self.cast.manager)

    def finished(self) -> WorkWay:
        """X says that all is delivered."""
        return self._did(delivering.finish, self.engagement, self.cast.x_coordinator)

    def report_written(self) -> WorkWay:
        """The expert writes every section."""
        for section in list(self.report.sections):
            reporting.write(
                section, report=self.report, actor=self.cast.x_expert.actor, seen_version=section.version,
                body=f"What is to be said about {section.title}.", status="complete",
            )  # fmt: skip
            db.session.commit()
        return self

    def recommended(self) -> WorkWay:
        """The expert writes down one recommendation."""
        recommending.add(
            self.engagement, actor=self.cast.x_expert.actor, text="Repeat the training each year",
            rationale="Skills fade", agency_owner="Captain Alvarez", target_on=None,
        )  # fmt: skip
        db.session.commit()
        return self

    def report_submitted(self) -> WorkWay:
        """X hands the draft in."""
        return self._did(reporting.submit, self.report, self.cast.x_coordinator)

    def report_approved(self) -> WorkWay:
        """The manager approves it."""
        return self._did(reporting.approve, self.report, self.cast.manager)

    def report_released(self) -> WorkWay:
        """The manager checks the redaction and releases it."""
        reporting.check_redaction(self.report, actor=self.cast.manager.actor, level="agency")
        db.session.commit()
        return self._did(reporting.release, self.report, self.cast.manager)

    def handed_over(self) -> WorkWay:
        """The manager hands over to the agency."""
        return self._did(closing.hand_over, self.engagement, self.cast.manager)

    def surveyed(self) -> WorkWay:
        """The agency answers the survey."""
        survey = queries.surveys(self.engagement)[0]
        answers = {"met_goals": 5, "liked": "The scenarios"}
        return self._did(following_up.answer_survey, survey, self.cast.harbor_requester, answers=answers)

    def checked_in(self) -> WorkWay:
        """The agency answers every check-in."""
        for check_in in queries.check_ins(self.engagement):
            self._did(
                following_up.answer_check_in, check_in, self.cast.harbor_requester, what_changed="Fewer injuries",
                still_in_use="The lesson plan", still_needed="",
            )  # fmt: skip
        return self

    def closed(self) -> WorkWay:
        """The manager closes the case."""
        return self._did(
            closing.close, self.engagement, self.cast.manager, outcome=OutcomeCode.COMPLETED, note="",
            records_class="case_file",
        )  # fmt: skip

    @stands
    def to_wrap_up(self) -> WorkWay:
        """As far as the empty report."""
        self.to_delivery()
        return self.logged().handed_in().deliverable_accepted().finished()

    @stands
    def to_approved_report(self) -> WorkWay:
        """As far as the approved report."""
        return self.to_wrap_up().recommended().report_written().report_submitted().report_approved()

    @stands
    def to_follow_up(self) -> WorkWay:
        """As far as the check-ins."""
        return self.to_approved_report().report_released().handed_over()
