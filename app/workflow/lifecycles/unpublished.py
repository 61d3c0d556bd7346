"""Human steps that have no page yet, so that no button shows them; the list only shrinks."""

STEPS: dict[str, tuple[str, ...]] = {
    "request": (
        "ask_authorization",
        "authorize",
        "mark_urgent",
        "record_letter",
        "unmark_urgent",
    ),
    "obligation": ("settle_debt",),
    "cri_tac": (
        "convert",
        "convert_by_director",
        "spawn_follow_on",
    ),
    "critical_response": (
        "convert",
        "convert_by_director",
        "spawn_follow_on",
    ),
    "critical_response_review": (
        "confirm_release",
        "convert",
        "deliver_confidentially",
        "prepare_release",
        "proceed_confidentially",
        "propose_announcement",
        "pull_back",
        "schedule_announcement",
        "schedule_release",
        "spawn_follow_on",
        "unschedule",
    ),
    "organizational_assessment": (
        "confirm_release",
        "convert",
        "propose_announcement",
        "pull_back",
        "schedule_announcement",
        "schedule_release",
        "spawn_follow_on",
        "unschedule",
    ),
    "status_report": (
        "confirm_facts",
        "release_report",
        "return_draft",
        "return_facts",
        "send_to_agency",
        "submit_draft",
        "take_back",
        "withhold_report",
    ),
    "review_report": (
        "approve",
        "confirm_facts",
        "release_report",
        "resend_final",
        "return_draft",
        "return_facts",
        "return_final",
        "send_to_agency",
        "submit_draft",
        "take_back",
        "withhold_report",
    ),
}

UNPUBLISHED: frozenset[tuple[str, str]] = frozenset(
    (lifecycle, step) for lifecycle, steps in STEPS.items() for step in steps
)
