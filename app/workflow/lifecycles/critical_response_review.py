"""Critical Response, review: after-action or in-depth. Restricted from the start until its release."""

from app.policy.actions import Action
from app.policy.roles import Role
from app.workflow.lifecycle import Lifecycle, Opens, State, Step, Then, Turn
from app.workflow.lifecycles.engagement_parts import part_steps
from app.workflow.lifecycles.engagement_publicity import (
    AGREEMENT,
    ANNOUNCEMENT,
    announcing,
    pulling_back,
    releasing,
    signing,
    unscheduling,
)
from app.workflow.lifecycles.engagement_states import (
    ANNOUNCING,
    RELEASE_TURNS,
    RESTING,
    SELECTING,
    SIGNING,
    STAFFING,
    WITHOUT_PROVIDER,
    delivering,
    looking_back,
    planning,
    reporting,
)
from app.workflow.lifecycles.engagement_steps import PROVIDER_SELECTION, TEAM, Course, closing, engaging, shared_steps
from app.workflow.lifecycles.people import COORDINATOR, DIRECTOR, PROGRAM_MANAGER

EXECUTIVE_CALL = "executive_call"
SCOPING = "scoping"
FACT_FINDING = "fact_finding"
REPORTING = "reporting"
RELEASE = "release"
FOLLOW_UP = "follow_up"

COURSE = Course(
    open_states=(
        EXECUTIVE_CALL, PROVIDER_SELECTION, TEAM, SCOPING, AGREEMENT, ANNOUNCEMENT, FACT_FINDING, REPORTING, RELEASE,
        FOLLOW_UP,
    ),
    convertible=(EXECUTIVE_CALL, PROVIDER_SELECTION, TEAM, SCOPING),
    replaceable=(TEAM, SCOPING, AGREEMENT, ANNOUNCEMENT, FACT_FINDING, REPORTING, RELEASE),
    reworks=((REPORTING, FACT_FINDING),),
    team_needs=("skills_are_filled_or_gaps_accepted", "attestations_are_in", "nothing_is_owed_provisionally"),
    plan="review_scope",
    report="review_report",
    scheduling=(ANNOUNCEMENT, RELEASE),
    is_the_directors=True,
)  # fmt: skip

STATES = (
    State(EXECUTIVE_CALL, (Turn(Role.PROGRAM_MANAGER, "executive_call"),)),
    SELECTING,
    STAFFING,
    planning(SCOPING),
    SIGNING,
    ANNOUNCING,
    delivering(FACT_FINDING),
    reporting(REPORTING),
    State(RELEASE, (WITHOUT_PROVIDER, *RELEASE_TURNS)),
    looking_back(FOLLOW_UP),
    *RESTING,
)

BEGINNING = (
    Step(
        "record_call", (EXECUTIVE_CALL,), PROVIDER_SELECTION, Action.ENGAGEMENT_RECORD_CALL, (PROGRAM_MANAGER,),
        needs=("kind_is_settled", "call_is_logged", "proceedings_are_noted"),
    ),
    engaging(),
    Step(
        "confirm_team", (TEAM,), SCOPING, Action.ENGAGEMENT_CONFIRM_TEAM, (PROGRAM_MANAGER,),
        needs=("has_no_state_to_rejoin", *COURSE.team_needs), opens=(Opens("review_scope", when="owes_plan"),),
    ),
    Step(
        "settle_scope", (SCOPING,), AGREEMENT, Action.ENGAGEMENT_SETTLE_SCOPE, (PROGRAM_MANAGER,),
        needs=("plan_is_agreed",),
    ),
)  # fmt: skip

WORK = (
    Step(
        "proceed_confidentially", (ANNOUNCEMENT,), FACT_FINDING, Action.ENGAGEMENT_PROCEED_CONFIDENTIALLY, (DIRECTOR,),
        needs=("reason_is_given",), voids=True,
    ),
    Step(
        "finish_fact_finding", (FACT_FINDING,), REPORTING, Action.ENGAGEMENT_FINISH_FACT_FINDING, (COORDINATOR,),
        needs=("timeline_is_begun", "interviews_are_logged", "data_list_is_answered", "no_amendment_is_open"),
        opens=(Opens("review_report", when="owes_report"),),
    ),
    Step(
        "prepare_release", (REPORTING,), RELEASE, Action.ENGAGEMENT_PREPARE_RELEASE, (PROGRAM_MANAGER,),
        needs=("report_is_approved",),
    ),
    Step(
        "deliver_confidentially", (RELEASE,), FOLLOW_UP, Action.ENGAGEMENT_DELIVER_CONFIDENTIALLY, (DIRECTOR,),
        needs=("reason_is_given", "report_is_approved", "report_is_handed_over"),
        then=(Then("review_report", "withhold_report", sets=(("reason_code", "delivered_confidentially"),)),),
        opens=(Opens("check_in"),), voids=True,
    ),
)  # fmt: skip

CRITICAL_RESPONSE_REVIEW = Lifecycle(
    name="critical_response_review",
    family="engagement",
    initial=EXECUTIVE_CALL,
    states=STATES,
    steps=(
        *BEGINNING,
        *signing(),
        *announcing(FACT_FINDING),
        *WORK,
        *releasing(RELEASE, FOLLOW_UP, sets=(("restricted", False), ("is_confidential", False))),
        pulling_back(RELEASE, REPORTING),
        closing("close", FOLLOW_UP),
        unscheduling(*COURSE.scheduling),
        *shared_steps(COURSE),
        *part_steps(COURSE, amendable=(TEAM, AGREEMENT, ANNOUNCEMENT, FACT_FINDING)),
    ),
)
