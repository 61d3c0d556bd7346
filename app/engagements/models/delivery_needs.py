"""What an engagement's delivery, report, follow-up and closing ask of it."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from app import clock
from app.policy.programs import Kind

if TYPE_CHECKING:
    from app.engagements.models.engagement import Engagement
    from app.engagements.models.report import Report

OWED_DELIVERABLE = ("planned", "returned")
OPEN_REPORT = ("drafting", "cops_review", "agency_fact_check", "department_review")
APPROVED_REPORT = ("approved", "released", "taken_down")
SETTLED_REPORT = ("released", "taken_down")
RECOMMENDING = ("assessment", "implementation")
"""States of an assessment in which recommendations are written."""
OPEN_ASSIGNMENT = ("proposed", "attested", "conflicted")
LOOKING_BACK = ("follow_up", "sustainment")
REPORTING = ("wrap_up", "reporting", "release", "final_report")


class WorkNeeds:
    """Activities, deliverables, milestones."""

    @property
    def activities_are_over(self: "Engagement") -> bool:
        """Need: every activity was held or cancelled."""
        return all(activity.state != "planned" for activity in self.activities)

    @property
    def deliverables_are_settled(self: "Engagement") -> bool:
        """Need: every deliverable was accepted or dropped."""
        return all(deliverable.state in ("accepted", "dropped") for deliverable in self.deliverables)

    @property
    def has_planned_work(self: "Engagement") -> bool:
        """Whether the provider still owes dated work."""
        return not self.activities_are_over or any(each.state in OWED_DELIVERABLE for each in self.deliverables)

    @property
    def has_submitted_deliverable(self: "Engagement") -> bool:
        """Whether a deliverable waits for the office's decision."""
        return any(deliverable.state == "submitted" for deliverable in self.deliverables)

    @property
    def next_work_date(self: "Engagement") -> date | None:
        """The day of the next dated work that the provider owes."""
        days = [activity.planned_on for activity in self.activities if activity.state == "planned"]
        days += [each.due_on for each in self.deliverables if each.state in OWED_DELIVERABLE]
        return min(days, default=None)

    @property
    def has_milestone_ahead(self: "Engagement") -> bool:
        """Whether a milestone of the plan is not reached yet."""
        return any(each.reached_on is None for each in self.milestones)

    @property
    def next_milestone_date(self: "Engagement") -> date | None:
        """The day of the next milestone (one of yesterday counts still), else of the last that was not reached."""
        days = sorted(each.due_on for each in self.milestones if each.reached_on is None)
        ahead = (day for day in days if day >= clock.today() - timedelta(days=1))
        return next(ahead, days[-1] if days else None)

    @property
    def owes_dropped_work(self: "Engagement") -> bool:
        """Whether work of an agreed plan was dropped by the ending and is to be begun anew."""
        return self.plan_is_agreed and (
            any(each.cancel_reason == "stood_down" for each in self.activities)
            or any(each.drop_reason == "stood_down" for each in self.deliverables)
        )


class ReportNeeds:
    """The report and its recommendations; an assessment's status reports are told apart from its own report."""

    @property
    def own_reports(self: "Engagement") -> list["Report"]:
        """Every edition of the engagement's report, without the quarterly status reports."""
        return [report for report in self.reports if report.kind != "status_report"]

    @property
    def own_report(self: "Engagement") -> "Report | None":
        """The latest edition that was not dropped."""
        standing = (report for report in self.own_reports if report.state != "dropped")
        return max(standing, key=lambda report: report.number, default=None)

    @property
    def report_is_with_its_writers(self: "Engagement") -> bool:
        """Whether what the report prints may still change: it is not begun yet, or it is being drafted."""
        return self.own_report is None or self.own_report.state == "drafting"

    @property
    def has_open_report(self: "Engagement") -> bool:
        """Whether a report is being written or decided."""
        return any(report.state in OPEN_REPORT for report in self.own_reports)

    @property
    def owes_report(self: "Engagement") -> bool:
        """Whether a report is to be begun: its state lives on one, and none is there but dropped ones."""
        return self.state in (*REPORTING, *LOOKING_BACK) and all(each.state == "dropped" for each in self.own_reports)

    @property
    def report_is_approved(self: "Engagement") -> bool:
        """Need: the report is approved."""
        return any(report.state in APPROVED_REPORT for report in self.own_reports)

    @property
    def report_is_released_or_withheld(self: "Engagement") -> bool:
        """Need: the report is out (or was, and is taken down), or it was decided to keep it."""
        return any(each.state in SETTLED_REPORT or each.withheld_at for each in self.own_reports)

    @property
    def recommendations_are_handed_over(self: "Engagement") -> bool:
        """Need: the agency has the recommendations."""
        return self.recommendations_handed_at is not None

    @property
    def recommendations_are_settled(self: "Engagement") -> bool:
        """Whether the recommendations stand as approved or handed over: nobody rewords them, the agency reads them."""
        return self.report_is_approved or self.recommendations_are_handed_over

    @property
    def recommendations_may_change(self: "Engagement") -> bool:
        """Whether the report leaves room for them; an assessment's own work on them goes on beside its report."""
        return self.report_is_with_its_writers or (self.kind is Kind.ASSESSMENT and self.state in RECOMMENDING)

    @property
    def recommendation_author_ids(self: "Engagement") -> set[int]:
        """Who wrote the recommendations that a report prints as its own; an assessment's stand in their register."""
        if self.kind is Kind.ASSESSMENT:
            return set()
        standing = [each for each in self.recommendations if each.withdrawn_at is None]
        return {person for each in standing for person in (each.author_id, each.revised_by_id) if person}


class FollowUpNeeds:
    """Survey, check-ins, closing."""

    @property
    def survey_is_sent(self: "Engagement") -> bool:
        """Need: the agency was asked how it went; after a consultation nobody asks."""
        return self.survey_sent_at is not None or self.is_consultation

    @property
    def owes_survey(self: "Engagement") -> bool:
        """Whether the survey is to be planned; a consultation has none."""
        return not self.is_consultation and all(duty.kind != "survey" for duty in self.obligations)

    @property
    def has_open_check_in(self: "Engagement") -> bool:
        """Whether a check-in waits for its answer."""
        return any(check_in.state == "due" for check_in in self.check_ins)

    @property
    def check_ins_are_over(self: "Engagement") -> bool:
        """Need: every check-in was answered or missed."""
        return not self.has_open_check_in

    @property
    def owes_check_ins(self: "Engagement") -> bool:
        """Whether check-ins are to be planned anew: it goes back to its follow-up after an ending withdrew them."""
        last = max(self.check_ins, key=lambda each: each.number, default=None)
        return self.state in LOOKING_BACK and (last is None or last.state == "withdrawn")

    @property
    def no_part_is_open(self: "Engagement") -> bool:
        """Need: nothing of the engagement is under way; open offers are revoked by the closing itself."""
        return not (
            any(each.state in OPEN_ASSIGNMENT for each in self.assignments)
            or self.has_open_plan
            or self.has_planned_work
            or self.has_submitted_deliverable
            or any(report.state in OPEN_REPORT for report in self.reports)
            or self.has_open_check_in
        )

    @property
    def has_outcome_code(self: "Engagement") -> bool:
        """Need: it is said what came of it."""
        return self.outcome is not None

    @property
    def has_records_class(self: "Engagement") -> bool:
        """Need: the records schedule's class is chosen."""
        return bool(self.records_class)


class DeliveryNeeds(WorkNeeds, ReportNeeds, FollowUpNeeds):
    """Everything from the first activity to the close."""
