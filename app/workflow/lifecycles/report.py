"""Reports: TA report, status reports, the report of a review or an assessment. Which stages a kind has is data here."""

from app.policy.actions import Action
from app.policy.roles import Role
from app.workflow.audiences import Audience
from app.workflow.lifecycle import STAYS, Lifecycle, Opens, State, Step, Turn, Who
from app.workflow.lifecycles.people import COORDINATOR, DECIDERS, DIRECTOR, EXECUTIVE, PROGRAM_MANAGER

DRAFTING = "drafting"
COPS_REVIEW = "cops_review"
AGENCY_FACT_CHECK = "agency_fact_check"
DEPARTMENT_REVIEW = "department_review"
APPROVED = "approved"
RELEASED = "released"
TAKEN_DOWN = "taken_down"
DROPPED = "dropped"

OTHER_THAN_AUTHORS = ("author_ids",)
RELEASABLE = ("release_level_is_set", "redaction_is_checked", "release_level_fits_the_case")

REVIEWING = State(COPS_REVIEW, (Turn(Role.PROGRAM_MANAGER, "cops_decision"),))
CHECKING = State(AGENCY_FACT_CHECK, (Turn(Role.EXECUTIVE, "agency_fact_check"),))
DECIDING = State(DEPARTMENT_REVIEW, (Turn(Role.DIRECTOR, "department_review"),))
SETTLED = (
    State(
        APPROVED,
        (
            Turn(Role.DIRECTOR, "next_step", when="awaits_directors_decision"),
            Turn(Role.PROGRAM_MANAGER, "next_step", when="awaits_release_decision"),
        ),
        final=True,
    ),
    State(RELEASED, final=True),
    State(TAKEN_DOWN, final=True),
    State(DROPPED, final=True),
)


def _drafting(clock: str) -> State:
    return State(DRAFTING, (Turn(Role.COORDINATOR, clock),))


WRITING = (
    Step(
        "submit_draft", (DRAFTING,), COPS_REVIEW, Action.REPORT_SUBMIT_DRAFT, (COORDINATOR,),
        needs=("sections_are_complete",),
    ),
    Step(
        "return_draft", (COPS_REVIEW,), DRAFTING, Action.REPORT_RETURN_DRAFT, (PROGRAM_MANAGER,),
        needs=("reason_is_coded", "has_comments"),
    ),
    Step(
        "take_back", (COPS_REVIEW,), DRAFTING, Action.REPORT_TAKE_BACK, (COORDINATOR,),
        needs=("is_fresh_and_untouched",),
    ),
)  # fmt: skip

WITH_THE_AGENCY = (
    Step(
        "send_to_agency", (COPS_REVIEW,), AGENCY_FACT_CHECK, Action.REPORT_SEND_TO_AGENCY, (PROGRAM_MANAGER,),
        needs=("comments_are_disposed", "corrections_are_disposed"), other_than=OTHER_THAN_AUTHORS,
    ),
    Step(
        "return_facts", (AGENCY_FACT_CHECK,), DRAFTING, Action.REPORT_RETURN_FACTS, (EXECUTIVE,),
        needs=("has_corrections",),
    ),
)  # fmt: skip


def _confirm_facts(target: str) -> Step:
    """The agency's word on the facts; after its clock or the second round the office may close, the dissent printed."""
    return Step(
        "confirm_facts", (AGENCY_FACT_CHECK,), target, Action.REPORT_CONFIRM_FACTS,
        (EXECUTIVE, Who(Role.PROGRAM_MANAGER, when="fact_check_is_exhausted")),
        needs=("corrections_are_disposed",), other_than=OTHER_THAN_AUTHORS,
    )  # fmt: skip


IN_THE_DEPARTMENT = (
    Step(
        "return_final", (DEPARTMENT_REVIEW,), DRAFTING, Action.REPORT_RETURN_FINAL, (DIRECTOR,),
        needs=("reason_is_coded",),
    ),
    Step(
        "resend_final", (COPS_REVIEW,), DEPARTMENT_REVIEW, Action.REPORT_RESEND_FINAL, (PROGRAM_MANAGER,),
        needs=("facts_stand_checked",), other_than=OTHER_THAN_AUTHORS,
    ),
)  # fmt: skip


def _approve(source: str, who: Who, other_than: tuple[str, ...]) -> Step:
    return Step(
        "approve", (source,), APPROVED, Action.REPORT_APPROVE, (who,),
        needs=("comments_are_disposed",), other_than=other_than,
    )  # fmt: skip


