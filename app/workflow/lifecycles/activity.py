"""A dated event of the plan, such as a training or a visit. Past and unconfirmed, it is the coordinator's task."""

from app.policy.actions import Action
from app.policy.roles import Role
from app.workflow.lifecycle import Lifecycle, State, Step, Turn, Who
from app.workflow.lifecycles.people import COORDINATOR, EXPERT, PROGRAM_MANAGER, PROVIDER_STAFF
from app.workflow.lifecycles.plan import BY_AMENDMENT

PLANNED = "planned"
HELD = "held"
CANCELLED = "cancelled"

TEAM = (COORDINATOR, PROVIDER_STAFF, EXPERT)

STATES = (
    State(PLANNED, (Turn(Role.COORDINATOR, "milestone"),)),
    State(HELD, final=True),
    State(CANCELLED, final=True),
)

STEPS = (
    Step("confirm", (PLANNED,), HELD, Action.ACTIVITY_CONFIRM, TEAM, needs=("activity_is_logged",)),
    Step(
        "cancel", (PLANNED,), CANCELLED, Action.ACTIVITY_CANCEL,
        (*TEAM, PROGRAM_MANAGER, Who(Role.SYSTEM, through=BY_AMENDMENT)),
        needs=("reason_is_coded",),
    ),
)  # fmt: skip

ACTIVITY = Lifecycle(name="activity", family="activity", initial=PLANNED, states=STATES, steps=STEPS)
