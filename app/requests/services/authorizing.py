"""The executive's authorization: asked for, attested by his own account, or recorded from a signed letter."""

from dataclasses import dataclass
from datetime import datetime

from app import clock
from app.documents import services as documents
from app.documents.models import Audience
from app.errors import InvalidFact
from app.policy.actor import SYSTEM, Actor
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.choices import AuthorizationKind
from app.requests.services import restricting
from app.wording import _
from app.workflow.services import door


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter on letterhead: who signed it, in which office, when (UTC), and the file itself (an upload)."""

    signed_by: str
    title: str
    signed_at: datetime
    upload: object


def ask(assistance: AssistanceRequest, *, actor: Actor, seen_version: int) -> None:
    """Ask the executive, by mail with a link; once more, if need be. What he is asked about he may see."""
    door.advance(
        assistance, "ask_authorization", actor=actor, seen_version=seen_version, facts=restricting.admit_agency
    )


def ask_if_awaited(assistance: AssistanceRequest) -> None:
    """Let the system ask the executive where his word is missing."""
    if assistance.authorization_is_awaited:
        ask(assistance, actor=SYSTEM, seen_version=door.UNDER_LOCK)


def attest(assistance: AssistanceRequest, *, actor: Actor, seen_version: int, name: str, title: str) -> None:
    """Write the executive's own word: his name and office as he states them, and the instant."""

    def attested(case: AssistanceRequest) -> None:
        case.authorization_kind, case.authorization_document_id = AuthorizationKind.E_ATTESTATION, None
        case.authorization_by, case.authorization_title = name, title
        case.authorization_at, case.authorization_recorded_by_id = clock.now(), actor.person_id

    door.advance(assistance, "authorize", actor=actor, seen_version=seen_version, facts=attested)


def record_letter(assistance: AssistanceRequest, letter: Letter, *, actor: Actor, seen_version: int) -> None:
    """Keep the signed letter with who signed it and when. Raises FileRefused, InvalidFact for a day to come."""
    if letter.signed_at > clock.now():
        raise InvalidFact("signed_on", _("The letter cannot be signed in the future."))

    door.advance(
        assistance,
        "record_letter",
        actor=actor,
        seen_version=seen_version,
        facts=lambda case: keep_letter(case, letter, actor),
    )


def keep_letter(case: AssistanceRequest, letter: Letter, actor: Actor) -> None:
    """Put the letter on file and write who signed it; within a step, under its lock. Raises FileRefused."""
    document = documents.store(
        case.case_file,
        actor=actor,
        upload=letter.upload,  # type: ignore[arg-type]
        title=_("Authorization letter"),
        audience=Audience.EVERYONE,
        purpose="authorization",
    )
    case.authorization_kind, case.authorization_document_id = AuthorizationKind.LETTER, document.id
    case.authorization_by, case.authorization_title = letter.signed_by, letter.title
    case.authorization_at, case.authorization_recorded_by_id = letter.signed_at, actor.person_id
