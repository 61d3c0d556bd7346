"""A question to the agency. In a request it moves only with the request's own ask, answer and lapse."""

from app.policy.actions import Action
from app.policy.roles import Role
from app.workflow.audiences import Audience
from app.workflow.lifecycle import Lifecycle, Right, State, Step, Then, Turn, Which, Who

OPEN = "open"
ANSWERED = "answered"
WITHDRAWN = "withdrawn"
UNANSWERED = "unanswered"

IN_A_REQUEST = "belongs_to_request"

STATES = (
    State(OPEN, (Turn(Role.REQUESTER, "question"),), pauses_column="paused_clock"),
    State(ANSWERED, final=True),
    State(WITHDRAWN, final=True),
    State(UNANSWERED, final=True),
)

# The last question taken back brings the request to screening again.
FREES_THE_REQUEST = Then(
    "request", "take_back_question", which=Which.WHOLE, right=Right.OWN, when=IN_A_REQUEST, if_ready=True
)

STEPS = (
    Step(
        "answer", (OPEN,), ANSWERED, Action.QUESTION_ANSWER,
        (Who(Role.REQUESTER, unless=IN_A_REQUEST), Who(Role.EXECUTIVE, unless=IN_A_REQUEST)),
        needs=("has_an_answer",),
        tells=(Audience.ASKER,),
    ),
    Step(
        "withdraw", (OPEN,), WITHDRAWN, Action.QUESTION_WITHDRAW,
        (
            Who(Role.TRIAGE, when=IN_A_REQUEST),
            Who(Role.PROGRAM_MANAGER, when=IN_A_REQUEST),
            Who(Role.TRIAGE, only="asked_by_id"),
            Who(Role.PROGRAM_MANAGER, only="asked_by_id"),
            Who(Role.COORDINATOR, only="asked_by_id"),
        ),
        then=(FREES_THE_REQUEST,),
        tells=(Audience.REQUESTER,),
    ),
    Step(
        "lapse", (OPEN,), UNANSWERED, Action.QUESTION_LAPSE, (Who(Role.SYSTEM, unless=IN_A_REQUEST),),
        needs=("time_has_run_out",),
        tells=(Audience.ASKER, Audience.REQUESTER),
    ),
)  # fmt: skip

QUESTION = Lifecycle(name="question", family="question", initial=OPEN, states=STATES, steps=STEPS)
