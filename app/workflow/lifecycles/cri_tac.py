"""CRI-TAC: tailored training and technical assistance. Critical Response's immediate help takes the same way."""

from app.policy.actions import Action
from app.policy.roles import Role
from app.workflow.lifecycle import Lifecycle, Opens, State, Step, Turn, Who
from app.workflow.lifecycles.engagement_parts import part_steps
from app.workflow.lifecycles.engagement_states import (
    RESTING,
    SELECTING,
    STAFFING,
    delivering,
    looking_back,
    planning,
    reporting,
)
from app.workflow.lifecycles.engagement_steps import PROVIDER_SELECTION, TEAM, Course, closing, engaging, shared_steps
from app.workflow.lifecycles.people import COORDINATOR, PROGRAM_MANAGER

INTAKE_CALL = "intake_call"
PLANNING = "planning"
DELIVERY = "delivery"
WRAP_UP = "wrap_up"
FOLLOW_UP = "follow_up"

TEAM_NEEDS = ("team_is_staffed",)


def course(call: str) -> Course:
    """The way from the first call to the follow-up."""
    return Course(
        open_states=(call, PROVIDER_SELECTION, TEAM, PLANNING, DELIVERY, WRAP_UP, FOLLOW_UP),
        convertible=(call, PROVIDER_SELECTION, TEAM, PLANNING),
        replaceable=(TEAM, PLANNING, DELIVERY, WRAP_UP),
        reworks=((WRAP_UP, DELIVERY),),
        team_needs=TEAM_NEEDS,
    )


def states(call: str, clock: str) -> tuple[State, ...]:
    """The states of that way; `clock` is the first call's."""
    return (
        State(call, (Turn(Role.PROGRAM_MANAGER, clock),)),
        SELECTING,
        STAFFING,
        planning(PLANNING),
        delivering(DELIVERY),
        reporting(WRAP_UP),
        looking_back(FOLLOW_UP),
        *RESTING,
    )


def beginning(call: str, call_needs: tuple[str, ...]) -> tuple[Step, ...]:
    """From the first call to the agreed plan."""
    return (
        Step(
            "record_call", (call,), PROVIDER_SELECTION, Action.ENGAGEMENT_RECORD_CALL, (PROGRAM_MANAGER,),
            needs=call_needs,
        ),
        engaging(),
        Step(
            "confirm_team", (TEAM,), PLANNING, Action.ENGAGEMENT_CONFIRM_TEAM, (PROGRAM_MANAGER,),
            needs=("has_no_state_to_rejoin", *TEAM_NEEDS), opens=(Opens("plan", when="owes_plan"),),
        ),
        Step(
            "start_delivery", (PLANNING,), DELIVERY, Action.ENGAGEMENT_START_DELIVERY,
            (Who(Role.EXECUTIVE, through=("plan.concur",)), PROGRAM_MANAGER),
            needs=("plan_is_agreed",),
        ),
    )  # fmt: skip


FINISHING = (
    Step(
        "finish_delivery", (DELIVERY,), WRAP_UP, Action.ENGAGEMENT_FINISH_DELIVERY, (COORDINATOR,),
        needs=("plan_is_agreed", "activities_are_over", "deliverables_are_settled", "no_amendment_is_open"),
        opens=(Opens("ta_report", when="owes_report"), Opens("obligation", when="owes_survey")),
    ),
    Step(
        "hand_over", (WRAP_UP,), FOLLOW_UP, Action.ENGAGEMENT_HAND_OVER, (PROGRAM_MANAGER,),
        needs=("report_is_approved", "survey_is_sent", "recommendations_are_handed_over"), opens=(Opens("check_in"),),
    ),
    closing("close", FOLLOW_UP),
    closing(
        "close_without_follow_up", WRAP_UP, Action.ENGAGEMENT_CLOSE_WITHOUT_FOLLOW_UP,
        ("report_is_approved", "reason_is_given"),
    ),
)  # fmt: skip

COURSE = course(INTAKE_CALL)

CRI_TAC = Lifecycle(
    name="cri_tac",
    family="engagement",
    initial=INTAKE_CALL,
    states=states(INTAKE_CALL, "intake_call"),
    steps=(
        *beginning(INTAKE_CALL, ("call_is_logged",)),
        *FINISHING,
        *shared_steps(COURSE),
        *part_steps(COURSE, amendable=(TEAM, DELIVERY)),
    ),
)
