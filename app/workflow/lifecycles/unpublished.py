"""Human steps that have no page yet, so that no button shows them; the list only shrinks."""

STEPS: dict[str, tuple[str, ...]] = {
    "request": ("accept_provisionally", "reopen"),
    "question": ("answer",),
    "cri_tac": (
        "ask_deconfliction", "ask_for_hold", "ask_for_rework", "ask_question", "convert", "convert_by_director",
        "end_for_investigation", "give_back", "lift_restriction", "record_new_executive",
        "rejoin", "reopen", "replace_provider", "restrict", "rework", "spawn_follow_on",
    ),
    "critical_response": (
        "announce", "ask_deconfliction", "ask_for_hold", "ask_for_rework", "ask_question", "close",
        "close_without_follow_up", "confirm_team", "convert", "convert_by_director", "end_early",
        "end_for_investigation", "engage_provider", "finish_delivery", "give_back", "hand_over", "hold",
        "lift_restriction", "make_offer", "propose_amendment", "propose_announcement", "propose_expert",
        "record_call", "record_new_executive", "rejoin", "reopen", "replace_provider", "restrict", "resume",
        "rework", "settle_as_review", "settle_kind", "spawn_follow_on", "start_at_once", "start_delivery",
        "withdraw",
    ),
    "critical_response_review": (
        "ask_deconfliction", "ask_for_hold", "ask_for_rework", "ask_question", "close", "confirm_release",
        "confirm_team", "convert", "deliver_confidentially", "end_early", "end_for_investigation",
        "engage_provider", "finish_fact_finding", "give_back", "hold", "lift_restriction", "make_offer",
        "prepare_release", "proceed_confidentially", "propose_amendment", "propose_announcement",
        "propose_expert", "pull_back", "record_call", "record_new_executive", "rejoin", "reopen",
        "replace_provider", "restrict", "resume", "rework", "schedule_announcement", "schedule_release",
        "settle_scope", "sign", "sign_agreement", "spawn_follow_on", "unschedule", "withdraw",
    ),
    "organizational_assessment": (
        "add_focus_area", "ask_deconfliction", "ask_for_hold", "ask_for_rework", "ask_question",
        "begin_implementation_plan", "begin_status_report", "close", "confirm_release", "confirm_team",
        "convert", "decline_site", "end_early", "end_for_investigation", "engage_provider", "finish_assessment",
        "finish_implementation", "give_back", "hold", "lift_restriction", "make_offer", "propose_amendment",
        "propose_announcement", "propose_expert", "pull_back", "record_new_executive", "record_readiness",
        "rejoin", "reopen", "replace_provider", "restrict", "resume", "rework", "schedule_announcement",
        "schedule_release", "select_site", "sign", "sign_agreement", "spawn_follow_on", "unschedule",
        "withdraw",
    ),
    "review_scope": (
        "approve_scope", "return_plan", "submit_plan", "withdraw_amendment",
    ),
    "focus_area": (
        "agree_assessed", "drop", "propose_assessed", "start",
    ),
    "ta_report": (
        "correct", "propose_correction", "propose_take_down", "reopen_report", "take_down",
    ),
    "status_report": (
        "confirm_facts", "correct", "propose_correction", "propose_take_down", "release_report",
        "reopen_report", "return_draft", "return_facts", "send_to_agency", "submit_draft", "take_back",
        "take_down", "withhold_report",
    ),
    "review_report": (
        "approve", "confirm_facts", "correct", "propose_correction", "propose_take_down", "release_report",
        "reopen_report", "resend_final", "return_draft", "return_facts", "return_final", "send_to_agency",
        "submit_draft", "take_back", "take_down", "withhold_report",
    ),
}  # fmt: skip

UNPUBLISHED: frozenset[tuple[str, str]] = frozenset(
    (lifecycle, step) for lifecycle, steps in STEPS.items() for step in steps
)
