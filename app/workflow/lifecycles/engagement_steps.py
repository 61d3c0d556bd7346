"""Steps of every engagement: pauses, endings, another provider, reopening. Each program says where they stand."""

from dataclasses import dataclass

from app.policy.actions import Action
from app.policy.roles import Role
from app.workflow.audiences import Audience
from app.workflow.lifecycle import STAYS, Opens, Remembered, Remembers, Step, Then, Which, Who
from app.workflow.lifecycles.people import DIRECTOR, EXECUTIVE, PROGRAM_MANAGER

PROVIDER_SELECTION = "provider_selection"
TEAM = "team"
ON_HOLD = "on_hold"
CLOSED = "closed"
ENDED = "ended"

STOOD_DOWN = (("reason_code", "stood_down"),)
FALLS_WITH_THE_WORK = (
    Then("offer", "revoke", Which.OPEN),
    Then("question", "withdraw", Which.OPEN),
    Then("deconfliction", "withdraw", Which.OPEN),
    Then("obligation", "withdraw", Which.ENDING_WITH_WORK),
)
"""What a closing ends: nobody is asked or reminded about work that is done. The survey is still answered, or missed."""
LEAVES_OPEN_STATE = Remembers("last_open_state", behind=((ON_HOLD, "state_before_hold"),))


@dataclass(frozen=True, slots=True)
class Course:
    """One program's way: its open states in order, and between which of them the shared steps are open."""

    open_states: tuple[str, ...]
    convertible: tuple[str, ...]
    replaceable: tuple[str, ...]  # from the team's first day to the last day of the provider's work
    reworks: tuple[tuple[str, str], ...]
    team_needs: tuple[str, ...]
    plan: str = "plan"  # the life cycles of its plan and its report
    report: str = "ta_report"
    scheduling: tuple[str, ...] = ()  # states with a scheduled instant
    is_the_directors: bool = False  # a review or an assessment

    @property
    def going(self) -> tuple[str, ...]:
        """Every state that is not final, the hold included."""
        return (*self.open_states, ON_HOLD)

    @property
    def anywhere(self) -> tuple[str, ...]:
        """Every state there is."""
        return (*self.going, CLOSED, ENDED)


def stand_down(which: Which = Which.EVERY) -> tuple[Then, ...]:
    """What becomes of the parts when an engagement ends: what was agreed, accepted or approved stays as it is."""
    return (
        Then("offer", "revoke", which),
        Then("assignment", "stand_down", which),
        Then("plan", "drop", which),
        Then("report", "drop", which),
        Then("focus_area", "drop", which),
        Then("deliverable", "drop", which, sets=STOOD_DOWN),
        Then("activity", "cancel", which, sets=STOOD_DOWN),
        Then("question", "withdraw", which),
        Then("check_in", "withdraw", which),
        Then("deconfliction", "withdraw", which),
        Then("obligation", "withdraw", which),
    )


def begun_anew(course: Course) -> tuple[Opens, ...]:
    """Parts that an ending dropped and on which the state now reached lives."""
    return (
        Opens(course.plan, when="owes_plan"),
        Opens("activity", when="owes_dropped_work"),
        Opens("deliverable", when="owes_dropped_work"),
        Opens("focus_area", when="owes_focus_areas"),
        Opens(course.report, when="owes_report"),
        Opens("check_in", when="owes_check_ins"),
        *((Opens("obligation", when="owes_agreement_watch"),) if course.is_the_directors else ()),
    )


def ends(
    name: str, course: Course, action: Action, who: tuple[Who, ...], needs: tuple[str, ...], reason: str | None = None
) -> Step:
    """A step that ends the engagement before its close; the state left can be reopened."""
    return Step(
        name, course.going, ENDED, action, who, needs=needs, then=stand_down(),
        remembers=LEAVES_OPEN_STATE, clears=("state_before_hold",), voids=True,
        sets=(("end_reason", reason),) if reason else (),
    )  # fmt: skip


def pauses(course: Course) -> tuple[Step, ...]:
    """Hold and resume."""
    return (
        Step(
            "hold", course.open_states, ON_HOLD, Action.ENGAGEMENT_HOLD,
            (PROGRAM_MANAGER, Who(Role.SYSTEM, through=("deconfliction.answer",))),
            needs=("reason_is_coded", "hold_has_a_date"),
            remembers=Remembers("state_before_hold"), voids=True,
        ),
        Step(
            "resume", (ON_HOLD,), Remembered("state_before_hold"), Action.ENGAGEMENT_RESUME,
            (
                Who(Role.PROGRAM_MANAGER, unless="hold_is_the_directors"),
                Who(Role.DIRECTOR, when="hold_is_the_directors"),
                Who(Role.SYSTEM, when="timed_hold_is_over"),
            ),
            clears=("state_before_hold",),
        ),
    )  # fmt: skip


def endings(course: Course) -> tuple[Step, ...]:
    """Withdrawal by the agency and early ends by the office."""
    return (
        ends(
            "withdraw", course, Action.ENGAGEMENT_WITHDRAW, (EXECUTIVE,), ("reason_is_given",),
            reason="withdrawn_by_agency",
        ),
        ends(
            "end_early", course, Action.ENGAGEMENT_END_EARLY,
            (Who(Role.PROGRAM_MANAGER, unless="is_announced"), Who(Role.DIRECTOR, when="is_announced")),
            ("reason_is_coded", "ending_reason_fits", "note_is_written", "successor_is_named"),
        ),
        ends(
            "end_for_investigation", course, Action.ENGAGEMENT_END_FOR_INVESTIGATION, (DIRECTOR,),
            ("note_is_written",),
            reason="investigation_opened",
        ),
    )  # fmt: skip


