"""A product that the plan promises: a curriculum, a memorandum, a model policy."""

from app.policy.actions import Action
from app.policy.roles import Role
from app.workflow.lifecycle import Lifecycle, State, Step, Turn, Who
from app.workflow.lifecycles.people import COORDINATOR, PROGRAM_MANAGER
from app.workflow.lifecycles.plan import BY_AMENDMENT

PLANNED = "planned"
SUBMITTED = "submitted"
RETURNED = "returned"
ACCEPTED = "accepted"
DROPPED = "dropped"

STATES = (
    State(PLANNED, (Turn(Role.COORDINATOR, "milestone"),)),
    State(SUBMITTED, (Turn(Role.PROGRAM_MANAGER, "cops_decision"),)),
    State(RETURNED, (Turn(Role.COORDINATOR, "milestone"),)),
    State(ACCEPTED, final=True),
    State(DROPPED, final=True),
)

STEPS = (
    Step("submit", (PLANNED, RETURNED), SUBMITTED, Action.DELIVERABLE_SUBMIT, (COORDINATOR,)),
    Step(
        "return_deliverable", (SUBMITTED,), RETURNED, Action.DELIVERABLE_RETURN_DELIVERABLE, (PROGRAM_MANAGER,),
        needs=("reason_is_coded",),
    ),
    Step(
        "accept_deliverable", (SUBMITTED,), ACCEPTED, Action.DELIVERABLE_ACCEPT_DELIVERABLE, (PROGRAM_MANAGER,),
        other_than=("author_ids",),
    ),
    Step(
        "drop", (PLANNED, SUBMITTED, RETURNED), DROPPED, Action.DELIVERABLE_DROP,
        (PROGRAM_MANAGER, Who(Role.SYSTEM, through=BY_AMENDMENT)),
        needs=("reason_is_given",),
    ),
)  # fmt: skip

DELIVERABLE = Lifecycle(name="deliverable", family="deliverable", initial=PLANNED, states=STATES, steps=STEPS)
