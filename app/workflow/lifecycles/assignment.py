"""An expert's place in a team. The content of the case opens to the expert at `attested`."""

from app.policy.actions import Action
from app.policy.roles import Role
from app.workflow.lifecycle import Lifecycle, State, Step, Turn, Who
from app.workflow.lifecycles.people import DIRECTOR, PROGRAM_MANAGER

PROPOSED = "proposed"
ATTESTED = "attested"
CONFIRMED = "confirmed"
CONFLICTED = "conflicted"
DECLINED = "declined"
RELEASED = "released"

THE_EXPERT = Who(Role.EXPERT, only="person_id")
IN_AN_OPEN_CASE = "case_is_open"
THE_MANAGER = Who(Role.PROGRAM_MANAGER, when=IN_AN_OPEN_CASE)

STATES = (
    State(PROPOSED, (Turn(Role.EXPERT, "conflict_attestation"),)),
    State(ATTESTED, (Turn(Role.PROGRAM_MANAGER, "next_step"),)),
    State(CONFIRMED, final=True),
    State(CONFLICTED, (Turn(Role.PROGRAM_MANAGER, "next_step"),)),
    State(DECLINED, final=True),
    State(RELEASED, final=True),
)

STEPS = (
    Step("attest", (PROPOSED,), ATTESTED, Action.ASSIGNMENT_ATTEST, (THE_EXPERT,)),
    Step(
        "confirm", (ATTESTED,), CONFIRMED, Action.ASSIGNMENT_CONFIRM, (PROGRAM_MANAGER,),
        other_than=("proposed_by_id",),
    ),
    Step(
        "find_conflict", (PROPOSED, ATTESTED, CONFIRMED), CONFLICTED, Action.ASSIGNMENT_FIND_CONFLICT,
        (THE_MANAGER,),
    ),
    Step(
        "clear_managed", (CONFLICTED,), CONFIRMED, Action.ASSIGNMENT_CLEAR_MANAGED, (DIRECTOR,),
        needs=("conflict_is_managed",),
    ),
    Step(
        "reopen_attestation", (ATTESTED, CONFIRMED), PROPOSED, Action.ASSIGNMENT_REOPEN_ATTESTATION,
        (Who(Role.EXPERT, when=IN_AN_OPEN_CASE, only="person_id"), THE_MANAGER),
    ),
    Step(
        "decline", (PROPOSED, ATTESTED), DECLINED, Action.ASSIGNMENT_DECLINE, (THE_EXPERT,),
        needs=("reason_is_coded",),
    ),
    Step(
        "stand_down", (PROPOSED, ATTESTED, CONFIRMED, CONFLICTED), RELEASED, Action.ASSIGNMENT_STAND_DOWN,
        (THE_MANAGER, Who(Role.COORDINATOR, when=IN_AN_OPEN_CASE)),
    ),
)  # fmt: skip

ASSIGNMENT = Lifecycle(name="assignment", family="assignment", initial=PROPOSED, states=STATES, steps=STEPS)
