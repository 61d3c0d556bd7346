"""Sending a request: once, whatever is clicked."""

from app import clock
from app.errors import StaleCase, StepNotAvailable
from app.policy.actor import Actor
from app.policy.programs import Kind, Program
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.choices import Urgency, WantedProgram
from app.requests.services import authorizing, restricting
from app.workflow.services import door

PROGRAMS = {
    WantedProgram.CRI_TAC: Program.CRI_TAC,
    WantedProgram.CRITICAL_RESPONSE: Program.CRITICAL_RESPONSE,
    WantedProgram.ORGANIZATIONAL_ASSESSMENT: Program.ORGANIZATIONAL_ASSESSMENT,
}


def submit(assistance: AssistanceRequest, *, actor: Actor, seen_version: int) -> None:
    """Send the request; sending it again changes nothing. Raises StepNotReady with what is missing.

    Where the executive must authorize it, he is asked at once.
    """
    try:
        door.advance(assistance, "submit", actor=actor, seen_version=seen_version, facts=_sent)
    except (StaleCase, StepNotAvailable):
        if assistance.case_file.submitted_at is None:
            raise
        return
    authorizing.ask_if_awaited(assistance)


def _sent(assistance: AssistanceRequest) -> None:
    file, is_whole = assistance.case_file, assistance.form_is_whole
    assert assistance.email_is_verified is not None  # read, like the form, before a half-made move would be written
    file.is_draft = False
    file.submitted_at = clock.now()
    file.title = assistance.title
    assistance.owes_form = not is_whole
    asked = assistance.program_asked
    file.program = PROGRAMS.get(asked) if asked else None
    file.kind = Kind.TRAINING_AND_ASSISTANCE if file.program is Program.CRI_TAC else None
    file.is_urgent = file.program is Program.CRITICAL_RESPONSE and assistance.urgency is Urgency.URGENT
    if file.program is Program.CRITICAL_RESPONSE:
        restricting.restrict(assistance)
