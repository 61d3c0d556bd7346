"""Invented Organizational Assessments, at least one for every turn from the readiness review to the close."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from app.cli.demonstration.stories import Story
from app.engagements.services.planning import PlannedItem, PlanText

SCREENED = ("submit", "start_screening", "establish", "authorize")
ACCEPTED = (*SCREENED, "accept")
READY = (*ACCEPTED, "record_readiness")
SELECTED = (*READY, "select_site")
ENGAGED = (*SELECTED, "offer", "accept_offer")
TEAMED = (*ENGAGED, "propose_expert", "attest", "settle_skills", "confirm_expert", "confirm_team")
NAMED = (*TEAMED, "add_areas", "file_agreement")
SIGNED = (*NAMED, "sign_for_agency", "sign_for_office")
IN_FORCE = (*SIGNED, "conclude")
ANNOUNCED = (*IN_FORCE, "propose_announcement", "schedule_announcement", "announce")
STUDIED = (*ANNOUNCED, "start_areas", "find")
PROPOSED = (*STUDIED, "propose_assessed")
ASSESSED = (*PROPOSED, "agree_assessed", "advise")
PLANNED = (*ASSESSED, "begin_plan", "write_plan", "submit_plan", "approve_plan", "concur")
REFORMING = (*PLANNED, "finish_assessment")
CLAIMED = (*REFORMING, "report_claims")
VALIDATED = (*CLAIMED, "validate_claims")
COMPLETED = (*REFORMING, "complete_claims", "settle_status_reports")
REPORTING = (*COMPLETED, "finish_implementation")
SUSTAINED = (*REPORTING, "write_report", "submit_report", "send_report", "confirm_facts", "approve_report", "release")
CLOSED = (*SUSTAINED, "hand_in", "accept_deliverable", "check_in", "close")


@dataclass(frozen=True, slots=True)
class AssessmentStory(Story):
    """An Organizational Assessment: its steps lie weeks apart."""

    def answers(self, topic_id: int | None) -> dict[str, dict[str, Any]]:
        """What the agency typed, by step of the form."""
        answers = Story.answers(self, topic_id)
        answers["program"] = {
            "program_wanted": "organizational_assessment", "delivery_types": [], "mode": None,
            "primary_topic": topic_id,
        }  # fmt: skip
        answers["assessment"] = {
            "focus_areas_wanted": "First-line supervision; complaints", "governing_body_aware": True,
            "community_concerns": "Residents say that complaints lead nowhere.", "unions_aware": True,
            "commits_to_act": True,
        }  # fmt: skip
        government = {
            "name": "Lee Marlow", "title": "County manager", "phone": "202-555-0102", "email": "manager@example.org",
        }  # fmt: skip
        answers["contacts"] |= {"government_executive": government}
        return answers

    def plan(self, today: date) -> PlanText:
        """An implementation plan."""
        first = today + timedelta(days=45)
        return PlanText(
            summary="Sergeants on every shift, and an answer to each complaint within 30 days.",
            team="Elias Grant, lead assessor",
            cost_estimate=Decimal("88000.00"),
            goals=((self.outcome, "Nine of ten recommendations are complete within two years"),),
            items=(PlannedItem("milestone", "Half of the recommendations complete", first + timedelta(days=180)),
                   PlannedItem("deliverable", "Handbook for sergeants", first)),
        )  # fmt: skip

    @property
    def hours_between(self) -> float:
        """Hours between two steps; the reports that come between count for a fifth of the time."""
        return 0.8 * Story.hours_between.fget(self)  # type: ignore[attr-defined]

    def section(self, key: str) -> str:
        """The text of a section of a report."""
        return Story.section(self, key) or "Sergeants now lead each shift, and complaints are answered in time."


def _chief(agency: str, name: str, title: str, days_ago: int, steps: tuple[str, ...]) -> AssessmentStory:
    who = f"{agency}_executive"
    return AssessmentStory(
        agency, who, who, name, title, "Residents and officers have lost trust in how we handle complaints.",
        "Supervisors lead and complaints are answered", "All sworn staff", days_ago, steps,
    )  # fmt: skip


ASSESSMENT_STORIES = (
    _chief("mill", "Grace Whitlock", "Assessment of supervision", 12, ACCEPTED),
    _chief("lake", "Inez Romero", "Assessment of hiring and training", 25, READY),
    _chief("red", "Lena Begay", "Assessment of night patrol", 40, (*READY, "decline_site")),
    _chief("bay", "Joan Lindqvist", "Assessment of internal affairs", 35, (*SELECTED, "offer")),
    _chief("cedar", "Walt Jensen", "Assessment of a small department", 50, ENGAGED),
    _chief("pine", "Cal Whitaker", "Assessment of jail and patrol", 60, TEAMED),
    _chief("north", "Paul Ostrander", "Assessment of campus safety", 70, NAMED),
    _chief("lake", "Inez Romero", "Assessment of crisis response", 75, SIGNED),
    _chief("mill", "Grace Whitlock", "Assessment of data and policy", 80, IN_FORCE),
    _chief("bay", "Joan Lindqvist", "Assessment of promotions", 90, (*IN_FORCE, "propose_announcement")),
    _chief("pine", "Cal Whitaker", "Assessment of rural service", 130, STUDIED),
    _chief("red", "Lena Begay", "Assessment of community policing", 160, PROPOSED),
    _chief("cedar", "Walt Jensen", "Assessment of records and evidence", 200, (*ASSESSED, "begin_plan")),
    _chief("north", "Paul Ostrander", "Assessment of event planning", 320, REFORMING),
    _chief("lake", "Inez Romero", "Assessment of use of force", 330, CLAIMED),
    _chief("bay", "Joan Lindqvist", "Assessment of field training", 340, VALIDATED),
    _chief("mill", "Grace Whitlock", "Assessment of trust and complaints", 420, REPORTING),
    _chief("pine", "Cal Whitaker", "Assessment of supervision in the county", 520, SUSTAINED),
    _chief("red", "Lena Begay", "Assessment of victim services", 600, CLOSED),
)  # fmt: skip
