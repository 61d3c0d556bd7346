"""Which of the things a reader can do are the way forward: those come first, pauses, endings and extras after them."""

from datetime import timedelta

from app import clock
from app.workflow.calendar import eastern_day
from app.workflow.models.case_file import Staged
from app.workflow.stepping import Offered

ASIDE = {
    "accept_provisionally", "ask_again", "ask_authorization", "ask_changes", "ask_deconfliction", "ask_for_hold",
    "ask_for_more", "ask_for_rework", "ask_question", "cancel", "close_without_follow_up", "convert",
    "convert_by_director", "decline", "deliver_confidentially", "drop", "end_early", "end_for_investigation",
    "find_conflict", "give_back", "hold", "lift_restriction", "mark_duplicate", "mark_urgent",
    "proceed_confidentially", "propose_amendment", "propose_correction", "propose_decline", "propose_take_down",
    "pull_back", "record_letter", "record_new_executive", "refer", "refuse_correction", "refuse_take_down",
    "reopen", "reopen_attestation", "reopen_report", "replace_provider", "restrict", "return_deliverable",
    "return_draft", "return_facts", "return_final", "return_plan", "revoke", "rework",
    "settle_as_review", "settle_kind", "spawn_follow_on", "stand_down", "take_back",
    "take_back_question", "unmark_urgent", "unschedule", "withdraw", "withdraw_amendment", "withhold_report",
}  # fmt: skip
"""Steps that lead off the way; one of them is never the first thing to do where another is open."""

ONLY_FORWARD_IN = {
    "propose_announcement": ("announcement",),
    "make_offer": ("provider_selection",),
    "propose_expert": ("team",),
    "add_focus_area": ("agreement",),
}
"""Steps that are the way forward in some states only."""


BEFORE_AN_END = timedelta(days=60)
"""So long before an agreement or award ends somebody is to see to it (its first reminder)."""

ONLY_WHEN_READY = {"announce", "correct", "start_at_once", "take_down"}
"""Steps that are nobody's duty: they show once they can be taken."""

OTHER_ENTRANCE = {"has_state_to_rejoin", "has_no_state_to_rejoin"}
"""Needs of which one is always open: after a replacement a team rejoins the work, before it is confirmed."""
OTHER_WAYS = {
    "accept_provisionally", "ask_changes", "ask_for_more", "refuse_correction", "refuse_take_down", "return_draft",
    "return_facts", "return_final", "return_plan",
}  # fmt: skip
"""The other answer to a question: it stands beside the main one, never folded away."""


def is_folded(case: Staged, offered: Offered) -> bool:
    """Whether the step stands behind a disclosure, with the detours."""
    return is_aside(case, offered) and offered.name not in OTHER_WAYS


def is_aside(case: Staged, offered: Offered) -> bool:
    """Whether the step leads off the way from where the case stands."""
    if offered.name in ASIDE or _is_too_early(case, offered) or OTHER_ENTRANCE & set(offered.open_needs):
        return True
    if offered.name in ONLY_WHEN_READY and offered.open_needs:
        return True
    return case.state not in ONLY_FORWARD_IN.get(offered.name, (case.state,))


def _is_too_early(case: Staged, offered: Offered) -> bool:
    """Whether the step looks back on a day that has not come: an activity to be logged, a check-in to be answered."""
    if offered.name == "complete" and getattr(case, "is_award_expiry", False):
        ends_on = case.clock_date("award_expiry")
        return ends_on is not None and eastern_day(clock.now()) < ends_on - BEFORE_AN_END
    day = case.clock_date(case.lifecycle) if offered.name in ("confirm", "answer") else None
    return day is not None and eastern_day(clock.now()) < day
