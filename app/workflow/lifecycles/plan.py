"""A plan: the TA plan, the one-page scope, an implementation plan, and each amendment as a version of its own.

The first scope of a review is agreed within the COPS Office (`REVIEW_SCOPE`): the signed agreement is its concurrence.
Its amendments after the signature take the way of every other plan.
"""

from app.policy.actions import Action
from app.policy.roles import Role
from app.workflow.lifecycle import Lifecycle, Opens, Right, State, Step, Then, Turn, Which, Who
from app.workflow.lifecycles.people import COORDINATOR, EXECUTIVE, PROGRAM_MANAGER

DRAFTING = "drafting"
COPS_REVIEW = "cops_review"
AGENCY_CONCURRENCE = "agency_concurrence"
AGREED = "agreed"
SUPERSEDED = "superseded"
WITHDRAWN = "withdrawn"
DROPPED = "dropped"

OPEN = (DRAFTING, COPS_REVIEW, AGENCY_CONCURRENCE)

AT_THE_AGENCY = State(AGENCY_CONCURRENCE, (Turn(Role.EXECUTIVE, "agency_concurrence"),))
WRITING = State(DRAFTING, (Turn(Role.COORDINATOR, "plan"),))
SETTLED = (
    State(AGREED, final=True),
    State(SUPERSEDED, final=True),
    State(WITHDRAWN, final=True),
    State(DROPPED, final=True),
)

# Agreeing turns the work into rows, replaces the version before, and moves the engagement where it waited for this.
ITS_WORK = (Opens("activity"), Opens("deliverable"))
TAKES_OVER = Then("plan", "supersede", which=Which.VERSION_BEFORE)
AMENDED = (("reason_code", "amended"),)
LEAVES_OUT = (
    Then("activity", "cancel", which=Which.LEFT_OUT, right=Right.SYSTEM, sets=AMENDED),
    Then("deliverable", "drop", which=Which.LEFT_OUT, right=Right.SYSTEM, sets=AMENDED),
)
BY_AMENDMENT = ("plan.concur", "plan.approve_scope")
"""The steps through which the system gives up what a plan promised and its next version does not."""


def _starts(step: str) -> Then:
    return Then("engagement", step, which=Which.WHOLE, right=Right.OWN)


def _written(open_states: tuple[str, ...]) -> tuple[Step, ...]:
    """The steps of every plan: written, returned, given up, replaced."""
    return (
        Step(
            "submit_plan", (DRAFTING,), COPS_REVIEW, Action.PLAN_SUBMIT_PLAN, (COORDINATOR,),
            needs=("purpose_is_stated", "goals_have_measures", "has_dated_work", "team_is_named", "cost_is_estimated"),
        ),
        Step(
            "return_plan", (COPS_REVIEW,), DRAFTING, Action.PLAN_RETURN_PLAN, (PROGRAM_MANAGER,),
            needs=("reason_is_coded", "has_comments"),
        ),
        Step(
            "withdraw_amendment", open_states, WITHDRAWN, Action.PLAN_WITHDRAW_AMENDMENT,
            (Who(Role.COORDINATOR, when="is_amendment"), Who(Role.PROGRAM_MANAGER, when="is_amendment")),
        ),
        Step("supersede", (AGREED,), SUPERSEDED, Action.PLAN_SUPERSEDE),
        Step("drop", open_states, DROPPED, Action.PLAN_DROP),
    )  # fmt: skip


CONCURRED = (
    Step(
        "approve_plan", (COPS_REVIEW,), AGENCY_CONCURRENCE, Action.PLAN_APPROVE_PLAN,
        (Who(Role.PROGRAM_MANAGER, unless="is_above_cost_limit"), Who(Role.DIRECTOR, when="is_above_cost_limit")),
        other_than=("author_ids",),
    ),
    Step(
        "concur", (AGENCY_CONCURRENCE,), AGREED, Action.PLAN_CONCUR, (EXECUTIVE, PROGRAM_MANAGER),
        needs=("concurrence_is_evidenced",),
        then=(TAKES_OVER, *LEAVES_OUT, _starts("start_delivery")), opens=ITS_WORK,
    ),
    Step(
        "ask_changes", (AGENCY_CONCURRENCE,), DRAFTING, Action.PLAN_ASK_CHANGES, (EXECUTIVE,),
        needs=("has_comments",),
    ),
)  # fmt: skip

SCOPED = (
    Step(
        "approve_scope", (COPS_REVIEW,), AGREED, Action.PLAN_APPROVE_SCOPE, (PROGRAM_MANAGER,),
        other_than=("author_ids",), then=(TAKES_OVER, *LEAVES_OUT, _starts("settle_scope")), opens=ITS_WORK,
    ),
)  # fmt: skip

REVIEWED = State(
    COPS_REVIEW,
    (Turn(Role.DIRECTOR, "cops_decision", when="is_above_cost_limit"), Turn(Role.PROGRAM_MANAGER, "cops_decision")),
)

PLAN = Lifecycle(
    name="plan",
    family="plan",
    initial=DRAFTING,
    states=(WRITING, REVIEWED, AT_THE_AGENCY, *SETTLED),
    steps=_written(OPEN) + CONCURRED,
)

REVIEW_SCOPE = Lifecycle(
    name="review_scope",
    family="plan",
    initial=DRAFTING,
    states=(WRITING, State(COPS_REVIEW, (Turn(Role.PROGRAM_MANAGER, "cops_decision"),)), *SETTLED),
    steps=_written((DRAFTING, COPS_REVIEW)) + SCOPED,
)
