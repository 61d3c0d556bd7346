"""The urgent mark of Critical Response: whoever screens or directs may set and take it away, with a reason.

The clocks of the screening begin anew from that moment: in hours when it is set, in business days when it is taken.
"""

from app.policy.actor import Actor
from app.requests.models.assistance import AssistanceRequest
from app.requests.services import restricting
from app.workflow.services import door
from app.workflow.services.clocks import settling

IN_HOURS = ("acknowledge", "screening", "deconfliction_answer")


def mark(assistance: AssistanceRequest, *, actor: Actor, seen_version: int, reason: str) -> None:
    """Let hours count; the program managers on call see the case from now on."""

    def marked(case: AssistanceRequest) -> None:
        settling.stop(case.case_file, *IN_HOURS)
        restricting.admit_on_call(case)

    door.advance(
        assistance, "mark_urgent", actor=actor, seen_version=seen_version, facts=marked, note=reason, audience="cops"
    )


def unmark(assistance: AssistanceRequest, *, actor: Actor, seen_version: int, reason: str) -> None:
    """Let business days count again."""

    def unmarked(case: AssistanceRequest) -> None:
        settling.stop(case.case_file, *IN_HOURS)

    door.advance(
        assistance, "unmark_urgent", actor=actor, seen_version=seen_version, facts=unmarked, note=reason,
        audience="cops",
    )  # fmt: skip