def _convert(name: str, course: Course, action: Action, who: Who, *needs: str) -> Step:
    return Step(
        name, course.convertible, ENDED, action, (who,),
        needs=("reason_is_given", "agency_agrees_to_conversion", "new_kind_is_acceptable", *needs),
        then=stand_down(Which.NOT_CARRIED_OVER), opens=(Opens("engagement"),),
        sets=(("end_reason", "converted"),), voids=True,
    )  # fmt: skip


def conversions(course: Course) -> tuple[Step, ...]:
    """Another kind or program under the same request; the director's when a review or assessment is on a side."""
    if course.is_the_directors:
        return (_convert("convert", course, Action.ENGAGEMENT_CONVERT, DIRECTOR),)
    return (
        _convert("convert", course, Action.ENGAGEMENT_CONVERT, PROGRAM_MANAGER, "new_kind_is_the_managers"),
        _convert(
            "convert_by_director", course, Action.ENGAGEMENT_CONVERT_BY_DIRECTOR, DIRECTOR, "new_kind_is_the_directors"
        ),
    )


def _replace(sources: tuple[str, ...], remembers: Remembers | None) -> Step:
    return Step(
        "replace_provider", sources, PROVIDER_SELECTION, Action.ENGAGEMENT_REPLACE_PROVIDER, (PROGRAM_MANAGER,),
        needs=("reason_is_given", "handover_note_is_written", "agency_consents"),
        then=(Then("offer", "revoke"), Then("assignment", "stand_down")),
        remembers=remembers, voids=True,
    )  # fmt: skip


def replacement(course: Course) -> tuple[Step, ...]:
    """Another provider in mid-course. A state once left stays remembered when the next team is replaced, too."""
    return (
        _replace((TEAM,), None),
        _replace(tuple(state for state in course.replaceable if state != TEAM), Remembers("state_left")),
        Step(
            "rejoin", (TEAM,), Remembered("state_left"), Action.ENGAGEMENT_REJOIN, (PROGRAM_MANAGER,),
            needs=("has_state_to_rejoin", *course.team_needs, "plan_stands_or_is_amended"),
            opens=begun_anew(course), clears=("state_left",),
        ),
    )  # fmt: skip


def reworks(course: Course) -> tuple[Step, ...]:
    """Back to the work before; an approved report goes back to drafting."""
    return tuple(
        Step(
            "rework", (source,), target, Action.ENGAGEMENT_REWORK, (PROGRAM_MANAGER,),
            needs=("reason_is_given",),
            then=(Then(course.report, "reopen_report", sets=(("reopen_reason", "The work was taken up again"),)),),
            voids=True,
        )
        for source, target in course.reworks
    )  # fmt: skip


def reopening(course: Course) -> tuple[Step, ...]:
    """Back to the last open state; parts that the ending dropped are begun anew where that state lives on them."""
    return (
        Step(
            "reopen", (CLOSED, ENDED), Remembered("last_open_state"), Action.ENGAGEMENT_REOPEN,
            (Who(Role.PROGRAM_MANAGER, unless="was_not_selected"), Who(Role.DIRECTOR, when="was_not_selected")),
            needs=("reason_is_given", "no_other_engagement_is_open", "ending_can_be_undone"),
            opens=begun_anew(course), clears=("last_open_state", "end_reason"),
        ),
    )  # fmt: skip


def restrictions(course: Course) -> tuple[Step, ...]:
    """Who may see the case at all."""
    its_list = (Audience.ACCESS_LIST,)
    return (
        Step(
            "restrict", course.anywhere, STAYS, Action.ENGAGEMENT_RESTRICT,
            (Who(Role.DIRECTOR, unless="restricted"),),
            needs=("reason_is_given", "has_access_list"), sets=(("restricted", True),), voids=True,
            tells=its_list,
        ),
        Step(
            "lift_restriction", course.anywhere, STAYS, Action.ENGAGEMENT_LIFT_RESTRICTION,
            (Who(Role.DIRECTOR, when="restricted"),),
            needs=("reason_is_given",), sets=(("restricted", False),),
            tells=its_list,
        ),
    )  # fmt: skip


def closing(
    name: str,
    source: str,
    action: Action = Action.ENGAGEMENT_CLOSE,
    needs: tuple[str, ...] = ("check_ins_are_over",),
) -> Step:
    """The regular end of every program; what is still offered, asked or owed falls with it, but for the survey."""
    return Step(
        name, (source,), CLOSED, action, (PROGRAM_MANAGER,),
        needs=(*needs, "no_part_is_open", "report_is_released_or_withheld", "has_outcome_code", "has_records_class"),
        then=FALLS_WITH_THE_WORK, remembers=LEAVES_OPEN_STATE,
    )  # fmt: skip


def engaging() -> Step:
    """The provider comes on board: by its own acceptance, or by the program manager where one already stands."""
    return Step(
        "engage_provider", (PROVIDER_SELECTION,), TEAM, Action.ENGAGEMENT_ENGAGE_PROVIDER,
        (Who(Role.COORDINATOR, through=("offer.accept",)), PROGRAM_MANAGER),
        needs=("has_accepted_lead_offer",),
    )  # fmt: skip


def shared_steps(course: Course) -> tuple[Step, ...]:
    """All steps of this file except the forward ones, which each program places itself."""
    return (
        *pauses(course),
        *endings(course),
        *conversions(course),
        *replacement(course),
        *reworks(course),
        *reopening(course),
        *restrictions(course),
    )
