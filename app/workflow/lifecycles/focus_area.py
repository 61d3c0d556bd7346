"""One subject of an organizational assessment."""

from app.policy.actions import Action
from app.policy.roles import Role
from app.workflow.lifecycle import STAYS, Lifecycle, State, Step, Turn, Who
from app.workflow.lifecycles.people import COORDINATOR, PROGRAM_MANAGER

PLANNED = "planned"
UNDER_WAY = "under_way"
ASSESSED = "assessed"
DROPPED = "dropped"

STATES = (
    State(PLANNED, (Turn(Role.COORDINATOR, "milestone"),)),
    State(
        UNDER_WAY,
        (Turn(Role.PROGRAM_MANAGER, "next_step", when="is_proposed_assessed"), Turn(Role.COORDINATOR, "milestone")),
    ),
    State(ASSESSED, final=True),
    State(DROPPED, final=True),
)

STEPS = (
    Step(
        "start", (PLANNED,), UNDER_WAY, Action.FOCUS_AREA_START, (COORDINATOR,),
        needs=("assessment_is_under_way",), stamps=("started_at",),
    ),
    Step(
        "propose_assessed", (UNDER_WAY,), STAYS, Action.FOCUS_AREA_PROPOSE_ASSESSED, (COORDINATOR,),
        needs=("has_findings",), stamps=("proposed_at",),
    ),
    Step(
        "ask_for_more", (UNDER_WAY,), STAYS, Action.FOCUS_AREA_ASK_FOR_MORE, (PROGRAM_MANAGER,),
        needs=("is_proposed_assessed", "has_comments"), clears=("proposed_by_id", "proposed_at"),
    ),
    Step(
        "agree_assessed", (UNDER_WAY,), ASSESSED, Action.FOCUS_AREA_AGREE_ASSESSED, (PROGRAM_MANAGER,),
        needs=("is_proposed_assessed",), other_than=("proposed_by_id",), stamps=("assessed_at",),
    ),
    Step(
        "drop", (PLANNED, UNDER_WAY), DROPPED, Action.FOCUS_AREA_DROP,
        (Who(Role.PROGRAM_MANAGER, unless="is_announced"), Who(Role.DIRECTOR, when="is_announced")),
        needs=("reason_is_given",),
    ),
)  # fmt: skip

FOCUS_AREA = Lifecycle(name="focus_area", family="focus_area", initial=PLANNED, states=STATES, steps=STEPS)
