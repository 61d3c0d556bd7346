"""How a request ends without an engagement: declined by two persons, referred, a duplicate, withdrawn."""

from dataclasses import dataclass
from datetime import datetime

from app.errors import InvalidFact
from app.policy.actor import Actor
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.choices import DeclineReason, WithdrawalReason
from app.wording import _
from app.workflow.models.case_file import CaseFile
from app.workflow.rules import Behalf
from app.workflow.services import door


def propose_decline(
    assistance: AssistanceRequest, reason: DeclineReason, letter: str, *, actor: Actor, seen_version: int
) -> None:
    """Propose not to accept, with the letter that the agency would get; another person decides."""

    def proposed(case: AssistanceRequest) -> None:
        case.decline_reason, case.decline_letter = reason, letter
        case.decline_proposed_by_id, case.decline_proposed_as = actor.person_id, actor.role

    door.advance(
        assistance, "propose_decline", actor=actor, seen_version=seen_version, facts=proposed, reason=reason.value,
        audience="cops",
    )  # fmt: skip


def confirm_decline(assistance: AssistanceRequest, *, actor: Actor, seen_version: int) -> None:
    """Decline for good; the agency gets the letter."""
    door.advance(assistance, "confirm_decline", actor=actor, seen_version=seen_version)


def return_decline(assistance: AssistanceRequest, note: str, *, actor: Actor, seen_version: int) -> None:
    """Send the proposal back to screening with a note to the proposer."""
    door.advance(assistance, "return_decline", actor=actor, seen_version=seen_version, note=note, audience="cops")


def refer(
    assistance: AssistanceRequest, destination: str, *, agreed: bool, actor: Actor, seen_version: int, email: str = ""
) -> None:
    """Hand the request to another body, with the agency's agreement; its address, where given, gets a mail."""

    def referred(case: AssistanceRequest) -> None:
        case.referral_destination, case.referral_agreed = destination, agreed
        case.referral_email = email.strip()

    door.advance(
        assistance, "refer", actor=actor, seen_version=seen_version, facts=referred,
        note=_("Referred to %(body)s", body=destination),
    )  # fmt: skip


def mark_duplicate(
    assistance: AssistanceRequest, surviving: CaseFile | None, *, actor: Actor, seen_version: int
) -> None:
    """End this request in favour of another case of the same agency. Raises InvalidFact when there is no such case."""
    if surviving is None:
        raise InvalidFact("surviving", _("No case has this number."))
    kept, number = surviving.id, surviving.reference

    def marked(case: AssistanceRequest) -> None:
        case.surviving_case_id = kept

    door.advance(
        assistance, "mark_duplicate", actor=actor, seen_version=seen_version, facts=marked,
        note=_("%(number)s goes on", number=number),
    )  # fmt: skip


def withdraw(
    assistance: AssistanceRequest,
    reason: WithdrawalReason,
    note: str,
    *,
    actor: Actor,
    seen_version: int,
    behalf: Behalf | None = None,
) -> None:
    """End the agency's request at its own wish; allowed in every open state, without penalty."""

    def withdrawn(case: AssistanceRequest) -> None:
        case.withdrawal_reason = reason

    door.advance(
        assistance, "withdraw", actor=actor, seen_version=seen_version, facts=withdrawn, reason=reason.value, note=note,
        behalf=behalf,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wish:
    """The agency's own wish to take a withdrawn request up again: in which words, and when (UTC)."""

    words: str
    at: datetime


def reopen(
    assistance: AssistanceRequest, reason: str, *, actor: Actor, seen_version: int, wish: Wish | None = None
) -> None:
    """Take up again what had ended; its clocks begin anew. A withdrawn one needs the agency's recorded wish."""

    def reopened(case: AssistanceRequest) -> None:
        case.reopen_wish, case.reopen_wish_at = (wish.words, wish.at) if wish else ("", None)
        case.withdrawal_reason, case.surviving_case_id = None, None
        case.decline_reason, case.decline_proposed_by_id, case.decline_proposed_as = None, None, None
        case.referral_destination, case.referral_email, case.referral_agreed = "", "", False

    note = f"{reason} ({wish.words})" if wish else reason
    door.advance(assistance, "reopen", actor=actor, seen_version=seen_version, facts=reopened, note=note)
