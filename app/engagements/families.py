"""What the door must know of engagements: the model of each part, and how one begins."""

from app.engagements.models.delivery import Activity, Deliverable
from app.engagements.models.engagement import Engagement
from app.engagements.models.focus_area import FocusArea
from app.engagements.models.follow_up import CheckIn, Obligation
from app.engagements.models.plan import Plan
from app.engagements.models.report import Report
from app.engagements.models.team import Assignment, Offer
from app.engagements.services import (
    assessing,
    beginning_anew,
    composing,
    correcting,
    delivering,
    following_on,
    following_up,
    implementing,
    obliging,
    offering,
    opening,
    planning,
    reporting,
    staffing,
)
from app.workflow import registry
from app.workflow.lifecycles.catalogue import REPORTS
from app.workflow.services import lapsing

STAGE = "engagement"


def register() -> None:
    """Tell the door; the whole first, then its parts."""
    registry.register("engagement", Engagement, STAGE, opens=opening.open_engagement)
    registry.register_opener("request", following_on.open_follow_on)
    registry.register("offer", Offer, STAGE, opens=offering.open_offer)
    registry.register("assignment", Assignment, STAGE, opens=staffing.open_assignment)
    registry.register("focus_area", FocusArea, STAGE, opens=assessing.open_focus_areas)
    registry.register("plan", Plan, STAGE, opens=planning.open_plan)
    registry.register_opener("review_scope", planning.open_review_scope)
    registry.register("activity", Activity, STAGE, opens=beginning_anew.activities(delivering.open_activities))
    registry.register(
        "deliverable", Deliverable, STAGE, opens=beginning_anew.deliverables(delivering.open_deliverables)
    )
    registry.register("report", Report, STAGE)
    registry.register_opener("ta_report", reporting.open_ta_report)
    registry.register_opener("status_report", implementing.open_status_report)
    registry.register_opener("review_report", composing.open_review_report)
    registry.register("check_in", CheckIn, STAGE, opens=following_up.open_check_ins)
    registry.register("obligation", Obligation, STAGE, opens=obliging.open_obligations)
    lapsing.register_facts("offer", "lapse", offering.close_to_provider)
    for name in REPORTS:  # whatever begins the first one, a correction begins the next edition
        registry.register_opener(name, correcting.editions(registry.opener(name)))
