"""The invented cases: which agency asks for what, and how far its case has come; at least one for every turn."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from app.engagements.services.planning import PlannedItem, PlanText

MATCHED = ("submit", "start_screening", "match")
SCREENED = ("submit", "start_screening", "establish")
TEAMED = (*SCREENED, "accept", "call", "offer", "accept_offer", "propose_expert", "attest", "confirm_expert")
PLANNED = (*TEAMED, "confirm_team", "write_plan", "submit_plan", "approve_plan", "concur")
CALLED = (*SCREENED, "accept", "call")
DELIVERED = (*PLANNED, "log", "hand_in", "accept_deliverable", "finish")
REPORTED = (*DELIVERED, "write_report", "submit_report", "approve_report")
FOLLOWED = (*REPORTED, "release_report", "hand_over")
DRAFTED = (*TEAMED, "confirm_team", "write_plan", "submit_plan")
HANDED_IN = (*PLANNED, "log", "hand_in")
SENT_IN = (*DELIVERED, "write_report", "submit_report")


@dataclass(frozen=True, slots=True)
class Story:
    """One case: who asks, for what, which steps it has taken, and how long ago it began (days)."""

    agency: str
    requester: str
    executive: str
    executive_name: str
    title: str
    problem: str
    outcome: str
    audience: str
    days_ago: float
    steps: tuple[str, ...] = ()
    first_work_in: int = 21

    @property
    def hours_between(self) -> float:
        """Hours between two steps, so that the last one lies a day or two back."""
        verbs = len(self.steps) + 7 * ("establish" in self.steps) + 2 * ("write_report" in self.steps)
        return max(0.5, (self.days_ago - 1.5) * 24 / (verbs + 1))

    def answers(self, topic_id: int | None) -> dict[str, dict[str, Any]]:
        """What the agency typed, by step of the form."""
        executive = {
            "name": self.executive_name,
            "title": "Chief",
            "phone": "202-555-0101",
            "email": "chief@example.org",
        }
        return {
            "contacts": {"law_enforcement_executive": executive, "point_of_contact": executive},
            "program": {
                "program_wanted": "cri_tac", "delivery_types": ["in_person_training"], "mode": "in_person",
                "primary_topic": topic_id,
            },
            "need": {
                "title": self.title, "problem": self.problem, "how_it_came_up": "A review of last year's reports.",
                "if_nothing_is_done": "More injuries and less trust.",
            },
            "outcome": {
                "outcome_wanted": self.outcome, "success_measure": "Fewer injuries within a year.",
                "audience": self.audience, "number_to_train": 48, "place": "At our station", "urgency": "routine",
            },
            "other": {"has_pending_matters": False, "naming_consent": "ask_first"},
            "attachments": {},
            "statements": {"authority_attested": True},
        }  # fmt: skip

    def plan(self, today: date) -> PlanText:
        """A plan whose dates count from the day on which it is written."""
        first = today + timedelta(days=self.first_work_in)
        return PlanText(
            summary="Two days of scenario training, a lesson plan to keep, and a call after a month.",
            team="Elias Grant, lead trainer",
            cost_estimate=Decimal("18500.00"),
            goals=((self.outcome, "Injuries in crisis calls fall within a year"),),
            items=(
                PlannedItem("activity", "Scenario training, day one", first, "in_person_training", "At the station"),
                PlannedItem(
                    "activity", "Scenario training, day two", first + timedelta(days=1), "in_person_training", ""
                ),
                PlannedItem("deliverable", "Lesson plan", first + timedelta(days=7)),
                PlannedItem("milestone", "Every shift trained", first + timedelta(days=30)),
            ),
        )

    def section(self, key: str) -> str:
        """The text of a section of the report."""
        texts = {
            "request": self.problem,
            "plan": "Two days of scenario training and a lesson plan.",
            "delivered": "Both days took place as planned; the lesson plan was handed over.",
            "attendance": "48 people over two days, from all shifts.",
            "evaluation": "46 of 48 said that the training met its goals.",
            "recommendations": "Repeat the training each year for all shifts.",
            "lessons": "Scenarios from the agency's own calls worked best.",
        }
        return texts.get(key, "")


def _harbor(title: str, problem: str, days_ago: int, steps: tuple[str, ...], **more: Any) -> Story:
    return Story(
        "harbor", "requester", "executive", "Henry Boone", title, problem,
        "Deputies calm a situation down before they use force", "Patrol deputies", days_ago, steps, **more,
    )  # fmt: skip


def _chief(
    agency: str, name: str, title: str, problem: str, days_ago: int, steps: tuple[str, ...], **more: Any
) -> Story:
    who = f"{agency}_executive"
    return Story(
        agency, who, who, name, title, problem, "Officers and residents work on problems together", "All sworn staff",
        days_ago, steps, **more,
    )  # fmt: skip


CALLS = "Use of force in mental health calls has doubled in a year."
TRUST = "Few residents report crimes, and meetings end in shouting."
STAFF = "A third of our positions are vacant and new officers leave within a year."

STORIES = (
    _harbor("Peer support after critical incidents", STAFF, 3, ()),
    _chief("cedar", "Walt Jensen", "Recruiting in a town of 4,000", STAFF, 1, ("submit",)),
    _chief("mill", "Grace Whitlock", "Traffic stops and trust", TRUST, 3, ("submit", "start_screening")),
    _chief("lake", "Inez Romero", "Working with outreach teams", TRUST, 4, (*MATCHED, "ask_component")),
    _chief("bay", "Joan Lindqvist", "Crisis calls at night", CALLS, 9, (*MATCHED, "ask")),
    _chief("pine", "Cal Whitaker", "New radios for patrol cars", STAFF, 6, (*MATCHED, "propose_decline")),
    _chief("north", "Paul Ostrander", "Buying body cameras", STAFF, 40, (*MATCHED, "propose_decline", "decline")),
    _chief("red", "Lena Begay", "Academy seats for two recruits", STAFF, 50, (*MATCHED, "refer")),
    _chief("cedar", "Walt Jensen", "Report writing course", STAFF, 60, ("submit", "start_screening", "withdraw")),
    _chief("red", "Lena Begay", "Community policing on the mesa", TRUST, 8, SCREENED),
    _chief("north", "Paul Ostrander", "Large events on campus", TRUST, 14, (*SCREENED, "accept")),
    _chief("lake", "Inez Romero", "First-line supervisors", STAFF, 15, CALLED),
    _chief("mill", "Grace Whitlock", "De-escalation for a small agency", CALLS, 15, (*CALLED, "offer")),
    _chief("pine", "Cal Whitaker", "Jail mental health screening", CALLS, 18, (*CALLED, "offer", "decline_offer")),
    _chief("bay", "Joan Lindqvist", "Youth diversion with schools", TRUST, 17, TEAMED[:7]),
    _harbor("Hostage negotiation refresher", CALLS, 18, TEAMED[:8]),
    _chief("cedar", "Walt Jensen", "Domestic violence response", CALLS, 20, TEAMED),
    _chief("red", "Lena Begay", "Elders and officers", TRUST, 24, (*TEAMED, "confirm_team")),
    _chief("lake", "Inez Romero", "Bias training review", TRUST, 28, DRAFTED),
    _harbor("Wellness program for deputies", STAFF, 32, (*DRAFTED, "approve_plan")),
    _harbor("De-escalation training for 48 deputies", CALLS, 40, PLANNED, first_work_in=35),
    _chief("mill", "Grace Whitlock", "Crisis intervention team", CALLS, 55, PLANNED),
    _chief("north", "Paul Ostrander", "Threat assessment team", TRUST, 70, HANDED_IN),
    _chief("pine", "Cal Whitaker", "Rural traffic safety", TRUST, 80, (*HANDED_IN, "accept_deliverable")),
    _chief("bay", "Joan Lindqvist", "Interview room practice", STAFF, 75, DELIVERED),
    _harbor("School resource deputies", TRUST, 85, SENT_IN),
    _chief("lake", "Inez Romero", "Less-lethal options", CALLS, 90, (*SENT_IN, "return_report")),
    _chief("cedar", "Walt Jensen", "Field training officers", STAFF, 95, REPORTED),
    _chief("mill", "Grace Whitlock", "Neighborhood listening sessions", TRUST, 130, FOLLOWED),
    _chief("red", "Lena Begay", "Missing persons protocol", TRUST, 140, (*FOLLOWED, "answer_survey", "check_in")),
    _harbor("Supervising use of force", CALLS, 300, (*FOLLOWED, "answer_survey", "check_in", "close")),
)  # fmt: skip
