"""The parts of an invented engagement, as far as its course has brought it."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from app.database.keys import random_key
from app.policy.programs import Kind, Program
from app.policy.roles import Role
from bench.courses import Course
from bench.people import Member, People
from bench.rows import Rows

OUTCOME = "completed_as_planned"


class Parts:
    """The rows of engagements and their parts."""

    def __init__(self) -> None:
        self.engagements = Rows("engagements", program=Program.CRI_TAC, kind=Kind.TRAINING_AND_ASSISTANCE)
        self.offers, self.assignments, self.plans = Rows("offers"), Rows("assignments"), Rows("plans")
        self.goals, self.items = Rows("goals", position=1), Rows("plan_items")
        self.activities, self.deliverables = Rows("activities"), Rows("deliverables")

    @property
    def tables(self) -> tuple[Rows, ...]:
        """All tables in an order that foreign keys allow."""
        team = (self.engagements, self.offers, self.assignments)
        return (*team, self.plans, self.goals, self.items, self.activities, self.deliverables)

    def add(
        self, course: Course, file_id: int, manager: Member, coordinator: Member, people: People, rng: Random,
        began: datetime,
    ) -> dict[str, int]:  # fmt: skip
        """Add an engagement with its parts; returns the id of each by its life cycle."""
        begun = {lifecycle for lifecycle, step, _source, _target in course.steps if step == "open"}
        own: dict[str, Any] = {"case_file_id": file_id, "state_since": began, "created_at": began}
        provider, self.writer = coordinator.organization_id, coordinator.person_id
        engagement = self.engagements.add(
            state=course.state, manager_id=manager.person_id, call_at=began, call_zone="America/New_York",
            provider_id=provider if "offer" in begun else None,
            outcome=OUTCOME if course.state == "closed" else None, **own,
        )  # fmt: skip
        ids = {"cri_tac": engagement}
        own |= {"engagement_id": engagement}
        if "offer" in begun:
            answered = {"answered_by_id": coordinator.person_id, "answered_at": began, "state": "accepted"}
            ids["offer"] = self.offers.add(provider_id=provider, **own, **answered)
        if "assignment" in begun:
            expert = rng.choice([each for each in people.members[Role.EXPERT] if each.organization_id == provider])
            attested = {"state": "confirmed", "has_conflict": False, "attested_at": began, "provider_id": provider}
            ids["assignment"] = self.assignments.add(person_id=expert.person_id, **own, **attested)
        if "plan" in begun:
            ids["plan"] = self._plan("agreed" if "activity" in begun else "drafting", own)
        if "activity" in begun:
            ids |= self._work("planned" if course.state == "delivery" else "over", own, began)
        return ids

    def _plan(self, state: str, own: dict[str, Any]) -> int:
        facts = {"summary": "Two days of training", "team": "Lead trainer", "cost_estimate": 18500}
        plan = self.plans.add(state=state, **own, **facts)
        within = {"case_file_id": own["case_file_id"], "plan_id": plan}
        self.goals.add(goal="Officers de-escalate", measure="Use of force falls within a year", **within)
        for kind in ("activity", "deliverable", "milestone"):
            self.items.add(kind=kind, key=random_key(), title=f"The {kind}", on_date=own["created_at"].date(), **within)
        return plan

    def _work(self, state: str, own: dict[str, Any], began: datetime) -> dict[str, int]:
        on, is_over = (began + timedelta(days=90)).date(), state == "over"
        held = {"state": "held", "happened": "Forty officers trained.", "heads_in_person": 40} if is_over else {}
        activity = self.activities.add(title="Training", planned_on=on, **own, **held)
        accepted = {"state": "accepted", "submitted_by_id": self.writer, "submitted_at": began} if is_over else {}
        deliverable = self.deliverables.add(title="Lesson plan", due_on=on, **own, **accepted)
        return {"activity": activity, "deliverable": deliverable}
