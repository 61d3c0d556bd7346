"""Invented cases of Critical Response: immediate help, data analysis, a consultation, and reviews of incidents."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from app.cli.demonstration.stories import Story
from app.engagements.services.planning import PlannedItem, PlanText

SCREENED = ("submit", "start_screening", "establish")
CALLED = (*SCREENED, "accept", "call")
ENGAGED = (*CALLED, "offer", "accept_offer")
ATTESTED = (*ENGAGED, "propose_expert", "attest")
TEAMED = (*ATTESTED, "confirm_expert", "confirm_team")
AT_ONCE = (*ATTESTED, "start_at_once")
SCOPED = (*TEAMED, "write_plan", "submit_plan")
AGREED = (*SCOPED, "approve_plan", "concur")
DELIVERED = (*AGREED, "log", "finish")
REPORTED = (*DELIVERED, "write_report", "submit_report", "approve_report")
FOLLOWED = (*REPORTED, "release_report", "hand_over")

SKILLED = (*ATTESTED, "name_skills")
REVIEWING = (*SKILLED, "settle_skills", "confirm_expert", "confirm_team")
SCOPE_SENT = (*REVIEWING, "write_plan", "submit_plan")
AT_AGREEMENT = (*SCOPE_SENT, "approve_scope")
FILED = (*AT_AGREEMENT, "file_agreement")
IN_FORCE = (*FILED, "sign_agreement", "conclude_agreement")
FINDING = (*IN_FORCE, "proceed_confidentially")
GATHERED = (*FINDING, "gather_facts")
REPORTING = (*GATHERED, "log_missing", "log_work", "finish_facts")
WRITTEN = (*REPORTING, "write_review", "submit_report")
CHECKING = (*WRITTEN, "send_draft")
CORRECTED = (*CHECKING, "correct_facts", "submit_report", "send_draft")
DECIDING = (*CORRECTED, "confirm_facts")
RELEASING = (*DECIDING, "approve_review", "prepare_release")


@dataclass(frozen=True, slots=True)
class CriticalStory(Story):
    """A case of Critical Response: which help is wanted, and whether hours count."""

    help_wanted: str = "immediate_assistance"
    is_urgent: bool = False
    is_consultation: bool = False

    @property
    def hours_between(self) -> float:
        """Hours between two steps, so that the last one lies some hours back: these clocks run in hours and days."""
        verbs = len(self.steps) + 8 * ("establish" in self.steps) + 2 * ("write_report" in self.steps)
        return max(0.5, (self.days_ago - 0.25) * 24 / (verbs + 1))

    @property
    def is_review(self) -> bool:
        """Whether it is to be reviewed what happened."""
        return self.help_wanted in ("after_action_review", "in_depth_review")

    def answers(self, topic_id: int | None) -> dict[str, dict[str, Any]]:
        """What the agency typed, by step of the form."""
        answers = Story.answers(self, None)
        answers["program"] = {"program_wanted": "critical_response", "delivery_types": [], "mode": None}
        answers["incident"] = self._incident()
        answers["outcome"] |= {"urgency": "urgent" if self.is_urgent else "soon"}
        if self.is_urgent:
            answers["outcome"] |= {"urgency_reason": "The next march is on Saturday."}
        return answers

    def plan(self, today: date) -> PlanText:
        """A scope of a page; a review's is longer."""
        first = today + timedelta(days=self.first_work_in)
        if self.is_review:
            return PlanText(
                summary="What happened that night, minute by minute, and what to learn from it.",
                team="Elias Grant, lead reviewer",
                cost_estimate=Decimal("64000.00"),
                goals=(("Know what happened", "A timeline with two sources for each moment"),),
                items=(PlannedItem("deliverable", "Timeline of the incident", first + timedelta(days=40)),),
            )
        return PlanText(
            summary="Advice to command staff before and during the next march.",
            team="Elias Grant, crowd management",
            cost_estimate=Decimal("6200.00"),
            items=(PlannedItem("activity", "Two days with command staff", first, "on_site_consultation", "On site"),),
        )

    def section(self, key: str) -> str:
        """The text of a section of the report, or of a consultation's note."""
        return Story.section(self, key) or "Early word to residents, one person who speaks, and rest for the crews."

    def _incident(self) -> dict[str, Any]:
        told = {
            "help_wanted": self.help_wanted, "is_about_incident": True, "incident_kind": "demonstration",
            "incident_on": date(2026, 1, 5), "incident_place": "Main Street", "casualties": "Three people were hurt.",
            "proceedings": ["civil"], "open_proceedings": "A suit in county court.",
        }  # fmt: skip
        why = "Our own people were part of it, and residents want to hear it from others."
        return told | ({"review_justification": why} if self.is_review else {})


def _chief(
    agency: str, name: str, title: str, problem: str, days_ago: int, steps: tuple[str, ...], **more: Any
) -> CriticalStory:
    who = f"{agency}_executive"
    return CriticalStory(
        agency, who, who, name, title, problem, "The next march stays calm", "Command staff", days_ago, steps,
        first_work_in=more.pop("first_work_in", 6), **more,
    )  # fmt: skip


