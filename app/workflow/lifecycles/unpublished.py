"""Human steps that have no page yet, so that no button shows them; the list only shrinks."""

STEPS: dict[str, tuple[str, ...]] = {}

UNPUBLISHED: frozenset[tuple[str, str]] = frozenset(
    (lifecycle, step) for lifecycle, steps in STEPS.items() for step in steps
)
