"""Organizational Assessment: focus areas assessed one after another; reforms begin during the assessment."""

from app.policy.actions import Action
from app.policy.roles import Role
from app.workflow.audiences import Audience
from app.workflow.lifecycle import STAYS, Lifecycle, Opens, Part, State, Step, Turn
from app.workflow.lifecycles.engagement_parts import part_steps, status_reporting
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
    MANAGER_NEXT,
    MILESTONES,
    PLAN_OPEN,
    RELEASE_TURNS,
    REPORT_OPEN,
    RESTING,
    SELECTING,
    SIGNING,
    STAFFING,
    WITHOUT_PROVIDER,
    looking_back,
)
from app.workflow.lifecycles.engagement_steps import (
    ENDED,
    LEAVES_OPEN_STATE,
    PROVIDER_SELECTION,
    TEAM,
    Course,
    closing,
    engaging,
    shared_steps,
    stand_down,
)
from app.workflow.lifecycles.people import COORDINATOR, DIRECTOR, PROGRAM_MANAGER

READINESS = "readiness"
SITE_SELECTION = "site_selection"
ASSESSMENT = "assessment"
IMPLEMENTATION = "implementation"
FINAL_REPORT = "final_report"
SUSTAINMENT = "sustainment"

WORKING = (AGREEMENT, ANNOUNCEMENT, ASSESSMENT, IMPLEMENTATION, FINAL_REPORT)

COURSE = Course(
    open_states=(READINESS, SITE_SELECTION, PROVIDER_SELECTION, TEAM, *WORKING, SUSTAINMENT),
    convertible=(PROVIDER_SELECTION, TEAM),
    replaceable=(TEAM, *WORKING),
    reworks=((IMPLEMENTATION, ASSESSMENT), (FINAL_REPORT, IMPLEMENTATION)),
    team_needs=("skills_are_filled_or_gaps_accepted", "attestations_are_in", "nothing_is_owed_provisionally"),
    report="review_report",
    scheduling=(ANNOUNCEMENT, FINAL_REPORT),
    is_the_directors=True,
)

FOCUS_AREA_OPEN = Turn(Part("focus_area"), when="has_open_focus_area")
STATUS_REPORT_OPEN = Turn(Part("report"), when="has_open_status_report")

STATES = (
    State(READINESS, (Turn(Role.PROGRAM_MANAGER, "readiness"),)),
    State(SITE_SELECTION, (Turn(Role.DIRECTOR, "site_selection"),)),
    SELECTING,
    STAFFING,
    SIGNING,
    ANNOUNCING,
    State(
        ASSESSMENT,
        (
            WITHOUT_PROVIDER,
            FOCUS_AREA_OPEN,
            PLAN_OPEN,
            Turn(Role.COORDINATOR, "plan", when="owes_plan"),
            MANAGER_NEXT,
        ),
        beside=MILESTONES,
    ),
    State(
        IMPLEMENTATION,
        (
            WITHOUT_PROVIDER,
            PLAN_OPEN,
            Turn(Role.REQUESTER, "status_report", when="owes_claims"),
            STATUS_REPORT_OPEN,
            Turn(Role.PROGRAM_MANAGER, "next_step", when="owes_validation"),
            Turn(Role.COORDINATOR, "status_report", when="owes_status_report"),
            Turn(Role.REQUESTER, "status_report", when="reforms_go_on"),
            MANAGER_NEXT,
        ),
        beside=MILESTONES,
    ),
    State(FINAL_REPORT, (WITHOUT_PROVIDER, REPORT_OPEN, *RELEASE_TURNS)),
    looking_back(SUSTAINMENT),
    *RESTING,
)

CHOOSING = (
    Step(
        "record_readiness", (READINESS,), SITE_SELECTION, Action.ENGAGEMENT_RECORD_READINESS, (PROGRAM_MANAGER,),
        needs=("call_is_logged", "executives_are_committed", "awareness_is_noted"),
    ),
    Step(
        "select_site", (SITE_SELECTION,), PROVIDER_SELECTION, Action.ENGAGEMENT_SELECT_SITE, (DIRECTOR,),
        needs=("rationale_is_written",), other_than=("readiness_recorded_by_id",),
    ),
)  # fmt: skip

DECLINING = Step(
    "decline_site", (SITE_SELECTION,), ENDED, Action.ENGAGEMENT_DECLINE_SITE, (DIRECTOR,),
    needs=("rationale_is_written", "letter_is_written"), other_than=("readiness_recorded_by_id",),
    then=stand_down(), remembers=LEAVES_OPEN_STATE,
    sets=(("end_reason", "not_selected"),), voids=True,
    tells=(Audience.AGENCY,),
)  # fmt: skip

WORK = (
    Step(
        "confirm_team", (TEAM,), AGREEMENT, Action.ENGAGEMENT_CONFIRM_TEAM, (PROGRAM_MANAGER,),
        needs=("has_no_state_to_rejoin", *COURSE.team_needs),
    ),
    Step(
        "add_focus_area", (TEAM, AGREEMENT, ASSESSMENT), STAYS, Action.ENGAGEMENT_ADD_FOCUS_AREA,
        (COORDINATOR, PROGRAM_MANAGER), opens=(Opens("focus_area"),),
    ),
    Step(
        "begin_implementation_plan", (ASSESSMENT,), STAYS, Action.ENGAGEMENT_BEGIN_IMPLEMENTATION_PLAN,
        (COORDINATOR, PROGRAM_MANAGER), needs=("owes_plan",), opens=(Opens("plan"),),
    ),
    Step(
        "finish_assessment", (ASSESSMENT,), IMPLEMENTATION, Action.ENGAGEMENT_FINISH_ASSESSMENT, (PROGRAM_MANAGER,),
        needs=("focus_areas_are_settled", "plan_is_agreed"),
    ),
    Step(
        "finish_implementation", (IMPLEMENTATION,), FINAL_REPORT, Action.ENGAGEMENT_FINISH_IMPLEMENTATION,
        (PROGRAM_MANAGER,), needs=("claims_are_validated", "status_reports_are_up_to_date"),
        opens=(Opens("review_report", when="owes_report"),),
    ),
)  # fmt: skip

ORGANIZATIONAL_ASSESSMENT = Lifecycle(
    name="organizational_assessment",
    family="engagement",
    initial=READINESS,
    states=STATES,
    steps=(
        *CHOOSING,
        DECLINING,
        engaging(),
        *signing("has_focus_area", "goals_are_stated"),
        *announcing(ASSESSMENT),
        *WORK,
        *releasing(FINAL_REPORT, SUSTAINMENT, "is_open_to_the_public"),
        pulling_back(FINAL_REPORT, STAYS),
        closing("close", SUSTAINMENT),
        unscheduling(*COURSE.scheduling),
        status_reporting(WORKING),
        *shared_steps(COURSE),
        *part_steps(COURSE, amendable=(TEAM, ASSESSMENT, IMPLEMENTATION)),
    ),
)