MARCH = "A march ended in broken windows and tear gas, and the next one is announced."
GRIEF = "We lost an officer on duty, and the whole department is shaken."
FIGURES = "Stops of young drivers have doubled, and we do not know why."
NIGHT = "Shots fell at the parade; residents ask why help took so long."
REVIEW = {"help_wanted": "after_action_review"}

CRITICAL_STORIES = (
    _chief("mill", "Grace Whitlock", "March on city hall", MARCH, 0.5, ("submit",), is_urgent=True),
    _chief("lake", "Inez Romero", "After the harbor march", MARCH, 3, (*SCREENED, "accept")),
    _chief("cedar", "Walt Jensen", "After an officer's death", GRIEF, 4, CALLED),
    _chief("bay", "Joan Lindqvist", "Ferry terminal protests", MARCH, 4, (*CALLED, "offer")),
    _chief("pine", "Cal Whitaker", "Rally at the courthouse", MARCH, 5, ENGAGED),
    _chief("north", "Paul Ostrander", "Camp on the campus lawn", MARCH, 5, (*ENGAGED, "propose_expert")),
    _chief("red", "Lena Begay", "Grief after a search", GRIEF, 6, (*ATTESTED, "confirm_expert")),
    _chief("mill", "Grace Whitlock", "Strike at the paper mill", MARCH, 6, TEAMED),
    _chief("lake", "Inez Romero", "Street takeovers", MARCH, 7, SCOPED),
    _chief("bay", "Joan Lindqvist", "Stops of young drivers", FIGURES, 8, (*SCOPED, "approve_plan"),
           help_wanted="data_analysis"),
    _chief("cedar", "Walt Jensen", "March on Saturday", MARCH, 3, AT_ONCE, is_urgent=True),
    _chief("pine", "Cal Whitaker", "After the jail disturbance", MARCH, 14, (*AGREED, "announce")),
    _chief("north", "Paul Ostrander", "Calls at night on campus", FIGURES, 25, DELIVERED, help_wanted="data_analysis"),
    _chief("red", "Lena Begay", "Vigil for a missing child", GRIEF, 40, REPORTED),
    _chief("lake", "Inez Romero", "A word for the chief", GRIEF, 45, FOLLOWED, is_consultation=True),
    _chief("mill", "Grace Whitlock", "After the night of fires", MARCH, 290, (*FOLLOWED, "answer_survey", "check_in",
           "close")),
    _chief("bay", "Joan Lindqvist", "Review of the ferry shooting", NIGHT, 9, (*SCREENED, "authorize"), **REVIEW),
    _chief("cedar", "Walt Jensen", "Review of the county fair", NIGHT, 10, (*SCREENED, "authorize", "accept"),
           **REVIEW),
    _chief("pine", "Cal Whitaker", "Review of the pursuit", NIGHT, 18, (*SKILLED,), **REVIEW),
    _chief("north", "Paul Ostrander", "Review of the stadium evacuation", NIGHT, 20, REVIEWING, **REVIEW),
    _chief("red", "Lena Begay", "Review of the mesa fire", NIGHT, 24, SCOPE_SENT, **REVIEW),
    _chief("lake", "Inez Romero", "Review of the parade", NIGHT, 30, AT_AGREEMENT, **REVIEW),
    _chief("mill", "Grace Whitlock", "Review of the bridge closure", NIGHT, 34, FILED, **REVIEW),
    _chief("bay", "Joan Lindqvist", "Review of the mall evacuation", NIGHT, 40, IN_FORCE, **REVIEW),
    _chief("pine", "Cal Whitaker", "Review of the flood night", NIGHT, 45, (*IN_FORCE, "propose_announcement"),
           **REVIEW),
    _chief("cedar", "Walt Jensen", "Review of the fair shooting", NIGHT, 55, GATHERED, **REVIEW),
    _chief("north", "Paul Ostrander", "Review of the dormitory siege", NIGHT, 90, REPORTING, **REVIEW),
    _chief("red", "Lena Begay", "Review of the canyon search", NIGHT, 46, (*IN_FORCE, "propose_announcement",
           "schedule_announcement"), **REVIEW),
    _chief("lake", "Inez Romero", "Review of the pier collapse", NIGHT, 100, WRITTEN, **REVIEW),
    _chief("mill", "Grace Whitlock", "Review of the mill blockade", NIGHT, 110, CHECKING, **REVIEW),
    _chief("bay", "Joan Lindqvist", "Review of the station shooting", NIGHT, 130, CORRECTED, **REVIEW),
    _chief("pine", "Cal Whitaker", "Review of the courthouse standoff", NIGHT, 140, DECIDING, **REVIEW),
    _chief("cedar", "Walt Jensen", "Review of the barn fires", NIGHT, 145, (*DECIDING, "return_final"), **REVIEW),
    _chief("north", "Paul Ostrander", "Review of the library evacuation", NIGHT, 150, RELEASING, **REVIEW),
    _chief("red", "Lena Begay", "Review of the powwow crush", NIGHT, 160, (*RELEASING, "schedule_release"),
           **REVIEW),
    _chief("lake", "Inez Romero", "Review of the regatta", NIGHT, 170, (*RELEASING, "schedule_release",
           "confirm_release"), **REVIEW),
)  # fmt: skip
