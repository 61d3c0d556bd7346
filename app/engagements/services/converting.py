"""Another kind of help under the same request: this engagement ends, the other one begins in its first state."""

from dataclasses import dataclass
from datetime import datetime

from app.engagements.models.engagement import Engagement
from app.errors import InvalidFact, StepNotReady
from app.policy.actor import Actor
from app.policy.programs import Kind, Program
from app.requests.models.acceptability import missing_for
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.choices import AuthorizationKind
from app.requests.services import restricting
from app.wording import _
from app.workflow.models.case_file import Staged
from app.workflow.needs import SENTENCES
from app.workflow.services import access, door

PROGRAM_OF = {
    Kind.TRAINING_AND_ASSISTANCE: Program.CRI_TAC,
    Kind.IMMEDIATE_ASSISTANCE: Program.CRITICAL_RESPONSE,
    Kind.DATA_ANALYSIS: Program.CRITICAL_RESPONSE,
    Kind.AFTER_ACTION_REVIEW: Program.CRITICAL_RESPONSE,
    Kind.IN_DEPTH_REVIEW: Program.CRITICAL_RESPONSE,
    Kind.ASSESSMENT: Program.ORGANIZATIONAL_ASSESSMENT,
}


@dataclass(frozen=True, slots=True)
class Letter:
    """The executive's authorization on paper: who signed, in which office, and the document on file."""

    signed_by: str
    title: str
    document_id: int | None


@dataclass(frozen=True, slots=True)
class Conversion:
    """Which kind of help it becomes and why, how the agency agreed, and what the other kind asks besides."""

    kind: Kind
    reason: str
    agreed_by: str
    agreed_at: datetime
    justification: str = ""
    letter: Letter | None = None


def convert(
    engagement: Engagement, *, actor: Actor, seen_version: int, conversion: Conversion, step: str = "convert"
) -> None:
    """Convert the engagement. `step` is "convert_by_director" where a manager's kind becomes a director's.

    Raises StepNotReady with what acceptance for the other kind would still need.
    """

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        if conversion.kind is locked.kind:
            raise InvalidFact("kind", _("It is this kind of help already."))
        locked.converts_to = conversion.kind
        locked.conversion_agreed_at, locked.conversion_agreed_by = conversion.agreed_at, conversion.agreed_by
        _write_ground(locked, conversion)
        _require_acceptable(locked)
        _move_file(locked, actor)

    door.advance(engagement, step, actor=actor, seen_version=seen_version, facts=facts, note=conversion.reason)


def _write_ground(locked: Engagement, conversion: Conversion) -> None:
    """Keep on the request why a review is of benefit, and the executive's letter, where they were given."""
    assistance, letter = locked.assistance, conversion.letter
    if assistance is None:
        return
    if conversion.justification.strip():
        assistance.review_justification = conversion.justification
    if letter is not None and assistance.authorization_at is None:
        assistance.authorization_kind = AuthorizationKind.LETTER
        assistance.authorization_by, assistance.authorization_title = letter.signed_by, letter.title
        assistance.authorization_document_id = letter.document_id
        assistance.authorization_at = conversion.agreed_at


def _require_acceptable(locked: Engagement) -> None:
    """Name each thing that is missing, where the need itself only says that something is."""
    assistance, kind = locked.assistance, locked.converts_to
    missing = missing_for(assistance, kind) if assistance is not None and kind is not None else ()
    if missing:
        raise StepNotReady(missing=tuple(SENTENCES[name] for name in missing))


def _move_file(locked: Engagement, actor: Actor) -> None:
    """Put the case under the other program; Critical Response is for its list alone, and a restriction stays."""
    file, kind = locked.case_file, locked.converts_to
    assert kind is not None
    file.program, file.kind = PROGRAM_OF[kind], kind
    file.is_urgent = file.is_urgent and file.program is Program.CRITICAL_RESPONSE
    assistance: AssistanceRequest | None = locked.assistance
    if file.program is Program.CRITICAL_RESPONSE and assistance is not None:
        restricting.restrict(assistance)
        access.enlist(file, actor.person_id, locked.manager_id)
