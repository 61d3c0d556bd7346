"""Agreement, announcement and release: what a review and an assessment share around their public face."""

from app.policy.actions import Action
from app.policy.roles import Role
from app.workflow.audiences import Audience
from app.workflow.lifecycle import STAYS, Opens, Stays, Step, Then, Who
from app.workflow.lifecycles.people import DECIDERS, DIRECTOR, EXECUTIVE, PROGRAM_MANAGER, SYSTEM

AGREEMENT = "agreement"
ANNOUNCEMENT = "announcement"


def signing(*more_needs: str) -> tuple[Step, ...]:
    """Both signatures, then the next state."""
    return (
        Step(
            "sign", (AGREEMENT,), STAYS, Action.ENGAGEMENT_SIGN, (EXECUTIVE, PROGRAM_MANAGER),
            needs=("agreement_is_filed", "signature_is_evidenced"),
        ),
        Step(
            "sign_agreement", (AGREEMENT,), ANNOUNCEMENT, Action.ENGAGEMENT_SIGN_AGREEMENT, (PROGRAM_MANAGER,),
            needs=("agreement_is_on_file", *more_needs),
        ),
    )  # fmt: skip


def announcing(target: str) -> tuple[Step, ...]:
    """Proposed by one, scheduled by another, published by the worker at the instant."""
    return (
        Step(
            "propose_announcement", (ANNOUNCEMENT,), STAYS, Action.ENGAGEMENT_PROPOSE_ANNOUNCEMENT, (PROGRAM_MANAGER,),
            needs=("announcement_is_written", "announcement_has_an_instant"), voids=True,
        ),
        Step(
            "schedule_announcement", (ANNOUNCEMENT,), STAYS, Action.ENGAGEMENT_SCHEDULE_ANNOUNCEMENT, (DIRECTOR,),
            needs=("announcement_is_proposed", "nothing_is_owed_provisionally"),
            other_than=("announcement_proposed_by_id",),
        ),
        Step(
            "announce", (ANNOUNCEMENT,), target, Action.ENGAGEMENT_ANNOUNCE, (SYSTEM,),
            needs=("is_scheduled", "scheduled_instant_has_come"), stamps=("announced_at",),
        ),
    )  # fmt: skip


def unscheduling(*states: str) -> Step:
    """Stop what is scheduled; its sign-offs fall."""
    return Step(
        "unschedule", states, STAYS, Action.ENGAGEMENT_UNSCHEDULE, (Who(Role.DIRECTOR, when="is_scheduled"),),
        needs=("reason_is_given",), voids=True,
        tells=(Audience.ACCESS_LIST,),
    )  # fmt: skip


def releasing(
    source: str, target: str, *more_needs: str, sets: tuple[tuple[str, object], ...] = ()
) -> tuple[Step, ...]:
    """Scheduled by the director, confirmed by a second person, made public by the worker at the instant."""
    return (
        Step(
            "schedule_release", (source,), STAYS, Action.ENGAGEMENT_SCHEDULE_RELEASE, (DIRECTOR,),
            needs=(
                "report_is_approved", "redaction_is_checked", "briefing_is_recorded_or_waived",
                "release_has_an_instant", *more_needs,
            ),
            tells=(Audience.ACCESS_LIST,),
        ),
        Step(
            "confirm_release", (source,), STAYS, Action.ENGAGEMENT_CONFIRM_RELEASE, DECIDERS,
            needs=("is_scheduled",), other_than=("release_scheduled_by_id",),
            tells=(Audience.ACCESS_LIST,),
        ),
        Step(
            "release", (source,), target, Action.ENGAGEMENT_RELEASE, (SYSTEM,),
            needs=("is_scheduled_and_confirmed", "scheduled_instant_has_come", "report_is_approved", *more_needs),
            then=(Then("review_report", "release_report"),), opens=(Opens("check_in"),), sets=sets,
        ),
    )  # fmt: skip


def pulling_back(source: str, target: str | Stays) -> Step:
    """The director takes the report back before it is public."""
    return Step(
        "pull_back", (source,), target, Action.ENGAGEMENT_PULL_BACK, (DIRECTOR,),
        needs=("reason_is_given",),
        then=(Then("review_report", "reopen_report", sets=(("reopen_reason", "Pulled back before the release"),)),),
        voids=True,
    )  # fmt: skip
