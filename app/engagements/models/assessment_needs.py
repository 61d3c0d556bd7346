"""What an Organizational Assessment keeps and asks: readiness, selection, focus areas, reforms, status reports."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from app import clock
from app.database.base import maybe_person
from app.policy.programs import Kind
from app.workflow.calendar import eastern_day
from app.workflow.quarters import Quarter, quarter_of, quarters

if TYPE_CHECKING:
    from app.engagements.models.begun import NewArea
    from app.engagements.models.engagement import Engagement
    from app.engagements.models.focus_area import FocusArea
    from app.engagements.models.report import Recommendation, Report
    from app.engagements.models.selection import SiteJudgement

OPEN_AREA = ("planned", "under_way")
STOOD_DOWN = "stood_down"
ON_AREAS = ("team", "agreement", "announcement", "assessment")
FIRST_REPORT_AFTER = timedelta(days=30)
"""A quarter that ends sooner after the agreement than this owes no status report (our default)."""
BEGUN_BEFORE = timedelta(days=30)
"""So long before the end of a quarter the worker begins its status report (our default)."""


class SelectionFacts:
    """Readiness and the choice of the site."""

    readiness_recorded_by_id: Mapped[maybe_person]
    readiness_by: Mapped[str] = mapped_column(default="")
    law_executive_commitment: Mapped[str] = mapped_column(default="")
    government_executive_commitment: Mapped[str] = mapped_column(default="")
    governing_body_awareness: Mapped[str] = mapped_column(default="")
    union_awareness: Mapped[str] = mapped_column(default="")
    selection_rationale: Mapped[str] = mapped_column(default="")
    selection_letter: Mapped[str] = mapped_column(default="")
    selection_decided_by_id: Mapped[maybe_person]
    selection_decided_at: Mapped[datetime | None]

    @declared_attr
    def site_judgements(cls) -> Mapped[list["SiteJudgement"]]:  # noqa: N805 – SQLAlchemy hands in the class
        """How far the site meets each published criterion."""
        return relationship("SiteJudgement", back_populates="engagement", order_by="SiteJudgement.id")

    @property
    def executives_are_committed(self: "Engagement") -> bool:
        """Need: how both executives committed themselves is noted."""
        return bool(self.law_executive_commitment and self.government_executive_commitment)

    @property
    def awareness_is_noted(self: "Engagement") -> bool:
        """Need: what the governing body and the unions know is noted."""
        return bool(self.governing_body_awareness and self.union_awareness)

    @property
    def rationale_is_written(self: "Engagement") -> bool:
        """Need: the site is judged by the published criteria, and why it is chosen or not is said."""
        return bool(self.selection_rationale and self.site_judgements)

    @property
    def letter_is_written(self: "Engagement") -> bool:
        """Need: the letter to an agency that is not selected."""
        return bool(self.selection_letter)


class AreaNeeds:
    """Focus areas."""

    new_area: "NewArea | None" = None
    """The focus area that the step being taken begins."""

    @declared_attr
    def focus_areas(cls) -> Mapped[list["FocusArea"]]:  # noqa: N805 – SQLAlchemy hands in the class
        """Every focus area by its number."""
        return relationship("FocusArea", back_populates="engagement", order_by="FocusArea.number")

    @property
    def has_focus_area(self: "Engagement") -> bool:
        """Need: there is something to assess."""
        return any(area.state != "dropped" for area in self.focus_areas)

    @property
    def has_open_focus_area(self: "Engagement") -> bool:
        """Whether a focus area is neither assessed nor dropped."""
        return any(area.state in OPEN_AREA for area in self.focus_areas)

    @property
    def focus_areas_are_settled(self: "Engagement") -> bool:
        """Need: every focus area was assessed or dropped."""
        return not self.has_open_focus_area

    @property
    def owes_focus_areas(self: "Engagement") -> bool:
        """Whether areas fell with an ending and are to be begun anew where it stands now."""
        return self.state in ON_AREAS and any(area.drop_reason == STOOD_DOWN for area in self.focus_areas)


class ReformNeeds:
    """Recommendations that the agency carries out, each quarter reported and validated."""

    @property
    def standing_recommendations(self: "Engagement") -> list["Recommendation"]:
        """Recommendations that were not withdrawn."""
        return [each for each in self.recommendations if each.withdrawn_at is None]

    @property
    def reforms(self: "Engagement") -> list["Recommendation"]:
        """Recommendations that the agency agreed to and that are not finished."""
        return [each for each in self.standing_recommendations if each.agreed_by_agency and not each.is_finished]

    @property
    def owes_claims(self: "Engagement") -> bool:
        """Whether the agency has yet to say this quarter how far a reform is."""
        since = quarter_of(_today()).first
        return any(each.reported_on is None or each.reported_on < since for each in self.reforms)

    @property
    def owes_validation(self: "Engagement") -> bool:
        """Whether the office has yet to judge what the agency reported."""
        return any(each.awaits_validation for each in self.standing_recommendations)

    @property
    def reforms_go_on(self: "Engagement") -> bool:
        """Whether the agency is at work on a recommendation."""
        return bool(self.reforms)

    @property
    def claims_are_validated(self: "Engagement") -> bool:
        """Need: the office validated every recommendation as of this quarter."""
        since = quarter_of(_today()).first
        return all(each.validated_on and each.validated_on >= since for each in self.standing_recommendations)


class StatusReportNeeds:
    """A status report for each quarter, from the agreement on."""

    @property
    def status_reports(self: "Engagement") -> list["Report"]:
        """Status reports that were not dropped."""
        return [each for each in self.reports if each.kind == "status_report" and each.state != "dropped"]

    @property
    def owed_quarters(self: "Engagement") -> list[Quarter]:
        """Every quarter up to the present one that has, or is to have, a status report."""
        paper = self.agreement
        if paper is None or paper.concluded_at is None:
            return []
        begun = eastern_day(paper.concluded_at)
        return [each for each in quarters(begun, _today()) if each.last - begun >= FIRST_REPORT_AFTER]

    @property
    def quarter_without_report(self: "Engagement") -> Quarter | None:
        """The first quarter whose status report is not begun."""
        begun = {each.period_ends_on for each in self.status_reports}
        return next((each for each in self.owed_quarters if each.last not in begun), None)

    @property
    def status_report_is_due(self: "Engagement") -> bool:
        """Need: a quarter has no status report yet."""
        return self.quarter_without_report is not None

    @property
    def owes_status_report(self: "Engagement") -> bool:
        """Whether the time has come to begin a status report."""
        quarter = self.quarter_without_report
        return quarter is not None and quarter.last - _today() <= BEGUN_BEFORE

    @property
    def has_open_status_report(self: "Engagement") -> bool:
        """Whether a status report is being written or decided."""
        return any(each.state in ("drafting", "cops_review", "agency_fact_check") for each in self.status_reports)

    @property
    def status_reports_are_up_to_date(self: "Engagement") -> bool:
        """Need: no status report is open, and none of a quarter that is over is missing."""
        quarter = self.quarter_without_report
        return not self.has_open_status_report and (quarter is None or quarter.last >= _today())


class AssessmentNeeds(SelectionFacts, AreaNeeds, ReformNeeds, StatusReportNeeds):
    """Everything of an assessment from its readiness to its final report."""

    def assessment_date(self: "Engagement", clock: str) -> date | None:
        """The end of the quarter, to which the clock of its reports counts."""
        is_quarterly = self.kind is Kind.ASSESSMENT and clock == "status_report"
        return quarter_of(_today()).last if is_quarterly else None


def _today() -> date:
    return eastern_day(clock.now())
