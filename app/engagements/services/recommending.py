"""Recommendations and the two kinds of dated claims about them: agency-reported and validated."""

from datetime import date

from sqlalchemy import select

from app import clock
from app.audit import services as audit
from app.engagements.models.choices import ClaimSide, ClaimStatus
from app.engagements.models.delivery_needs import RECOMMENDING
from app.engagements.models.engagement import Engagement
from app.engagements.models.report import Claim, Recommendation
from app.engagements.numbering import next_number
from app.engagements.services import authorship
from app.errors import InvalidFact, NotPermitted, StaleCase
from app.extensions import db
from app.policy.actor import Actor
from app.policy.programs import Kind
from app.policy.roles import Role
from app.wording import _
from app.workflow.rules import Behalf, happened
from app.workflow.services import door
from app.workflow.services.clocks import settling

AGENCY_MAY_SAY = (
    ClaimStatus.NOT_STARTED,
    ClaimStatus.IN_PROGRESS,
    ClaimStatus.PARTIALLY_COMPLETE,
    ClaimStatus.COMPLETE_PENDING,
    ClaimStatus.DECLINED,
)
OFFICE_MAY_SAY = tuple(status for status in ClaimStatus if status is not ClaimStatus.COMPLETE_PENDING)


def add(
    engagement: Engagement,
    *,
    actor: Actor,
    text: str,
    rationale: str,
    agency_owner: str,
    target_on: date | None,
    focus_area_id: int | None = None,
) -> Recommendation:
    """Write down a recommendation; numbered within the case. Raises NotPermitted once the report is handed in."""
    locked = _unsettled(engagement)
    _require_begun(locked)
    recommendation = Recommendation(
        case_file_id=locked.case_file_id,
        engagement_id=locked.id,
        number=next_number(Recommendation, locked.case_file_id),
        text=text,
        rationale=rationale,
        agency_owner=agency_owner,
        target_on=target_on,
        author_id=actor.person_id,
        focus_area_id=_area_of(locked, focus_area_id),
    )
    db.session.add(recommendation)
    _write_in_report(locked, actor)
    db.session.flush()
    audit.record(actor, "recommendation:add", locked, reason=f"number {recommendation.number}")
    return recommendation


def revise(
    recommendation: Recommendation,
    *,
    actor: Actor,
    seen_version: int,
    text: str,
    rationale: str,
    agency_owner: str,
    target_on: date | None,
) -> None:
    """Change words, owner or target date before the report is handed in. Raises StaleCase, NotPermitted."""
    _require_present(recommendation, seen_version)
    recommendation.text, recommendation.rationale = text, rationale
    recommendation.agency_owner, recommendation.target_on = agency_owner, target_on
    recommendation.revised_by_id = actor.person_id
    recommendation.version += 1
    _write_in_report(recommendation.engagement, actor)
    audit.record(actor, "recommendation:revise", recommendation.engagement, reason=f"number {recommendation.number}")


def withdraw(recommendation: Recommendation, *, actor: Actor, seen_version: int) -> None:
    """Take a recommendation out of the register before the report is handed in. Raises StaleCase, NotPermitted."""
    _require_present(recommendation, seen_version)
    recommendation.withdrawn_at = clock.now()
    recommendation.version += 1
    _write_in_report(recommendation.engagement, actor)
    audit.record(actor, "recommendation:withdraw", recommendation.engagement, reason=f"number {recommendation.number}")


def show(recommendation: Recommendation, *, actor: Actor, seen_version: int) -> None:
    """Put a recommendation of an assessment before the agency, which agrees to it or declines. Raises StaleCase."""
    _require_present(recommendation, seen_version)
    if recommendation.shown_at is not None:
        raise StaleCase
    recommendation.shown_at = clock.now()
    recommendation.version += 1
    audit.record(actor, "recommendation:show", recommendation.engagement, reason=f"number {recommendation.number}")


def answer(
    recommendation: Recommendation,
    *,
    actor: Actor,
    seen_version: int,
    agrees: bool,
    words: str,
    owner: str = "",
    note: str = "",
    behalf: Behalf | None = None,
) -> None:
    """The agency agrees to a recommendation, naming who sees to it, or declines it with its reason.

    Recorded on its `behalf`, how, when and with which evidence (`note`) it came is kept. Raises InvalidFact without
    a reason for a no, StaleCase.
    """
    if not agrees and not words.strip():
        raise InvalidFact("words", _("Say why the agency declines it."))
    _require_present(recommendation, seen_version)
    if recommendation.shown_at is None:
        raise StaleCase
    recommendation.agreed_by_agency, recommendation.agency_answer = agrees, words
    recommendation.agreed_at, recommendation.agreed_by_id = happened(behalf), actor.person_id
    recommendation.agency_owner = owner or recommendation.agency_owner
    _keep_how_it_came(recommendation, note, behalf)
    recommendation.version += 1
    engagement = recommendation.engagement
    audit.record(actor, "recommendation:answer", engagement, facts=_told(recommendation, behalf))
    settling.settle(engagement.case_file)


