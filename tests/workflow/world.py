"""A whole case file in memory: every life cycle with its parts, moved by the pure engine as the door moves rows.

Properties that follow from other cases are written out here; what people type in is taken as given (`GIVEN`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from app.policy.programs import Kind
from app.policy.roles import Role
from app.workflow import engine
from app.workflow.lifecycle import Lifecycle, Opens, Part, Right, Step, Then, Which
from app.workflow.lifecycles.catalogue import BY_KIND, LIFECYCLES, members

ON_PLAN = {"planning", "delivery", "wrap_up"}
ON_SCOPE = {"scoping", "agreement", "announcement", "fact_finding", "reporting", "release"}
ON_ASSESSMENT_PLAN = {"implementation", "final_report"}
REPORTING = {"wrap_up", "reporting", "release", "final_report"}
LOOKING_BACK = {"follow_up", "sustainment"}
ENDING_WITH_WORK = {"offer", "question", "deconfliction", "obligation"}
REVIEWS = (Kind.AFTER_ACTION_REVIEW, Kind.IN_DEPTH_REVIEW)

# Facts that people or the calendar supply; a walk takes them as there.
GIVEN = set(
    """
    purpose_is_stated is_not_confidential
    activity_is_logged agency_agrees_to_conversion agency_agrees_to_referral agency_consents agency_is_eligible
    agency_is_matched agency_wishes_to_reopen agreement_is_filed agreement_is_on_file assessment_is_under_way
    announcement_has_an_instant announcement_is_written has_findings
    answer_is_recorded authority_is_attested authorization_is_on_file awareness_is_noted briefing_is_recorded_or_waived
    call_is_logged claims_are_validated comments_are_disposed concurrence_is_evidenced conflict_is_managed
    corrections_are_disposed cost_is_estimated data_list_is_answered email_is_verified ending_reason_fits
    every_question_has_an_answer executive_word_is_logged executives_are_committed facts_stand_checked form_is_complete
    goals_are_stated goals_have_measures handover_note_is_written has_access_list has_an_answer has_comments
    has_corrections has_dated_work has_open_question has_outcome_code has_records_class hold_has_a_date
    interviews_are_logged is_fresh_and_untouched kind_is_settled kind_is_settled_or_left_to_the_call letter_is_written
    new_kind_is_acceptable new_kind_is_the_directors new_kind_is_the_managers note_is_written proceedings_are_noted
    program_is_settled program_manager_is_named rationale_is_written reason_is_coded reason_is_given
    recommendations_are_handed_over redaction_is_checked referral_destination_is_named release_has_an_instant
    release_level_fits_the_case release_level_is_set reminders_are_posted report_is_handed_over review_is_justified
    scheduled_instant_has_come is_open_to_the_public
    sections_are_complete signature_is_evidenced status_report_is_due successor_is_named survey_is_sent
    surviving_case_is_named team_is_named timeline_is_begun has_program_manager authorization_is_given form_is_whole
    """.split()  # noqa: SIM905
)

# Conditions that hold nowhere in a walk unless a fact below says so.
NEVER = set(
    """
    awaits_directors_decision
    is_above_cost_limit hold_is_the_directors timed_hold_is_over is_released_by_itself is_of_withdrawn_case
    fact_check_is_exhausted owes_claims owes_status_report awaits_agency_signature owes_validation reforms_go_on
    owes_focus_areas owes_agreement_watch has_milestone_ahead
    awaits_the_director is_owed_by_the_executive is_owed_by_the_agency
    is_omb_expiry is_award_expiry is_performance_report decline_is_by_program_manager
    """.split()  # noqa: SIM905
)


def is_open(case: "Case") -> bool:
    return not engine.state_of(case.lifecycle, case.state).final


def _agreed(case: "Case") -> bool:
    return any(plan.state == "agreed" for plan in case.parts("plan"))


def _plan_open(case: "Case") -> bool:
    return any(is_open(plan) for plan in case.parts("plan"))


def _needs_plan(case: "Case") -> bool:
    state = case.state_left or case.state
    if case.lifecycle.name == "organizational_assessment":
        return state in ON_ASSESSMENT_PLAN or case.state == "assessment"
    return state in ON_PLAN | ON_SCOPE


def _reports(case: "Case") -> list["Case"]:
    return [report for report in case.parts("report") if report.lifecycle.name != "status_report"]


def _lead(case: "Case", state: str) -> bool:
    return any(offer.state == state and offer.is_lead for offer in case.parts("offer"))


def _states(case: "Case", family: str) -> set[str]:
    return {part.state for part in case.parts(family)}


def _settled(report: "Case") -> bool:
    return report.state in ("released", "taken_down") or (report.state == "approved" and report.withheld_at is not None)


def _no_part_open(case: "Case") -> bool:
    own = (part for part in case.world.cases if part.whole is case and part.family not in ENDING_WITH_WORK)
    return not any(is_open(part) for part in own)


DERIVED: dict[str, Callable[["Case"], object]] = {
    # request
    "is_after_action_review": lambda case: case.world.kind is Kind.AFTER_ACTION_REVIEW,
    "is_urgent_critical_response": lambda case: case.world.urgent,
    "awaits_deconfliction": lambda case: "asked" in _states(case, "deconfliction"),
    "deconfliction_is_clear": lambda case: _states(case, "deconfliction") <= {"clear", "withdrawn"},
    "no_question_is_open": lambda case: "open" not in _states(case, "question"),
    "time_has_run_out": lambda case: not case.world.is_on_hold,
    "state_to_reopen": lambda case: "screening" if case.was_submitted else "draft",
    "authorization_is_awaited": lambda case: not case.authorized,
    "can_be_marked_urgent": lambda case: not case.world.urgent,
    "confirmed_executives": lambda case: "executive 1",
    "on_call_program_manager_id": lambda case: "program_manager 1",
    # provider and team
    "has_open_lead_offer": lambda case: _lead(case, "offered"),
    "has_accepted_lead_offer": lambda case: _lead(case, "accepted"),
    "has_no_provider": lambda case: not _lead(case, "accepted"),
    "awaits_attestation": lambda case: "proposed" in _states(case, "assignment"),
    "has_empty_place": lambda case: not _states(case, "assignment") - {"declined", "released"},
    "team_is_staffed": lambda case: (
        "confirmed" in _states(case, "assignment") and "conflicted" not in _states(case, "assignment")
    ),
    "skills_are_filled_or_gaps_accepted": lambda case: "confirmed" in _states(case, "assignment"),
    "attestations_are_in": lambda case: not _states(case, "assignment") & {"proposed", "conflicted"},
    "one_expert_has_attested": lambda case: bool(_states(case, "assignment") & {"attested", "confirmed"}),
    "has_state_to_rejoin": lambda case: case.state_left is not None,
    "has_no_state_to_rejoin": lambda case: case.state_left is None,
    # plan and work
    "agreement_is_signed": lambda case: case.signed,
    "agreement_is_unsigned": lambda case: not case.signed,
    "plan_is_agreed": _agreed,
    "has_open_plan": _plan_open,
    "no_amendment_is_open": lambda case: not _plan_open(case),
    "plan_stands_or_is_amended": lambda case: not _needs_plan(case) or _agreed(case) or _plan_open(case),
    "owes_plan": lambda case: _needs_plan(case) and not _agreed(case) and not _plan_open(case),
    "owes_dropped_work": lambda case: False,
    "has_planned_work": lambda case: (
        "planned" in _states(case, "activity") or bool(_states(case, "deliverable") & {"planned", "returned"})
    ),
    "has_submitted_deliverable": lambda case: "submitted" in _states(case, "deliverable"),
    "activities_are_over": lambda case: "planned" not in _states(case, "activity"),
    "deliverables_are_settled": lambda case: _states(case, "deliverable") <= {"accepted", "dropped"},
    "has_focus_area": lambda case: bool(_states(case, "focus_area") - {"dropped"}),
    "has_open_focus_area": lambda case: any(is_open(area) for area in case.parts("focus_area")),
    "focus_areas_are_settled": lambda case: not any(is_open(area) for area in case.parts("focus_area")),
    # report, follow-up, publicity
    "owes_report": lambda case: (
        case.state in REPORTING | LOOKING_BACK and not [r for r in _reports(case) if r.state != "dropped"]
    ),
    "has_open_report": lambda case: any(is_open(report) for report in _reports(case)),
    "report_is_approved": lambda case: any(r.state in ("approved", "released", "taken_down") for r in _reports(case)),
    "report_is_released_or_withheld": lambda case: any(_settled(report) for report in _reports(case)),
    "has_open_status_report": lambda case: any(
        is_open(report) for report in case.parts("report") if report not in _reports(case)
    ),
    "status_reports_are_up_to_date": lambda case: not any(is_open(report) for report in case.parts("report")),
    "owes_survey": lambda case: not case.parts("obligation"),
    "owes_check_ins": lambda case: case.state in LOOKING_BACK and not _states(case, "check_in") - {"withdrawn"},
    "has_open_check_in": lambda case: "due" in _states(case, "check_in"),
    "check_ins_are_over": lambda case: "due" not in _states(case, "check_in"),
    "no_part_is_open": _no_part_open,
    "is_announced": lambda case: (case.whole or case).announced_at is not None,
    "is_not_announced": lambda case: case.announced_at is None,
    "case_is_open": lambda case: is_open(case.world.whole),
    "announcement_is_proposed": lambda case: case.announcement_proposed_by_id is not None,
    "announcement_time_has_passed": lambda case: False,
    "release_time_has_passed": lambda case: False,
    "is_scheduled": lambda case: case.scheduled_by is not None,
    "is_scheduled_and_confirmed": lambda case: case.scheduled_by is not None and case.confirmed,
    "release_scheduled_by_id": lambda case: case.scheduled_by,
    "nothing_is_owed_provisionally": lambda case: "due" not in _states(case, "obligation"),
    "no_other_engagement_is_open": lambda case: (
        not [other for other in case.world.of("engagement") if other is not case and is_open(other)]
    ),
    "ending_can_be_undone": lambda case: case.end_reason not in ("converted", "duplicate"),
    "was_not_selected": lambda case: case.end_reason == "not_selected",
    # parts
    "awaits_release_decision": lambda case: case.withheld_at is None,
    "correction_is_proposed": lambda case: case.correction_proposed_by_id is not None,
    "removal_is_proposed": lambda case: case.removal_proposed_by_id is not None,
    "is_proposed_assessed": lambda case: case.proposed_by_id is not None,
    "is_adverse": lambda case: case.state in ("objected", "held"),
    "belongs_to_request": lambda case: case.whole is case.world.request,
    "is_survey": lambda case: case.whole is not case.world.request,
    "is_executive_confirmation": lambda case: False,
    "is_provisional_debt": lambda case: case.whole is case.world.request,
    "provisional_debt_is_met": lambda case: case.whole is case.world.request,
    "is_amendment": lambda case: len(case.whole.parts("plan")) > 1,
    "contact_id": lambda case: "deconfliction 1",
    "program_manager_id": lambda case: "program_manager 9",
    "person_id": lambda case: "expert 1",
}

COLUMNS: dict[str, Any] = {
    "state_before_hold": None, "state_left": None, "last_open_state": None, "end_reason": None, "announced_at": None,
    "announcement_proposed_by_id": None, "readiness_recorded_by_id": None, "scheduled_by": None, "confirmed": False,
    "withheld_at": None, "corrected_at": None, "correction_proposed_by_id": None, "removal_proposed_by_id": None,
    "proposed_by_id": None, "proposed_at": None,
    "started_at": None, "assessed_at": None, "decline_proposed_by_id": None, "asked_by_id": None, "paused_clock": None,
    "answer": "clear", "author_ids": frozenset(),
    "is_lead": True, "was_submitted": False, "restricted": False, "signed": False,
    "authorized": False, "owes_form": False,
    "hold_reason": None, "reason_code": None,
    "reopen_reason": None, "drop_reason": None, "cancel_reason": None, "withhold_reason": None,
}  # fmt: skip


class Case:
    """One row of the file: its life cycle, its state, what its steps remember."""

    def __init__(self, world: "World", lifecycle: Lifecycle, whole: "Case | None") -> None:
        self.__dict__.update(COLUMNS)
        self.world, self.lifecycle, self.whole, self.state = world, lifecycle, whole, lifecycle.initial

    def __getattr__(self, name: str) -> object:
        if name in DERIVED:
            return DERIVED[name](self)
        if name in GIVEN or name in NEVER:
            return name in GIVEN
        raise AttributeError(name)

    def __repr__(self) -> str:
        return f"{self.lifecycle.name}:{self.state}"

    @property
    def family(self) -> str:
        return self.lifecycle.family

    def parts(self, family: str) -> list["Case"]:
        return [case for case in self.world.of(family) if case.whole is self]


@dataclass(frozen=True)
class Move:
    """A step that somebody may take now."""

    case: Case
    step: Step
    role: Role
    person: str

    def __repr__(self) -> str:
        return f"{self.case!r}.{self.step.name} by {self.role}"


@dataclass
class World:
    """A case file from its first draft on."""

    kind: Kind = Kind.TRAINING_AND_ASSISTANCE
    urgent: bool = False
    cases: list[Case] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    taken: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.request = self._begin(LIFECYCLES["request"], None)

    def of(self, family: str) -> list[Case]:
        return [case for case in self.cases if case.family == family]

    @property
    def whole(self) -> Case:
        """The engagement that counts now, else the request."""
        engagements = self.of("engagement")
        return engagements[-1] if engagements else self.request

    @property
    def is_on_hold(self) -> bool:
        return self.whole.state == "on_hold"

    def moves(self) -> Iterator[Move]:
        """Every step that is open, ready and permitted to somebody."""
        for case in self.cases:
            for step in engine.steps_from(case.lifecycle, case.state):
                yield from self._takers(case, step)

    def moves_named(self, name: str) -> Iterator[Move]:
        """Those of one step, such as "offer.accept"."""
        family, step_name = name.split(".")
        for case in self.of(family):
            step = case.lifecycle.step_from.get((case.state, step_name))
            if step:
                yield from self._takers(case, step)

    def _takers(self, case: Case, step: Step) -> Iterator[Move]:
        if engine.missing_needs(step, case):
            return
        for role in dict.fromkeys(who.role for who in step.who):
            if role in (Role.COORDINATOR, Role.EXPERT) and case.family != "offer" and self.whole.has_no_provider:
                continue  # there is nobody who could
            for person in (f"{role} 1", f"{role} 2"):
                if engine.permits(step, case, {role}, person) and engine.is_other_person(step, case, person):
                    yield Move(case, step, role, person)
                    break

    def take(self, move: Move) -> None:
        """Take a step with everything that follows from it."""
        self.log.append(repr(move))
        self._take(move.case, move.step, move.role, move.person)

    def _take(self, case: Case, step: Step, role: Role, person: str) -> None:
        engine.require_needs(step, case)
        self.taken.add((case.lifecycle.name, step.name))
        source, target = case.state, engine.next_state(case.lifecycle, step, case)
        assert engine.Edge(source, step.name, target) in engine.edges(case.lifecycle)
        case.__dict__.update(engine.memory(step, case), **dict.fromkeys(step.stamps, "now"))
        if step.voids:
            case.__dict__.update(scheduled_by=None, confirmed=False, announcement_proposed_by_id=None)
        case.state = target
        FACTS.get(f"{case.family}.{step.name}", lambda case, person: None)(case, person)
        for opens in step.opens:
            if engine.holds(case, opens.when):
                self._open(case, opens)
        for then in step.then:
            if engine.holds(case, then.when):
                self._follow(case, step, then, role, person)

    def _follow(self, case: Case, step: Step, then: Then, role: Role, person: str) -> None:
        for other in self._selected(case, then):
            follows = other.lifecycle.step_from.get((other.state, then.step))
            if follows is None:
                continue
            other.__dict__.update(then.sets)
            if then.if_ready and engine.missing_needs(follows, other):
                continue
            taker = Role.SYSTEM if then.right is Right.SYSTEM else role
            if then.right is not Right.ORIGIN:
                assert engine.permits(follows, other, {taker}, person, through=f"{case.family}.{step.name}"), self.log
            self._take(other, follows, taker, person)

    def _selected(self, case: Case, then: Then) -> list[Case]:
        whole = case if case.family in ("engagement", "request") else case.whole
        if then.which is Which.WHOLE:
            return [self.request] if then.part == "request" else self.of("engagement")[-1:]
        parts = [part for part in self.cases if part.lifecycle in members(then.part) and part is not case]
        if then.which is Which.VERSION_BEFORE:
            return [plan for plan in parts if plan.whole is whole and plan.state == "agreed"]
        if then.which is Which.LEFT_OUT:
            return []  # no walk takes anything out of a plan
        if then.which is Which.ENDING_WITH_WORK:
            return [part for part in parts if part.whole is whole and is_open(part) and not part.is_survey]
        if then.which is Which.OPEN:
            return [part for part in parts if part.whole is whole and is_open(part)]
        return [part for part in parts if part.whole is whole]

    def _open(self, case: Case, opens: Opens) -> None:
        if opens.part == "request":
            return  # a follow-on has a case file of its own
        if opens.part == "engagement":
            self._begin(BY_KIND[self.kind], self.request)
        else:
            is_whole = case.family in ("engagement", "request")
            self._begin(LIFECYCLES[opens.part], case if is_whole else case.whole)

    def _begin(self, lifecycle: Lifecycle, whole: Case | None) -> Case:
        case = Case(self, lifecycle, whole)
        self.cases.append(case)
        return case

    def turn_of(self, case: Case) -> tuple[Role, str] | None:
        """Whose turn it is and by which clock, followed into the part that has it."""
        turn = engine.turn(case.lifecycle, case)
        if turn is None:
            return None
        if isinstance(turn.party, Part):
            part = next(part for part in case.parts(turn.party.family) if is_open(part))
            return self.turn_of(part)
        assert turn.clock is not None
        return turn.party, turn.clock


def _set(**columns: object) -> Callable[[Case, object], None]:
    return lambda case, person: case.__dict__.update(columns)


def _by(column: str) -> Callable[[Case, object], None]:
    return lambda case, person: case.__dict__.update({column: person})


def _authored(case: Case, person: object) -> None:
    case.author_ids = case.author_ids | {person}


def _to_review(case: Case, person: object) -> None:
    case.world.kind = Kind.AFTER_ACTION_REVIEW
    case.lifecycle = LIFECYCLES["critical_response_review"]


# What a step's form writes, as far as a later step asks for it.
FACTS: dict[str, Callable[[Case, object], None]] = {
    "request.submit": _set(was_submitted=True, owes_form=True),
    "request.authorize": _set(authorized=True),
    "request.record_letter": _set(authorized=True),
    "request.mark_urgent": lambda case, person: case.world.__dict__.update(urgent=True),
    "request.unmark_urgent": lambda case, person: case.world.__dict__.update(urgent=False),
    "request.propose_decline": _by("decline_proposed_by_id"),
    "plan.submit_plan": _authored,
    "deliverable.submit": _authored,
    "report.submit_draft": _authored,
    "report.propose_correction": _by("correction_proposed_by_id"),
    "report.propose_take_down": _by("removal_proposed_by_id"),
    "report.correct": _set(correction_proposed_by_id=None),
    "report.refuse_correction": _set(correction_proposed_by_id=None),
    "report.refuse_take_down": _set(removal_proposed_by_id=None),
    "focus_area.propose_assessed": _by("proposed_by_id"),
    "engagement.settle_as_review": _to_review,
    "engagement.sign_agreement": _set(signed=True),
    "engagement.record_readiness": _by("readiness_recorded_by_id"),
    "engagement.propose_announcement": _by("announcement_proposed_by_id"),
    "engagement.schedule_announcement": _by("scheduled_by"),
    "engagement.announce": _set(scheduled_by=None, announcement_proposed_by_id=None),
    "engagement.schedule_release": _by("scheduled_by"),
    "engagement.confirm_release": _set(confirmed=True),
}
