"""The agreement: filing the paper, signing it here or recording a signature on paper, concluding it."""

from dataclasses import dataclass
from datetime import date, datetime

from app import clock
from app.audit import services as audit
from app.documents.models import Document
from app.engagements.models.agreement import Agreement, AgreementKind, Side, Signature
from app.engagements.models.engagement import Engagement
from app.engagements.models.follow_up import Obligation, ObligationKind
from app.engagements.numbering import next_number
from app.errors import InvalidFact, StaleCase, StepNotAvailable, StepNotReady
from app.extensions import db
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.roles import Role
from app.wording import _
from app.workflow.calendar import eastern_day
from app.workflow.models.case_file import Staged
from app.workflow.needs import SENTENCES
from app.workflow.rules import Behalf
from app.workflow.services import door
from app.workflow.services.clocks import settling

PAPER = "mail"
"""The channel of a signature that came on paper."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What is filed: the document, and what it says on goals, release, the report's schedule and its end."""

    document: Document
    kind: AgreementKind
    release_terms: str
    report_schedule: str
    report_due_on: date | None
    expires_on: date | None
    goals: str = ""


@dataclass(frozen=True, slots=True)
class Signing:
    """One signature: for whom, by whom, of which paper (`seen`, as `mark_of` gives it); on paper with the scan."""

    side: Side
    name: str
    title: str
    seen: str
    signed_at: datetime | None = None
    document_id: int | None = None


def mark_of(paper: Agreement | None) -> str:
    """What a page says of the paper that it shows, so that nobody signs another one unknowingly."""
    return f"{paper.number}:{paper.digest}" if paper else ""


def file_paper(engagement: Engagement, *, actor: Actor, seen_version: int, paper: Paper) -> Agreement:
    """File the paper that both sides sign; a paper filed before, with its signatures, no longer counts."""
    _require_ahead(paper)
    locked = door.locked_for(engagement, seen_version)
    gate.require(actor, Action.AGREEMENT_FILE, locked)
    if locked.state != "agreement":
        raise StepNotAvailable
    agreement = Agreement(
        case_file_id=locked.case_file_id, engagement=locked, number=next_number(Agreement, locked.case_file_id),
        kind=paper.kind, document_id=paper.document.id, digest=paper.document.sha256, goals=paper.goals,
        release_terms=paper.release_terms, report_schedule=paper.report_schedule,
        report_due_on=paper.report_due_on, expires_on=paper.expires_on, filed_by_id=_person(actor),
    )  # fmt: skip
    db.session.add(agreement)
    locked.version += 1
    locked.case_file.version += 1
    settling.settle(locked.case_file)
    facts = {"number": agreement.number, "digest": agreement.digest}
    audit.record(actor, str(Action.AGREEMENT_FILE), locked, facts=facts)
    db.session.flush()
    return agreement


def sign(engagement: Engagement, *, actor: Actor, seen_version: int, signing: Signing) -> None:
    """Sign the paper on file, or record a signature on paper.

    Raises StaleCase when another paper was filed since, InvalidFact for the agency's signature without its paper.
    """

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        _sign(locked, actor, signing)

    behalf = Behalf(Role.EXECUTIVE, PAPER, signing.document_id, signing.signed_at) if _is_recorded(signing) else None
    door.advance(engagement, "sign", actor=actor, seen_version=seen_version, facts=facts, behalf=behalf)


def conclude(engagement: Engagement, *, actor: Actor, seen_version: int) -> None:
    """Put the signed agreement into force; its end becomes a date that the office is reminded of."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        if locked.agreement is not None:
            locked.agreement.concluded_at = clock.now()

    door.advance(engagement, "sign_agreement", actor=actor, seen_version=seen_version, facts=facts)
    if engagement.agreement is not None and engagement.agreement.expires_on is not None:
        door.opened(open_watch(engagement, engagement.agreement.expires_on), actor=actor)


def open_watch(engagement: Engagement, ends_on: date) -> Obligation:
    """Begin the watch over the agreement's end: the program manager is reminded of it and says what becomes of it."""
    watch = Obligation(
        case_file_id=engagement.case_file_id, engagement_id=engagement.id,
        number=next_number(Obligation, engagement.case_file_id), kind=ObligationKind.AWARD_EXPIRY, due_on=ends_on,
    )  # fmt: skip
    db.session.add(watch)
    return watch


