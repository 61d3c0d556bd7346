"""A place in an engagement, offered to one provider."""

from app.policy.actions import Action
from app.policy.roles import Role
from app.workflow.audiences import Audience
from app.workflow.lifecycle import Lifecycle, Right, State, Step, Then, Turn, Which, Who
from app.workflow.lifecycles.people import COORDINATOR, SYSTEM

OFFERED = "offered"
ACCEPTED = "accepted"
DECLINED = "declined"
LAPSED = "lapsed"
REVOKED = "revoked"

ITS_PROVIDER = (Audience.OFFERED_PROVIDER, Audience.OWNER)

IN_AN_OPEN_CASE = Who(Role.PROGRAM_MANAGER, when="case_is_open")

STATES = (
    State(OFFERED, (Turn(Role.COORDINATOR, "offer"),)),
    State(ACCEPTED, final=True),
    State(DECLINED, final=True),
    State(LAPSED, final=True),
    State(REVOKED, final=True),
)

ENGAGES = Then("engagement", "engage_provider", which=Which.WHOLE, right=Right.OWN, when="is_lead")

STEPS = (
    Step("accept", (OFFERED,), ACCEPTED, Action.OFFER_ACCEPT, (COORDINATOR,), then=(ENGAGES,), tells=ITS_PROVIDER),
    Step(
        "decline", (OFFERED,), DECLINED, Action.OFFER_DECLINE, (COORDINATOR,),
        needs=("reason_is_coded",),
        tells=ITS_PROVIDER,
    ),
    Step("lapse", (OFFERED,), LAPSED, Action.OFFER_LAPSE, (SYSTEM,), needs=("time_has_run_out",), tells=ITS_PROVIDER),
    Step("revoke", (OFFERED, ACCEPTED), REVOKED, Action.OFFER_REVOKE, (IN_AN_OPEN_CASE,), tells=ITS_PROVIDER),
)  # fmt: skip

OFFER = Lifecycle(name="offer", family="offer", initial=OFFERED, states=STATES, steps=STEPS)
