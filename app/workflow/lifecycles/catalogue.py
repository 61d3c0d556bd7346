"""All life cycles by name, and the families of parts to which they belong."""

from app.policy.programs import Kind
from app.workflow.lifecycle import Lifecycle
from app.workflow.lifecycles.activity import ACTIVITY
from app.workflow.lifecycles.assignment import ASSIGNMENT
from app.workflow.lifecycles.check_in import CHECK_IN
from app.workflow.lifecycles.cri_tac import CRI_TAC
from app.workflow.lifecycles.critical_response import CRITICAL_RESPONSE
from app.workflow.lifecycles.critical_response_review import CRITICAL_RESPONSE_REVIEW
from app.workflow.lifecycles.deconfliction import DECONFLICTION
from app.workflow.lifecycles.deliverable import DELIVERABLE
from app.workflow.lifecycles.focus_area import FOCUS_AREA
from app.workflow.lifecycles.obligation import OBLIGATION
from app.workflow.lifecycles.offer import OFFER
from app.workflow.lifecycles.organizational_assessment import ORGANIZATIONAL_ASSESSMENT
from app.workflow.lifecycles.plan import PLAN, REVIEW_SCOPE
from app.workflow.lifecycles.question import QUESTION
from app.workflow.lifecycles.report import REVIEW_REPORT, STATUS_REPORT, TA_REPORT
from app.workflow.lifecycles.request import REQUEST

ALL = (
    REQUEST,
    CRI_TAC,
    CRITICAL_RESPONSE,
    CRITICAL_RESPONSE_REVIEW,
    ORGANIZATIONAL_ASSESSMENT,
    OFFER,
    ASSIGNMENT,
    PLAN,
    REVIEW_SCOPE,
    ACTIVITY,
    DELIVERABLE,
    FOCUS_AREA,
    TA_REPORT,
    STATUS_REPORT,
    REVIEW_REPORT,
    QUESTION,
    DECONFLICTION,
    CHECK_IN,
    OBLIGATION,
)

LIFECYCLES: dict[str, Lifecycle] = {lifecycle.name: lifecycle for lifecycle in ALL}
ENGAGEMENT_LIFECYCLES = tuple(lifecycle for lifecycle in ALL if lifecycle.family == "engagement")
ENGAGEMENTS = tuple(lifecycle.name for lifecycle in ENGAGEMENT_LIFECYCLES)
"""The names of every program's life cycle, for a step that all of them have."""
REPORTS = tuple(lifecycle.name for lifecycle in ALL if lifecycle.family == "report")
"""The names of every kind of report's life cycle, for a step that all of them have."""
REPORT_LIFECYCLES = tuple(lifecycle for lifecycle in ALL if lifecycle.family == "report")

BY_KIND = {
    Kind.TRAINING_AND_ASSISTANCE: CRI_TAC,
    Kind.IMMEDIATE_ASSISTANCE: CRITICAL_RESPONSE,
    Kind.DATA_ANALYSIS: CRITICAL_RESPONSE,
    Kind.AFTER_ACTION_REVIEW: CRITICAL_RESPONSE_REVIEW,
    Kind.IN_DEPTH_REVIEW: CRITICAL_RESPONSE_REVIEW,
    Kind.ASSESSMENT: ORGANIZATIONAL_ASSESSMENT,
}


def engagement_lifecycle(kind: Kind) -> str:
    """Return the name of the life cycle that an engagement of this kind takes."""
    return BY_KIND[kind].name


def members(part: str) -> tuple[Lifecycle, ...]:
    """Return the life cycles that a family's or a life cycle's name means."""
    return tuple(lifecycle for lifecycle in ALL if part in (lifecycle.name, lifecycle.family))
