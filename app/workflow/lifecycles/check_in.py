"""A look back with the agency after the work is done; an answer is taken late, too, and on a closed case."""

from app.policy.actions import Action
from app.policy.roles import Role
from app.workflow.lifecycle import Lifecycle, State, Step, Turn
from app.workflow.lifecycles.people import AGENCY, SYSTEM

DUE = "due"
ANSWERED = "answered"
MISSED = "missed"
WITHDRAWN = "withdrawn"

STATES = (
    State(DUE, (Turn(Role.REQUESTER, "check_in"),)),
    State(ANSWERED, final=True),
    State(MISSED, final=True),
    State(WITHDRAWN, final=True),
)

STEPS = (
    Step("answer", (DUE, MISSED), ANSWERED, Action.CHECK_IN_ANSWER, AGENCY, needs=("has_an_answer",)),
    Step("miss", (DUE,), MISSED, Action.CHECK_IN_MISS, (SYSTEM,), needs=("time_has_run_out",)),
    Step("withdraw", (DUE,), WITHDRAWN, Action.CHECK_IN_WITHDRAW),
)

CHECK_IN = Lifecycle(name="check_in", family="check_in", initial=DUE, states=STATES, steps=STEPS)
