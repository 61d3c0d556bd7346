"""States that engagements of several programs share, and whose turn it is in each."""

from app.policy.roles import Role
from app.workflow.lifecycle import EVERY_CLOCK, Beside, Part, State, Turn
from app.workflow.lifecycles.engagement_steps import CLOSED, ENDED, ON_HOLD, PROVIDER_SELECTION, TEAM

# Who takes the next step when nothing is owed any more.
MANAGER_NEXT = Turn(Role.PROGRAM_MANAGER, "next_step")
COORDINATOR_NEXT = Turn(Role.COORDINATOR, "next_step")
DIRECTOR_NEXT = Turn(Role.DIRECTOR, "next_step")

# A case reopened or given back may stand where a provider works, without one.
WITHOUT_PROVIDER = Turn(Role.PROGRAM_MANAGER, "next_step", when="has_no_provider")

PLAN_OPEN = Turn(Part("plan"), when="has_open_plan")
REPORT_OPEN = Turn(Part("report"), when="has_open_report")
CHECK_IN_OPEN = Turn(Part("check_in"), when="has_open_check_in")
WORK_PLANNED = Turn(Role.COORDINATOR, "work", when="has_planned_work")
MILESTONES = (Beside("milestone", when="has_milestone_ahead", party=Role.COORDINATOR),)
"""The dated points of the plan that are neither activity nor deliverable, each of which has a clock of its own."""
DELIVERABLE_SUBMITTED = Turn(Part("deliverable"), when="has_submitted_deliverable")

SELECTING = State(
    PROVIDER_SELECTION,
    (
        Turn(Role.PROGRAM_MANAGER, "next_step", when="has_accepted_lead_offer"),
        Turn(Part("offer"), when="has_open_lead_offer"),
        Turn(Role.PROGRAM_MANAGER, "provider_selection"),
    ),
)
STAFFING = State(
    TEAM,
    (
        WITHOUT_PROVIDER,
        Turn(Part("assignment", ("proposed",)), when="awaits_attestation"),
        Turn(Role.COORDINATOR, "empty_place", when="has_empty_place"),
        MANAGER_NEXT,
    ),
)
SIGNING = State(
    "agreement",
    (
        WITHOUT_PROVIDER,
        Turn(Role.EXECUTIVE, "agreement_signature", when="awaits_agency_signature"),
        Turn(Role.PROGRAM_MANAGER, "agreement_signature"),
    ),
)
ANNOUNCING = State(
    "announcement",
    (
        Turn(Role.DIRECTOR, "scheduled_instant", when="is_scheduled"),
        Turn(Role.DIRECTOR, "next_step", when="announcement_is_proposed"),
        Turn(Role.PROGRAM_MANAGER, "new_instant", when="announcement_time_has_passed"),
        MANAGER_NEXT,
    ),
)
RELEASE_TURNS = (
    Turn(Role.DIRECTOR, "scheduled_instant", when="is_scheduled_and_confirmed"),
    Turn(Role.PROGRAM_MANAGER, "next_step", when="is_scheduled"),
    Turn(Role.DIRECTOR, "new_instant", when="release_time_has_passed"),
    DIRECTOR_NEXT,
)


def delivering(name: str) -> State:
    """The provider works along its dates; then what others still owe decides."""
    turns = (WITHOUT_PROVIDER, WORK_PLANNED, PLAN_OPEN, DELIVERABLE_SUBMITTED, COORDINATOR_NEXT)
    return State(name, turns, beside=MILESTONES)


def reporting(name: str) -> State:
    """The report has the turn until it is approved."""
    return State(name, (WITHOUT_PROVIDER, REPORT_OPEN, MANAGER_NEXT))


def planning(name: str) -> State:
    """The plan has the turn until it is agreed."""
    return State(name, (WITHOUT_PROVIDER, PLAN_OPEN, MANAGER_NEXT))


def looking_back(name: str) -> State:
    """The agency answers its check-ins."""
    return State(name, (CHECK_IN_OPEN, REPORT_OPEN, MANAGER_NEXT))


RESTING = (
    State(ON_HOLD, (Turn(Role.PROGRAM_MANAGER, "hold_date"),), pauses=(EVERY_CLOCK,)),
    State(CLOSED, final=True),
    State(ENDED, final=True),
)
