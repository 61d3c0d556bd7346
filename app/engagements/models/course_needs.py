"""What an engagement's plan, conversion and closing ask of it."""

from typing import TYPE_CHECKING

from app.policy.programs import Kind, Program
from app.requests.models.acceptability import missing_for

if TYPE_CHECKING:
    from app.engagements.models.engagement import Engagement
    from app.engagements.models.plan import Plan

ON_PLAN = ("planning", "delivery", "wrap_up")
ON_SCOPE = ("scoping", "agreement", "announcement", "fact_finding", "reporting", "release")
ON_IMPLEMENTATION_PLAN = ("assessment", "implementation", "final_report")
OPEN_PLAN = ("drafting", "cops_review", "agency_concurrence")
DIRECTORS_KINDS = (Kind.AFTER_ACTION_REVIEW, Kind.IN_DEPTH_REVIEW, Kind.ASSESSMENT)


class PlanNeeds:
    """The plan and its amendments."""

    @property
    def plan_is_agreed(self: "Engagement") -> bool:
        """Need: a version of the plan holds."""
        return any(plan.state == "agreed" for plan in self.plans)

    def is_left_out(self: "Engagement", key: str, replaced: "Plan | None" = None) -> bool:
        """Whether no agreed version promises the item of that key; `replaced` is one that holds no longer."""
        standing = [plan for plan in self.plans if plan.state == "agreed" and plan is not replaced]
        return bool(key) and all(key != item.key for plan in standing for item in plan.items)

    @property
    def has_open_plan(self: "Engagement") -> bool:
        """Whether a plan or an amendment is being written or decided."""
        return any(plan.state in OPEN_PLAN for plan in self.plans)

    @property
    def needs_plan(self: "Engagement") -> bool:
        """Whether the state in which it stands, or to which it will rejoin, lives on a plan."""
        is_assessment = self.kind is Kind.ASSESSMENT
        return (self.state_left or self.state) in (ON_IMPLEMENTATION_PLAN if is_assessment else ON_PLAN + ON_SCOPE)

    @property
    def owes_plan(self: "Engagement") -> bool:
        """Whether a plan is to be begun: one is needed, none holds and none is under way."""
        return self.needs_plan and not self.plan_is_agreed and not self.has_open_plan

    @property
    def no_amendment_is_open(self: "Engagement") -> bool:
        """Need: no change of the plan is under way."""
        return not self.has_open_plan

    @property
    def plan_stands_or_is_amended(self: "Engagement") -> bool:
        """Need: the plan holds, or its change is under way, where the work to be rejoined lives on one."""
        return not self.owes_plan


class ConversionNeeds:
    """Another kind of help under the same request."""

    @property
    def agency_agrees_to_conversion(self: "Engagement") -> bool:
        """Need: the agency agreed to the change."""
        return self.conversion_agreed_at is not None

    @property
    def new_kind_is_acceptable(self: "Engagement") -> bool:
        """Need: the other kind is named, is not the present one, and the request has what its acceptance needs."""
        kind, assistance = self.converts_to, self.assistance
        if kind is None or kind is self.kind or assistance is None:
            return False
        return not missing_for(assistance, kind)

    @property
    def new_kind_is_the_managers(self: "Engagement") -> bool:
        """Need: the other kind is no review or assessment."""
        return self.converts_to not in DIRECTORS_KINDS

    @property
    def new_kind_is_the_directors(self: "Engagement") -> bool:
        """Need: the other kind is a review or an assessment."""
        return self.converts_to in DIRECTORS_KINDS


class UrgencyNeeds:
    """Critical Response: urgency, announcement, what a provisional acceptance still owes."""

    @property
    def is_urgent_critical_response(self: "Engagement") -> bool:
        """Need: an urgent case of Critical Response."""
        return self.program is Program.CRITICAL_RESPONSE and self.case_file.is_urgent

    @property
    def nothing_is_owed_provisionally(self: "Engagement") -> bool:
        """Need: nothing is outstanding from a provisional acceptance."""
        return not any(duty.state == "due" and duty.kind == "provisional_debt" for duty in self.obligations)

    @property
    def is_not_announced(self: "Engagement") -> bool:
        """Need: it was not announced before."""
        return self.announced_at is None

    @property
    def announcement_is_written(self: "Engagement") -> bool:
        """Need: the announcement has its text."""
        return bool(self.announcement_text)


class CourseNeeds(PlanNeeds, ConversionNeeds, UrgencyNeeds):
    """Everything about the engagement's course but team, pauses and delivery."""
