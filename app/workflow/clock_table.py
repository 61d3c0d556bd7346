"""Every clock by name, with the defaults of docs/domain.md."""

from app.workflow.clock_terms import (
    Anchor,
    BusinessDays,
    ClockRule,
    Days,
    Hours,
    Lapse,
    Listener,
    Months,
    NextOf,
    OnDate,
    Point,
)

CRITICAL = "is_critical_response"
URGENT = "is_urgent_critical_response"
SCOPE = "is_one_page_scope"
LATER_SCOPE = "is_scope_that_follows"

ON_THE_DAY = Point(BusinessDays(0))
ON_THE_DATE = Point(Days(0))


def _before(count: int) -> Point:
    return Point(BusinessDays(-count))


def _supervisor_after(count: int) -> Point:
    return Point(BusinessDays(count), Listener.SUPERVISOR)


def _days(*counts: int) -> tuple[Point, ...]:
    return tuple(Point(Days(count)) for count in counts)


def _from_start(*counts: int) -> tuple[Point, ...]:
    return tuple(Point(Days(count), anchor=Anchor.START) for count in counts)


DECISION = (_before(2), ON_THE_DAY, _supervisor_after(2))
AGENCY = (_before(5), ON_THE_DAY, _supervisor_after(5))

SCREENING = (
    ClockRule("acknowledge", BusinessDays(1), variants=((URGENT, Hours(2)),)),
    ClockRule(
        "screening", BusinessDays(5), variants=((URGENT, Hours(24)), (CRITICAL, BusinessDays(2))),
        reminders=(_before(1), ON_THE_DAY, _supervisor_after(1)),
    ),
    ClockRule(
        "deconfliction_answer", BusinessDays(3), variants=((URGENT, Hours(8)),),
        reminders=(_before(1), ON_THE_DAY, _supervisor_after(1)),
    ),
    ClockRule("decline_decision", BusinessDays(2), reminders=(ON_THE_DAY, _supervisor_after(1))),
    ClockRule(
        "information_request", Days(14), reminders=_from_start(7, 12, 21, 28),
        lapse=Lapse("lapse", Days(30), Anchor.START),
    ),
    ClockRule("draft", Days(90), reminders=_from_start(60, 83), lapse=Lapse("lapse", Days(0))),
)  # fmt: skip

TEAM = (
    ClockRule("provisional_debt", BusinessDays(3), reminders=(_before(1), ON_THE_DAY, _supervisor_after(1))),
    ClockRule("intake_call", BusinessDays(10), reminders=DECISION),
    ClockRule("executive_call", BusinessDays(2), reminders=DECISION),
    ClockRule(
        "provider_selection", BusinessDays(2), variants=((CRITICAL, Hours(4)),),
        reminders=(ON_THE_DAY, _supervisor_after(1)),
    ),
    ClockRule(
        "offer", BusinessDays(5), variants=((CRITICAL, BusinessDays(1)),),
        reminders=(_before(2), ON_THE_DAY),
        lapse=Lapse("lapse", Days(0), tells=(Listener.PROGRAM_MANAGER,)),
    ),
    ClockRule(
        "empty_place", BusinessDays(5), variants=((CRITICAL, BusinessDays(1)),),
        reminders=(ON_THE_DAY, Point(BusinessDays(2), Listener.PROGRAM_MANAGER)),
    ),
    ClockRule(
        "conflict_attestation", BusinessDays(5), variants=((CRITICAL, BusinessDays(1)),),
        reminders=(_before(2), ON_THE_DAY),
    ),
)  # fmt: skip

DECISIONS = (
    ClockRule(
        "plan", BusinessDays(10), variants=((LATER_SCOPE, BusinessDays(3)), (SCOPE, BusinessDays(2))),
        reminders=(_before(2), ON_THE_DAY, _supervisor_after(5)),
    ),
    ClockRule("cops_decision", BusinessDays(10), variants=((SCOPE, BusinessDays(1)),), reminders=DECISION),
    ClockRule("agency_concurrence", BusinessDays(15), variants=((CRITICAL, BusinessDays(2)),), reminders=AGENCY),
    ClockRule("agency_fact_check", BusinessDays(15), reminders=AGENCY),
    ClockRule("agreement_signature", BusinessDays(15), reminders=AGENCY),
    ClockRule("new_executive", BusinessDays(15), reminders=AGENCY),
    ClockRule("readiness", BusinessDays(20), reminders=DECISION),
    ClockRule("site_selection", BusinessDays(10), reminders=DECISION),
    ClockRule("department_review", BusinessDays(10), reminders=DECISION),
    ClockRule("next_step", BusinessDays(3), reminders=(ON_THE_DAY, _supervisor_after(2))),
    ClockRule("new_instant", BusinessDays(3), reminders=(ON_THE_DAY, _supervisor_after(2))),
)  # fmt: skip

WORK = (
    ClockRule("work", OnDate()),  # the turn's; each activity and deliverable reminds by a clock of its own
    ClockRule("milestone", OnDate(), reminders=_days(-7, -1, 1)),
    ClockRule("question", Days(14), reminders=_from_start(7, 12, 21, 28), lapse=Lapse("lapse", Days(30), Anchor.START)),
    ClockRule(
        "final_report", Days(30), variants=(("has_schedule", OnDate()),),
        reminders=(Point(Days(-10)), ON_THE_DATE, Point(Days(5), Listener.SUPERVISOR)),
    ),
    ClockRule("survey", Days(5), reminders=_days(7, 14), lapse=Lapse("miss", Days(21))),
    ClockRule("check_in", OnDate(), reminders=_days(0, 7, 21), lapse=Lapse("miss", Days(30))),
    ClockRule("status_report", OnDate(), reminders=_days(-14, 0), is_fixed=True),
    ClockRule("performance_report", NextOf(((1, 30), (7, 30))), reminders=_days(-30, -7, 0, 1), is_fixed=True),
    ClockRule("award_expiry", OnDate(), reminders=_days(-60, -30, -7), is_fixed=True),
    ClockRule("omb_expiry", OnDate(), reminders=_days(-90, -60, -30), is_fixed=True),
    ClockRule("hold_date", OnDate(), reminders=_days(-3)),
    ClockRule("scheduled_instant", OnDate(), is_fixed=True),
)  # fmt: skip

RULES: dict[str, ClockRule] = {rule.name: rule for rule in SCREENING + TEAM + DECISIONS + WORK}

CHECK_INS = (Days(30), Days(90), Days(180))
ASSESSMENT_CHECK_INS = (Months(6), Months(12), Months(18))
CONSULTATION_CHECK_INS = (Days(30),)
