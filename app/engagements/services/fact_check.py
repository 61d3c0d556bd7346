"""The agency's fact check and the department's review of a report, with corrections and what became of each."""

from sqlalchemy import func, select

from app import clock
from app.audit import services as audit
from app.engagements.models.choices import ReturnReason
from app.engagements.models.report import Report, ReportComment
from app.engagements.models.report_parts import FactCorrection
from app.engagements.services import reporting
from app.errors import InvalidFact, NotPermitted, StaleCase
from app.extensions import db
from app.policy.actor import Actor
from app.wording import _
from app.workflow.models.case_file import Staged
from app.workflow.rules import Behalf
from app.workflow.services import door

DISPOSITIONS = ("changed", "explained", "not_changed")
DISSENT = "dissent"


def send(report: Report, *, actor: Actor, seen_version: int) -> None:
    """Lay the draft before the agency; a new round begins."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Report)
        locked.fact_rounds += 1
        locked.facts_confirmed_at = locked.facts_confirmed_by_id = locked.facts_unchanged_since = None

    door.advance(report, "send_to_agency", actor=actor, seen_version=seen_version, facts=facts)


def correct(report: Report, *, actor: Actor, section_id: int | None, text: str) -> FactCorrection:
    """Write down what is to be corrected, while the agency checks; it is sent with all others. Raises NotPermitted."""
    locked = _checked(report)
    numbered = select(func.max(FactCorrection.number)).where(FactCorrection.report_id == locked.id)
    correction = FactCorrection(
        case_file_id=locked.case_file_id,
        report_id=locked.id,
        section_id=section_id,
        number=(db.session.scalar(numbered) or 0) + 1,
        round=locked.fact_rounds,
        text=text,
        author_id=actor.person_id,
    )
    db.session.add(correction)
    db.session.flush()
    return correction


def withdraw(correction: FactCorrection, *, actor: Actor) -> None:
    """Take back a correction that was not sent yet. Raises NotPermitted."""
    _checked(correction.report)
    if correction.returned_at is not None or correction.disposition is not None:
        raise NotPermitted(_("This correction is sent; it cannot be taken back."))
    correction.disposition = "withdrawn"
    correction.disposed_by_id, correction.disposed_at = actor.person_id, clock.now()
    db.session.flush()


def return_facts(report: Report, *, actor: Actor, seen_version: int, note: str, behalf: Behalf | None = None) -> None:
    """Send the corrections; the draft goes back to its writers."""

    door.advance(report, "return_facts", actor=actor, seen_version=seen_version, note=note, behalf=behalf)
    _mark_as_sent(report)


def dispose(correction: FactCorrection, *, actor: Actor, disposition: str, note: str) -> None:
    """Say once what became of a correction. Raises InvalidFact, StaleCase."""
    if disposition not in DISPOSITIONS:
        raise InvalidFact("disposition", _("Choose what became of the correction."))
    if disposition != "changed" and not note.strip():
        raise InvalidFact("note", _("Say why the text stays as it is."))
    locked = door.locked_for(correction.report, door.UNDER_LOCK)
    if correction.disposition is not None or correction.returned_at is None:
        raise StaleCase
    audit.record(actor, "report:dispose", locked, facts={"correction": correction.number, "disposition": disposition})
    correction.disposition, correction.disposition_note = disposition, note
    correction.disposed_by_id, correction.disposed_at = actor.person_id, clock.now()
    db.session.flush()


def confirm(report: Report, *, actor: Actor, seen_version: int, note: str = "", behalf: Behalf | None = None) -> None:
    """The agency's word that the facts are right."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Report)
        locked.facts_confirmed_at, locked.facts_confirmed_by_id = clock.now(), actor.person_id

    door.advance(report, "confirm_facts", actor=actor, seen_version=seen_version, facts=facts, note=note, behalf=behalf)
    _render_when_approved(report)


def close(report: Report, *, actor: Actor, seen_version: int, note: str, dissent: str) -> None:
    """End a fact check that is exhausted; what the agency still wants is printed as its dissent."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Report)
        locked.facts_confirmed_at, locked.facts_confirmed_by_id = clock.now(), actor.person_id
        locked.dissent_note = dissent
        for correction in locked.open_corrections:
            correction.disposition, correction.disposition_note = DISSENT, note
            correction.disposed_by_id, correction.disposed_at = actor.person_id, clock.now()

    door.advance(report, "confirm_facts", actor=actor, seen_version=seen_version, facts=facts, note=note)
    _render_when_approved(report)


def return_final(report: Report, *, actor: Actor, seen_version: int, reason: ReturnReason, note: str) -> None:
    """The department returns the report with a coded reason; the note becomes a comment to be disposed of."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Report)
        if note:
            locked.comments.append(
                ReportComment(case_file_id=locked.case_file_id, text=note, author_id=actor.person_id)
            )

    door.advance(
        report,
        "return_final",
        actor=actor,
        seen_version=seen_version,
        facts=facts,
        reason=reason.value,
        note=note,
        audience="cops_and_provider",
    )


def resend(report: Report, *, actor: Actor, seen_version: int, note: str, no_fact_changed: bool) -> None:
    """Send the report to the department again; where text changed, somebody says that no fact did."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Report)
        if no_fact_changed:
            locked.facts_unchanged_since = clock.now()

    door.advance(
        report, "resend_final", actor=actor, seen_version=seen_version, facts=facts, note=note, audience="cops"
    )


def _checked(report: Report) -> Report:
    locked = door.locked_for(report, door.UNDER_LOCK)
    if locked.state != "agency_fact_check":
        raise NotPermitted(_("The agency is not checking the facts now."))
    return locked


def _mark_as_sent(report: Report) -> None:
    for correction in report.unsent_corrections:
        correction.returned_at = clock.now()
    db.session.flush()


def _render_when_approved(report: Report) -> None:
    """A status report is approved with the agency's word."""
    if report.state == "approved":
        reporting.settle_approval(report)
