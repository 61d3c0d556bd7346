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
    Step("start", (PLANNED,), UNDER_WAY, Action.FOCUS_AREA_START, (COORDINATOR,)),
    Step("propose_assessed", (UNDER_WAY,), STAYS, Action.FOCUS_AREA_PROPOSE_ASSESSED, (COORDINATOR,)),
    Step(
        "agree_assessed", (UNDER_WAY,), ASSESSED, Action.FOCUS_AREA_AGREE_ASSESSED, (PROGRAM_MANAGER,),
        needs=("is_proposed_assessed",), other_than=("proposed_by_id",),
    ),
    Step(
        "drop", (PLANNED, UNDER_WAY), DROPPED, Action.FOCUS_AREA_DROP,
        (Who(Role.PROGRAM_MANAGER, unless="is_announced"), Who(Role.DIRECTOR, when="is_announced")),
    ),
)  # fmt: skip

FOCUS_AREA = Lifecycle(name="focus_area", family="focus_area", initial=PLANNED, states=STATES, steps=STEPS)
