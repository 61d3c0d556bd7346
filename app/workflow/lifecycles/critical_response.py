"""Critical Response, immediate or data analysis: CRI-TAC's way with an executive call; the plan is a one-page scope."""

from app.policy.actions import Action
from app.workflow.audiences import Audience
from app.workflow.lifecycle import STAYS, Lifecycle, Opens, Step
from app.workflow.lifecycles.cri_tac import DELIVERY, FINISHING, FOLLOW_UP, PLANNING, WRAP_UP, beginning, course, states
from app.workflow.lifecycles.engagement_parts import part_steps
from app.workflow.lifecycles.engagement_steps import TEAM, shared_steps
from app.workflow.lifecycles.people import DIRECTOR, PROGRAM_MANAGER

EXECUTIVE_CALL = "executive_call"
ANNOUNCEABLE = (TEAM, PLANNING, DELIVERY, WRAP_UP, FOLLOW_UP)

# Settling the kind as a review moves the case to the life cycle of reviews, which begins in the same state.
SETTLING = (
    Step(
        "settle_kind", (EXECUTIVE_CALL,), STAYS, Action.ENGAGEMENT_SETTLE_KIND, (PROGRAM_MANAGER,),
        needs=("kind_is_settled", "new_kind_is_the_managers"),
    ),
    Step(
        "settle_as_review", (EXECUTIVE_CALL,), STAYS, Action.ENGAGEMENT_SETTLE_AS_REVIEW, (DIRECTOR,),
        needs=(
            "new_kind_is_acceptable", "review_is_justified", "authorization_is_on_file", "deconfliction_is_clear",
        ),
    ),
)  # fmt: skip

AT_ONCE = Step(
    "start_at_once", (TEAM,), DELIVERY, Action.ENGAGEMENT_START_AT_ONCE, (PROGRAM_MANAGER,),
    needs=(
        "has_no_state_to_rejoin", "is_urgent_critical_response", "has_accepted_lead_offer", "one_expert_has_attested",
    ),
    opens=(Opens("plan", when="owes_plan"),), stamps=("started_at_once_at",),
)  # fmt: skip

ANNOUNCING = (
    Step(
        "propose_announcement", ANNOUNCEABLE, STAYS, Action.ENGAGEMENT_PROPOSE_ANNOUNCEMENT, (PROGRAM_MANAGER,),
        needs=("is_not_announced", "is_not_confidential", "announcement_is_written"),
        tells=(Audience.DIRECTOR, Audience.OWNER),
    ),
    Step(
        "announce", ANNOUNCEABLE, STAYS, Action.ENGAGEMENT_ANNOUNCE, (DIRECTOR,),
        needs=(
            "is_not_announced", "is_not_confidential", "announcement_is_proposed", "nothing_is_owed_provisionally",
        ),
        other_than=("announcement_proposed_by_id",),
        sets=(("restricted", False),), stamps=("announced_at",),
    ),
)  # fmt: skip

COURSE = course(EXECUTIVE_CALL)

CRITICAL_RESPONSE = Lifecycle(
    name="critical_response",
    family="engagement",
    initial=EXECUTIVE_CALL,
    states=states(EXECUTIVE_CALL, "executive_call"),
    steps=(
        *SETTLING,
        *beginning(EXECUTIVE_CALL, ("call_is_logged", "kind_is_settled")),
        AT_ONCE,
        *ANNOUNCING,
        *FINISHING,
        *shared_steps(COURSE),
        *part_steps(COURSE, amendable=(TEAM, DELIVERY)),
    ),
)