def _decided(who: tuple[Who, ...], release: tuple[Who, ...], other_than: tuple[str, ...] = ()) -> tuple[Step, ...]:
    """What may become of an approved report; `who` decides. None goes out unchecked, nor further than its case."""
    return (
        Step(
            "release_report", (APPROVED,), RELEASED, Action.REPORT_RELEASE_REPORT, release, needs=RELEASABLE,
            other_than=other_than,
            stamps=("released_at",), clears=("withheld_at",),
        ),
        Step(
            "withhold_report", (APPROVED,), STAYS, Action.REPORT_WITHHOLD_REPORT, who,
            needs=("reason_is_given",), stamps=("withheld_at",),
        ),
        Step(
            "reopen_report", (APPROVED,), DRAFTING, Action.REPORT_REOPEN_REPORT, who,
            needs=("reason_is_given",), clears=("withheld_at",), voids=True,
        ),
    )  # fmt: skip


def _afterwards(lifecycle: str) -> tuple[Step, ...]:
    """A correction and a removal have two halves by two people, or are refused; the new edition is its own report."""
    return (
        Step(
            "propose_correction", (RELEASED,), STAYS, Action.REPORT_PROPOSE_CORRECTION, (PROGRAM_MANAGER,),
            needs=("reason_is_given",), clears=("correction_refused_at",),
            tells=(Audience.DIRECTOR,),
        ),
        Step(
            "correct", (RELEASED,), STAYS, Action.REPORT_CORRECT, (DIRECTOR,),
            needs=("correction_is_proposed",), other_than=("correction_proposed_by_id",),
            opens=(Opens(lifecycle),), stamps=("corrected_at",), voids=True,
        ),
        Step(
            "refuse_correction", (RELEASED,), STAYS, Action.REPORT_REFUSE_CORRECTION, (DIRECTOR,),
            needs=("correction_is_proposed", "reason_is_given"), stamps=("correction_refused_at",),
            tells=(Audience.PROPOSER,),
        ),
        Step(
            "propose_take_down", (RELEASED,), STAYS, Action.REPORT_PROPOSE_TAKE_DOWN, DECIDERS,
            needs=("reason_is_given",), clears=("removal_refused_at",),
            tells=(Audience.DIRECTOR,),
        ),
        Step(
            "take_down", (RELEASED,), TAKEN_DOWN, Action.REPORT_TAKE_DOWN, (DIRECTOR,),
            needs=("removal_is_proposed",), other_than=("removal_proposed_by_id",), voids=True,
        ),
        Step(
            "refuse_take_down", (RELEASED,), STAYS, Action.REPORT_REFUSE_TAKE_DOWN, (DIRECTOR,),
            needs=("removal_is_proposed", "reason_is_given"), stamps=("removal_refused_at",),
            tells=(Audience.PROPOSER,),
        ),
    )  # fmt: skip


def _drop(*sources: str) -> Step:
    return Step("drop", sources, DROPPED, Action.REPORT_DROP)


# After a withdrawal what may be released follows the agreement's terms, and the director judges them.
MANAGERS = (Who(Role.PROGRAM_MANAGER, unless="is_of_withdrawn_case"), Who(Role.DIRECTOR, when="is_of_withdrawn_case"))

# A review's report becomes public with its engagement, on two people's word; a later edition, or one of a withdrawn
# case, by a director other than the one who approved it.
BY_THE_ENGAGEMENT = (
    Who(Role.SYSTEM, through=("engagement.release",)),
    Who(Role.DIRECTOR, when="is_released_by_itself"),
)

TA_REPORT = Lifecycle(
    name="ta_report",
    family="report",
    initial=DRAFTING,
    states=(_drafting("final_report"), REVIEWING, *SETTLED),
    steps=(
        *WRITING,
        _approve(COPS_REVIEW, PROGRAM_MANAGER, OTHER_THAN_AUTHORS),
        *_decided(MANAGERS, MANAGERS),
        *_afterwards("ta_report"),
        _drop(DRAFTING, COPS_REVIEW),
    ),
)

STATUS_REPORT = Lifecycle(
    name="status_report",
    family="report",
    initial=DRAFTING,
    states=(_drafting("status_report"), REVIEWING, CHECKING, *SETTLED),
    steps=(
        *WRITING,
        *WITH_THE_AGENCY,
        _confirm_facts(APPROVED),
        *_decided(MANAGERS, MANAGERS),
        *_afterwards("status_report"),
        _drop(DRAFTING, COPS_REVIEW, AGENCY_FACT_CHECK),
    ),
)

REVIEW_REPORT = Lifecycle(
    name="review_report",
    family="report",
    initial=DRAFTING,
    states=(_drafting("final_report"), REVIEWING, CHECKING, DECIDING, *SETTLED),
    steps=(
        *WRITING,
        *WITH_THE_AGENCY,
        _confirm_facts(DEPARTMENT_REVIEW),
        *IN_THE_DEPARTMENT,
        _approve(DEPARTMENT_REVIEW, DIRECTOR, ("author_ids", "program_manager_id")),
        *_decided((DIRECTOR,), BY_THE_ENGAGEMENT, ("approved_by_id",)),
        *_afterwards("review_report"),
        _drop(DRAFTING, COPS_REVIEW, AGENCY_FACT_CHECK, DEPARTMENT_REVIEW),
    ),
)