def see_to_the_end(watch: Obligation, *, actor: Actor, seen_version: int, note: str) -> None:
    """Say what became of an agreement whose end draws near: renewed, let run out, or no longer needed."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Obligation)
        locked.completed_by_id, locked.completed_at = actor.person_id, clock.now()

    door.advance(watch, "complete", actor=actor, seen_version=seen_version, facts=facts, note=note, audience="cops")


def require_unsigned(actor: Actor, engagement: Engagement) -> None:
    """Refuse a second signature of the same side with who signed, and when. Raises StaleCase."""
    paper = engagement.agreement
    if paper is None or engagement.state != "agreement":
        return
    if actor.role is Role.EXECUTIVE and (held := paper.signature_of(Side.AGENCY)):
        raise StaleCase(_signed_already(held))
    if paper.is_signed:
        raise StaleCase(_("Both sides have signed this agreement."))


def _sign(locked: Engagement, actor: Actor, signing: Signing) -> None:
    paper = locked.agreement
    if paper is None:
        raise StepNotReady((SENTENCES["agreement_is_filed"],))
    if signing.seen != mark_of(paper):
        raise StaleCase(_("Another paper was filed since you opened this page. Read it, then sign."))
    if held := paper.signature_of(signing.side):
        raise InvalidFact("side", _signed_already(held))
    if actor.role is Role.EXECUTIVE and signing.side is not Side.AGENCY:
        raise InvalidFact("side", _("You sign for your agency."))
    if actor.role is not Role.EXECUTIVE and signing.side is Side.AGENCY:
        _require_scan(locked, signing)
    paper.signatures.append(_signature(locked, paper, actor, signing))


def _require_scan(locked: Engagement, signing: Signing) -> None:
    """The office records the agency's signature only from the paper that this case holds."""
    scan = db.session.get(Document, signing.document_id) if signing.document_id is not None else None
    if scan is None or scan.case_file_id != locked.case_file_id:
        raise InvalidFact("file", _("Put the paper with the agency's signature on file. Nobody signs in its place."))


def _signature(locked: Engagement, paper: Agreement, actor: Actor, signing: Signing) -> Signature:
    at = signing.signed_at or clock.now()
    if at > clock.now():
        raise InvalidFact("signed_on", _("The date of the signature cannot lie ahead."))
    return Signature(
        case_file_id=locked.case_file_id, side=signing.side, name=signing.name, title=signing.title, signed_at=at,
        digest=paper.digest, document_id=signing.document_id, recorded_by_id=_person(actor),
        signer_id=None if signing.document_id else actor.person_id,
    )  # fmt: skip


def _is_recorded(signing: Signing) -> bool:
    return signing.side is Side.AGENCY and signing.document_id is not None


def _signed_already(held: Signature) -> str:
    day = eastern_day(held.signed_at)
    who = _("the agency") if held.side is Side.AGENCY else _("the COPS Office")
    return _("%(name)s signed for %(who)s on %(day)s.", name=held.name, who=who, day=f"{day:%B} {day.day}, {day.year}")


def _require_ahead(paper: Paper) -> None:
    today = eastern_day(clock.now())
    if paper.expires_on is not None and paper.expires_on <= today:
        raise InvalidFact("expires_on", _("The agreement must end on a day that lies ahead."))
    if paper.report_due_on is not None and paper.report_due_on <= today:
        raise InvalidFact("report_due_on", _("The report is due on a day that lies ahead."))
    if paper.expires_on and paper.report_due_on and paper.report_due_on > paper.expires_on:
        raise InvalidFact("report_due_on", _("The report is due before the agreement ends."))


def _person(actor: Actor) -> int:
    assert actor.person_id is not None
    return actor.person_id
