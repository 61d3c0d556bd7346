"""Steps by which an engagement begins its parts or asks for something; none of them moves the engagement."""

from app.policy.actions import Action
from app.policy.roles import Role
from app.workflow.audiences import Audience
from app.workflow.lifecycle import STAYS, Opens, Step, Who
from app.workflow.lifecycles.engagement_steps import PROVIDER_SELECTION, Course
from app.workflow.lifecycles.people import COORDINATOR, EXECUTIVE, PROGRAM_MANAGER, SCREENERS

TO_OWNER = (Audience.OWNER,)


def staffing(course: Course) -> tuple[Step, ...]:
    """Offers to providers, the lead's and further places; experts from the team's first day on."""
    return (
        Step(
            "make_offer", (PROVIDER_SELECTION, *course.replaceable, course.open_states[-1]), STAYS,
            Action.ENGAGEMENT_MAKE_OFFER, (PROGRAM_MANAGER,), opens=(Opens("offer"),),
            tells=(Audience.OFFERED_PROVIDER, Audience.OWNER),
        ),
        Step(
            "propose_expert", course.replaceable, STAYS, Action.ENGAGEMENT_PROPOSE_EXPERT,
            (COORDINATOR, PROGRAM_MANAGER), opens=(Opens("assignment"),),
        ),
    )  # fmt: skip


def asking(course: Course) -> tuple[Step, ...]:
    """Questions to the agency and to sister components."""
    return (
        Step(
            "ask_question", course.open_states, STAYS, Action.ENGAGEMENT_ASK_QUESTION,
            (*SCREENERS, COORDINATOR), opens=(Opens("question"),),
            tells=(Audience.AGENCY,),
        ),
        Step(
            "ask_deconfliction", course.going, STAYS, Action.ENGAGEMENT_ASK_DECONFLICTION, SCREENERS,
            opens=(Opens("deconfliction"),),
            tells=TO_OWNER,
        ),
    )  # fmt: skip


def amending(course: Course, states: tuple[str, ...]) -> tuple[Step, ...]:
    """A new version of an agreed plan, while the old one holds; an unsigned review's scope is the office's own."""
    versions: tuple[Opens, ...] = (Opens("plan"),)
    if course.plan == "review_scope":
        versions = (Opens("review_scope", when="agreement_is_unsigned"), Opens("plan", when="agreement_is_signed"))
    return (
        Step(
            "propose_amendment", states, STAYS, Action.ENGAGEMENT_PROPOSE_AMENDMENT, (COORDINATOR, PROGRAM_MANAGER),
            needs=("plan_is_agreed", "no_amendment_is_open"), opens=versions,
        ),
    )  # fmt: skip


def provider_wishes(course: Course) -> tuple[Step, ...]:
    """What the provider may ask of the program manager: a pause, more work, to be replaced."""
    return (
        Step(
            "ask_for_hold", course.open_states, STAYS, Action.ENGAGEMENT_ASK_FOR_HOLD, (COORDINATOR,),
            needs=("reason_is_given",),
            tells=TO_OWNER,
        ),
        Step(
            "give_back", course.replaceable, STAYS, Action.ENGAGEMENT_GIVE_BACK, (COORDINATOR,),
            needs=("reason_is_given",),
            tells=TO_OWNER,
        ),
        Step(
            "ask_for_rework", tuple(source for source, _ in course.reworks), STAYS, Action.ENGAGEMENT_ASK_FOR_REWORK,
            (COORDINATOR,), needs=("reason_is_given",),
            tells=TO_OWNER,
        ),
    )  # fmt: skip


def surroundings(course: Course) -> tuple[Step, ...]:
    """A new chief, who confirms the engagement; a follow-on request."""
    return (
        Step(
            "record_new_executive", course.going, STAYS, Action.ENGAGEMENT_RECORD_NEW_EXECUTIVE, (PROGRAM_MANAGER,),
            opens=(Opens("obligation"),),
        ),
        Step(
            "spawn_follow_on", course.anywhere, STAYS, Action.ENGAGEMENT_SPAWN_FOLLOW_ON,
            (PROGRAM_MANAGER, EXECUTIVE), opens=(Opens("request"),),
            tells=(Audience.REQUESTER, Audience.OWNER),
        ),
    )  # fmt: skip


def part_steps(course: Course, amendable: tuple[str, ...]) -> tuple[Step, ...]:
    """All steps of this file."""
    return (
        *staffing(course),
        *asking(course),
        *amending(course, amendable),
        *provider_wishes(course),
        *surroundings(course),
    )


def status_reporting(states: tuple[str, ...]) -> Step:
    """A status report is begun for each quarter, by the worker or by the provider."""
    return Step(
        "begin_status_report", states, STAYS, Action.ENGAGEMENT_BEGIN_STATUS_REPORT,
        (COORDINATOR, Who(Role.SYSTEM)), needs=("status_report_is_due",), opens=(Opens("status_report"),),
        tells=TO_OWNER,
    )  # fmt: skip
