"""Something owed by a date: a survey, a performance report, an expiry, a new executive's word, a provisional debt."""

from app.policy.actions import Action
from app.policy.roles import Role
from app.workflow.audiences import Audience
from app.workflow.lifecycle import Lifecycle, State, Step, Turn, Who
from app.workflow.lifecycles.people import SYSTEM

DUE = "due"
DONE = "done"
MISSED = "missed"
WITHDRAWN = "withdrawn"

STATES = (
    State(
        DUE,
        (
            Turn(Role.REQUESTER, "survey", when="is_survey"),
            Turn(Role.EXECUTIVE, "new_executive", when="is_executive_confirmation"),
            Turn(Role.COORDINATOR, "performance_report", when="is_performance_report"),
            Turn(Role.ADMINISTRATOR, "omb_expiry", when="is_omb_expiry"),
            Turn(Role.PROGRAM_MANAGER, "award_expiry", when="is_award_expiry"),
            Turn(Role.EXECUTIVE, "provisional_debt", when="is_owed_by_the_executive"),
            Turn(Role.REQUESTER, "provisional_debt", when="is_owed_by_the_agency"),
            Turn(Role.PROGRAM_MANAGER, "provisional_debt", when="is_provisional_debt"),
            Turn(Role.PROGRAM_MANAGER, "next_step"),
        ),
    ),
    State(DONE, final=True),
    State(MISSED, final=True),
    State(WITHDRAWN, final=True),
)

WHO = (
    Who(Role.REQUESTER, when="is_survey"),
    Who(Role.EXECUTIVE, when="is_survey"),
    Who(Role.EXECUTIVE, when="is_executive_confirmation", only="named_executive_ids"),
    Who(Role.COORDINATOR, when="is_performance_report"),
    Who(Role.ADMINISTRATOR, when="is_omb_expiry"),
    Who(Role.PROGRAM_MANAGER, when="is_award_expiry"),
)

# What a provisional acceptance owes is settled by itself once it is there; a program manager may look again.
SETTLERS = (Who(Role.PROGRAM_MANAGER, when="is_provisional_debt"), Who(Role.SYSTEM, when="is_provisional_debt"))

STEPS = (
    Step("complete", (DUE,), DONE, Action.OBLIGATION_COMPLETE, WHO),
    Step(
        "settle_debt",
        (DUE,),
        DONE,
        Action.OBLIGATION_SETTLE_DEBT,
        SETTLERS,
        needs=("provisional_debt_is_met",),
        tells=(Audience.OWNER,),
        stamps=("completed_at",),
    ),
    Step("miss", (DUE,), MISSED, Action.OBLIGATION_MISS, (SYSTEM,), needs=("time_has_run_out",)),
    Step("withdraw", (DUE,), WITHDRAWN, Action.OBLIGATION_WITHDRAW),
)

OBLIGATION = Lifecycle(name="obligation", family="obligation", initial=DUE, states=STATES, steps=STEPS)
