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
}

UNPUBLISHED: frozenset[tuple[str, str]] = frozenset(
    (lifecycle, step) for lifecycle, steps in STEPS.items() for step in steps
)