def claim(
    recommendation: Recommendation,
    *,
    actor: Actor,
    side: ClaimSide,
    status: ClaimStatus,
    note: str,
    as_of: date,
    evidence_document_id: int | None = None,
) -> Claim:
    """Add a dated claim; the agency says what it did, the office what is proved. Raises InvalidFact."""
    _require_sayable(side, status, as_of)
    engagement = door.locked_for(recommendation.engagement, door.UNDER_LOCK)
    _require_reportable(engagement, recommendation)
    row = Claim(
        case_file_id=recommendation.case_file_id,
        recommendation_id=recommendation.id,
        side=side,
        status=status,
        note=note,
        evidence_document_id=evidence_document_id,
        claimed_by_id=actor.person_id,
        by_provider=side is ClaimSide.VALIDATED and actor.role is Role.COORDINATOR,
        as_of=as_of,
    )
    db.session.add(row)
    db.session.flush()
    db.session.expire(recommendation, ["claims"])
    audit.record(actor, f"recommendation:{side.value}", engagement, reason=status.value)
    settling.settle(engagement.case_file)
    return row


def _require_sayable(side: ClaimSide, status: ClaimStatus, as_of: date) -> None:
    """Raises InvalidFact for a status that is not this side's to say, or a day that lies ahead."""
    if status not in (AGENCY_MAY_SAY if side is ClaimSide.AGENCY else OFFICE_MAY_SAY):
        raise InvalidFact("status", _("Choose one of the listed statuses."))
    if as_of > clock.today():
        raise InvalidFact("as_of", _("The date cannot lie ahead."))


def _keep_how_it_came(recommendation: Recommendation, note: str, behalf: Behalf | None) -> None:
    recommendation.answer_evidence = note
    recommendation.answer_channel = behalf.channel if behalf is not None else ""
    recommendation.answer_document_id = behalf.document_id if behalf is not None else None


def of_engagement(engagement: Engagement) -> list[Recommendation]:
    """The recommendations that stand, in the order of their numbers."""
    standing = select(Recommendation).where(
        Recommendation.engagement_id == engagement.id, Recommendation.withdrawn_at.is_(None)
    )
    return list(db.session.scalars(standing.order_by(Recommendation.number)))


def _require_present(recommendation: Recommendation, seen_version: int) -> None:
    _unsettled(recommendation.engagement)
    if recommendation.version != seen_version:
        raise StaleCase
    if recommendation.agreed_by_agency:
        raise NotPermitted(_("The agency agreed to this recommendation; it stands as it is."))


def _require_begun(engagement: Engagement) -> None:
    if engagement.kind is Kind.ASSESSMENT and engagement.state not in RECOMMENDING:
        raise NotPermitted(_("Recommendations are written from the assessment on."))


def _require_reportable(engagement: Engagement, recommendation: Recommendation) -> None:
    """In an assessment one reports on what was agreed; elsewhere on what was handed over."""
    if engagement.kind is Kind.ASSESSMENT and recommendation.agreed_by_agency is None:
        raise NotPermitted(_("The agency has not answered this recommendation yet."))


def _area_of(engagement: Engagement, focus_area_id: int | None) -> int | None:
    known = {area.id for area in engagement.focus_areas if area.state != "dropped"}
    if engagement.kind is Kind.ASSESSMENT and focus_area_id not in known:
        raise InvalidFact("area", _("Choose the focus area on which it rests."))
    return focus_area_id


def _unsettled(engagement: Engagement) -> Engagement:
    """The engagement under its lock, if its recommendations may still be changed. Raises NotPermitted."""
    locked = door.locked_for(engagement, door.UNDER_LOCK)
    if locked.recommendations_are_settled or not locked.case_is_open:
        raise NotPermitted(_("The recommendations stand as the report was approved."))
    if not locked.recommendations_may_change:
        raise NotPermitted(_("The report is handed in with the recommendations as they stand. Have it returned first."))
    return locked


def _write_in_report(engagement: Engagement, actor: Actor) -> None:
    """The report prints the recommendations: who words them has written in it, and who read it before reads it anew."""
    report = engagement.own_report
    if report is not None and report.state == "drafting" and engagement.kind is not Kind.ASSESSMENT:
        authorship.note(report, actor)
        report.version += 1


def _told(recommendation: Recommendation, behalf: Behalf | None) -> dict[str, object]:
    """What the record keeps of an answer: for whom it was written down, and how and when it came."""
    told = {"number": recommendation.number, "agrees": recommendation.agreed_by_agency}
    if behalf is None:
        return told
    came = {"on_behalf_of": behalf.role.value, "channel": behalf.channel, "document": behalf.document_id}
    return told | came | {"happened_at": happened(behalf).isoformat()}
