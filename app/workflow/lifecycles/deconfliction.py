"""The yes, no or hold of one sister component, asked for and recorded apart from the case's other content."""

from app.policy.actions import Action
from app.policy.roles import Role
from app.workflow.audiences import Audience
from app.workflow.lifecycle import Chosen, Lifecycle, Right, State, Step, Then, Turn, Which, Who
from app.workflow.lifecycles.people import PROGRAM_MANAGER, SCREENERS, TRIAGE

ASKED = "asked"
CLEAR = "clear"
OBJECTED = "objected"
HELD = "held"
WITHDRAWN = "withdrawn"

THE_OFFICE = (Audience.OWNER_OR_TRIAGE,)
AND_THE_CONTACT = (*THE_OFFICE, Audience.COMPONENT_CONTACT)

STATES = (
    State(ASKED, (Turn(Role.DECONFLICTION, "deconfliction_answer"),)),
    State(CLEAR, final=True),
    State(OBJECTED, final=True),
    State(HELD, final=True),
    State(WITHDRAWN, final=True),
)

HOLDS = Then(
    "engagement", "hold", which=Which.WHOLE, right=Right.SYSTEM, when="is_adverse",
    sets=(
        ("hold_reason", "deconfliction"), ("reason_code", "deconfliction"), ("hold_audience", "cops"),
        ("hold_note", ""), ("hold_ends_on", None), ("hold_review_on", None),
    ),
)  # fmt: skip

PAID = Then("obligation", "settle_debt", right=Right.SYSTEM, if_ready=True)

STEPS = (
    Step(
        "answer", (ASKED,), Chosen("answer", (CLEAR, OBJECTED, HELD)), Action.DECONFLICTION_ANSWER,
        (Who(Role.DECONFLICTION, only="contact_id"), TRIAGE, PROGRAM_MANAGER),
        needs=("answer_is_recorded",), then=(HOLDS, PAID),
        tells=THE_OFFICE,
    ),
    Step(
        "ask_again", (CLEAR, OBJECTED, HELD), ASKED, Action.DECONFLICTION_ASK_AGAIN,
        (Who(Role.TRIAGE, when="case_is_open"), Who(Role.PROGRAM_MANAGER, when="case_is_open")),
        tells=AND_THE_CONTACT,
    ),
    Step("withdraw", (ASKED,), WITHDRAWN, Action.DECONFLICTION_WITHDRAW, SCREENERS, tells=THE_OFFICE),
)  # fmt: skip

DECONFLICTION = Lifecycle(name="deconfliction", family="deconfliction", initial=ASKED, states=STATES, steps=STEPS)
